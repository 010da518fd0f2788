using Inclusion.Platform;
using Inclusion.Territories;

namespace Inclusion.Mandates;

/// <summary>A measure of legal protection that the resident declares (« mesure de protection juridique »).</summary>
public enum LegalProtection
{
    /// <summary>None: the resident signs.</summary>
    None,
    /// <summary>« sauvegarde de justice »: the guardian signs.</summary>
    CourtSafeguard,
    /// <summary>« curatelle »: the guardian signs.</summary>
    Curatorship,
    /// <summary>« tutelle »: the guardian signs.</summary>
    Guardianship,
}

/// <summary>What a mandate is to be for, checked.</summary>
/// <param name="Themes">One at least, each once.</param>
/// <param name="Guardian">Who signs for a person under protection; null for whoever signs for themselves.</param>
public sealed record MandateTerms(IReadOnlyList<Theme> Themes, int TermDays, LegalProtection Protection, string? Guardian)
{
    public const int GuardianMax = 120;

    /// <summary>How long a mandate may last, in days (the durations of Aidants Connect).</summary>
    public static readonly IReadOnlyList<int> Days = [1, 31, 182, 365];

    public static Outcome<MandateTerms> Read(IReadOnlyList<Theme> themes, int termDays, LegalProtection protection, string? guardianName)
    {
        var faults = new Faults();
        if (themes.Count == 0) faults.Add(new NothingChosen("Choisissez au moins une thématique : un mandat dit pour quelles démarches il est donné.", "themes"));
        if (!Days.Contains(termDays)) faults.Add(new MandateTermUnknown());
        var guardian = faults.OptionalFreeLine(guardianName, GuardianMax, "guardianName");
        if (protection is not LegalProtection.None && string.IsNullOrWhiteSpace(guardianName)) faults.Add(new GuardianMissing());
        if (protection is LegalProtection.None && guardian is not null) faults.Add(new GuardianUnexpected());
        return faults.Any ? faults.ToRefusals() : new MandateTerms([.. themes.Distinct()], termDays, protection, guardian);
    }
}
