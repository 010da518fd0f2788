using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Inclusion.Platform;
using Inclusion.Residents;
using Inclusion.Territories;

namespace Inclusion.Mandates;

/// <summary>The recap that is read aloud and signed: its exact words, which template they come from, and their hash.</summary>
/// <param name="Version">Raised with every change of the template below.</param>
/// <param name="Words">In French: the only text that counts.</param>
/// <param name="Sha256">Of the words in UTF-8; 64 small hexadecimal digits.</param>
public sealed record MandateText(int Version, string Words, string Sha256)
{
    public const int CurrentVersion = 2;

    /// <summary>Says who charges whom with what, for how long, what ends it, which data it takes, and what the structure owes.</summary>
    public static MandateText Write(ResidentPerson person, Structure structure, string town, MandateTerms terms)
    {
        var words = string.Join("\n\n",
        [
            "Mandat",
            $"{Signer(person, terms)} autorise la structure {Named(structure)}, à faire à sa place, en ligne, les démarches suivantes :\n{string.Join('\n', terms.Themes.Select(theme => $"- {theme.Label()}"))}",
            $"Cette autorisation dure {Lasting(terms.TermDays)} à partir de la signature.",
            "Elle peut prendre fin à tout moment, en entier ou pour une seule thématique, sans donner de raison : par le lien du reçu, par téléphone ou à l'accueil. La fin prend effet tout de suite.",
            "La structure s'engage à ne faire que les démarches de cette liste, à n'utiliser que les informations nécessaires, à les garder secrètes, et à noter chaque démarche faite.",
            $"Les informations utilisées sont : l'identité, les moyens d'être joint, et ce que chaque démarche demande. Ce mandat et ce qui a été fait sont gardés comme preuve le temps que prévoit la loi. Pour voir ces informations, les corriger ou les faire effacer : {town}.",
            terms.Protection is LegalProtection.None
                ? "La personne déclare n'avoir aucune mesure de protection juridique (sauvegarde de justice, curatelle, tutelle)."
                : $"La personne déclare une mesure de protection juridique ({Measure(terms.Protection)}) : {terms.Guardian} signe.",
            "Ce mandat suit les articles 1984 et suivants du Code civil.",
        ]).Replace(" :", "\u00a0:", StringComparison.Ordinal);
        return new MandateText(CurrentVersion, words, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(words))));
    }

    /// <summary>« 1 jour », « 31 jours ».</summary>
    public static string Lasting(int days) => string.Create(CultureInfo.InvariantCulture, $"{days} jour{(days > 1 ? "s" : "")}");

    private static string Signer(ResidentPerson person, MandateTerms terms)
    {
        var born = person.BirthYear is { } year ? string.Create(CultureInfo.InvariantCulture, $" (année de naissance : {year})") : "";
        var name = $"{person.GivenName} {person.FamilyName}".Trim() + born;
        return terms.Guardian is { } guardian ? $"{name}, représenté·e par {guardian} ({Measure(terms.Protection)})," : name;
    }

    private static string Named(Structure structure)
    {
        string?[] said = [structure.Name, structure.Address, structure.Telephone is { } telephone ? Telephones.ForReading(telephone) : null];
        return string.Join(", ", said.OfType<string>());
    }

    private static string Measure(LegalProtection protection) => protection switch
    {
        LegalProtection.CourtSafeguard => "sauvegarde de justice",
        LegalProtection.Curatorship => "curatelle",
        _ => "tutelle",
    };
}
