using Inclusion.Platform.Time;

namespace Inclusion.Grc;

/// <summary>What residents read about their request.</summary>
public static class GrcRequestWording
{
    /// <summary>A short number to say on the telephone.</summary>
    public static string NumberOf(GrcRequest request) => request.Id.Value.ToString("N")[^8..].ToUpperInvariant();

    /// <param name="link">Where it can be followed; null when there is no such address.</param>
    public static IReadOnlyList<string> Paragraphs(GrcRequest request, string kind, string town, string? telephone, string? link)
    {
        string?[] said =
        [
            "Bonjour,",
            $"Votre demande « {kind} » a été enregistrée le {FrenchDates.WordsWithYear(request.ReceivedOn)} par {town}. Son numéro est {NumberOf(request)}.",
            $"Au plus tard le {FrenchDates.WordsWithYear(request.ReceptionDueOn)}, vous recevrez un accusé de réception : il dira quel service suit votre demande. D'ici là, vous n'avez rien à faire. Gardez ce message.",
            request.SilenceSpeaksAfter is { } day ? $"Sans réponse le {FrenchDates.WordsWithYear(day)} au soir, votre demande sera considérée comme {Meaning(request.SilenceMeans)}." : null,
            link is null ? null : $"Pour suivre votre demande, ouvrez cette adresse :\n{link}",
            telephone is null ? null : $"Pour toute question : {telephone}.",
        ];
        return [.. said.OfType<string>()];
    }

    private static string Meaning(SilenceEffect effect) => effect is SilenceEffect.Acceptance ? "acceptée" : "refusée ; vous pourrez alors contester ce refus";
}
