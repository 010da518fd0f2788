using System.Text.RegularExpressions;

namespace Inclusion.Platform;

/// <summary>
/// Finds passwords and codes that somebody wrote down (« mot de passe : Soleil75 », « mdp Soleil75 », « code FranceConnect
/// 482910 »). Texts that only speak of passwords (« mot de passe oublié ») are let through.
/// </summary>
public static partial class Passwords
{
    private const int Shortest = 3;

    /// <summary>What follows « mot de passe : » in a sentence about it, and is none.</summary>
    private static readonly HashSet<string> Ordinary = new(StringComparer.OrdinalIgnoreCase)
    {
        "aucun", "aucune", "oui", "non", "pas", "jamais", "déjà", "encore", "bien", "trop", "très", "plus", "tout", "voir", "voire", "faire", "mettre", "avec", "sans",
        "pour", "par", "dans", "chez", "sur", "les", "des", "une", "ses", "son", "sa", "leur", "nos", "vos", "mes", "ces", "cette", "elle", "elles", "ils", "nous", "vous",
        "que", "qui", "quoi", "quand", "comment", "pourquoi", "inconnu", "inconnue", "perdu", "perdue", "perdus", "revu", "revue", "refait", "faite", "fait", "vu", "vue",
        "faible", "fort", "solide", "sûr", "court", "long", "longs", "expliquer", "inchangé", "atelier", "gestion", "création", "pensez", "penser", "demander", "demandez",
        "choisissez", "notez", "apportez", "obligatoire", "nécessaire", "confidentiel", "personnel", "provisoire", "caractères", "rien", "toujours", "important", "ensuite", "puis",
        "franceconnect", "ameli", "caf", "impots", "impôts", "gmail", "orange", "wifi", "mail", "messagerie", "boîte", "compte", "email", "téléphone", "ordinateur", "cpam", "carsat",
    };

    /// <summary>True when the text holds one.</summary>
    public static bool AreIn(string text)
    {
        var plain = SocialSecurityNumbers.Plain(text);
        return Told().Matches(plain).Any(IsTold) || Abbreviated().Matches(plain).Any(match => IsValue(match.Groups["value"].Value)) || Coded().IsMatch(plain);
    }

    /// <summary>« mots de passe : … » and « mot de passe oublié : … » speak of them: only what cannot be a word counts there.</summary>
    private static bool IsTold(Match match)
    {
        var (value, label) = (match.Groups["value"].Value, match.Groups["label"].Value.Trim());
        var isSpokenOf = match.Groups["plural"].Length > 0 || label.Split(' ').Any(word => word.Length > 0 && IsOfASentence(word) && !IsName(word));
        return isSpokenOf || match.Groups["is"].Length > 0 ? IsNoWord(Trimmed(value)) : IsValue(value);
    }

    private static bool IsValue(string written)
    {
        var value = Trimmed(written);
        return IsNoWord(value) || value.Length >= Shortest && !IsOfASentence(value);
    }

    private static bool IsName(string word) => Ordinary.Contains(word) && !word.EndsWith('u') && !word.EndsWith('é');

    /// <summary>A usual word, a participle or an infinitive.</summary>
    private static bool IsOfASentence(string word) => Ordinary.Contains(word) || SentenceWord().IsMatch(word);

    /// <summary>Letters and digits mixed, four digits or more, a sign within, or a capital within.</summary>
    private static bool IsNoWord(string value) => value.Length >= Shortest && !Ordinary.Contains(value) && NoWord().IsMatch(value);

    private static string Trimmed(string value) => value.Trim('«', '»', '"', '\'', '(', ')', '[', ']', '“', '”', '.', ',', ';', '…');

    private const string Words = "mot(?<plural>s)? ?de ?passes?|motdepasse|mdp|password|passwd|pwd|code (?:secret|confidentiel|pin|d['’]acc[eè]s|de connexion)";

    [GeneratedRegex($@"\b(?:{Words})\b(?<label>(?:[ ]+[\p{{L}}'’-]+){{0,4}}?)\s*(?:[:=→]|(?<is>\b(?:c['’])?est\b))\s*[«""'“(]*\s*(?<value>\S+)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Told();

    // « mdp soleil », at the end of what is said: an abbreviation is followed by the thing itself.
    [GeneratedRegex(@"\b(?:mdp|pwd|passwd|password)\s+(?:[\p{L}]+\s+){0,2}?[«""'“(]*(?<value>(?=\S*[0-9@#$%&*!_+=])\S{4,}|\p{L}{3,}(?=[»""'”).,;!]*(?:\s*$|\s*[\r\n])))",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Abbreviated();

    [GeneratedRegex(@"(?:\bcode|\bmot de passe|\bidentifiants?)\s+(?:(?:de|d['’]|du|la|le|l['’]|son|sa|pour|reçu|par|secret|carte|bancaire|connexion|accès|provisoire)\s*)*(?:franceconnect\+?|france connect|ameli|caf|impots|impôts|msa|carsat|cpam|france travail|pôle emploi|pin|sms|secret|confidentiel|carte|bancaire|connexion|accès|provisoire|mot de passe)(?:\s+(?:reçu|par|sms|de|la|le|carte|bancaire|provisoire|est|c['’]est))*\s*[:=]?\s*[«""'“(]*(?=[A-Za-z]*[0-9])[0-9A-Za-z@#$%&*!_+=-]{4,}",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Coded();

    [GeneratedRegex("(?:é|ée|és|ées|er|ir|oir|ement)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SentenceWord();

    [GeneratedRegex(@"(?=.*\p{L})(?=.*[0-9])|^[0-9]{4,}$|\p{L}.*[@#$%&*!_+=?].*\S|\p{Ll}\p{Lu}", RegexOptions.CultureInvariant)]
    private static partial Regex NoWord();
}
