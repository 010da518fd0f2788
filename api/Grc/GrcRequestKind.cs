using System.Text.RegularExpressions;
using Inclusion.Platform;
using Inclusion.Platform.Access;
using NodaTime;

namespace Inclusion.Grc;

/// <summary>What the administration's silence means.</summary>
public enum SilenceEffect
{
    /// <summary>The request is granted (« silence vaut acceptation », CRPA L231-1).</summary>
    Acceptance,
    /// <summary>The request is refused (« silence vaut rejet », CRPA L231-4: money and complaints among others).</summary>
    Rejection,
}

/// <summary>When silence speaks, and what it says. The town decides it for each kind of request.</summary>
/// <param name="Months">Calendar months, date to date, from the day it was received.</param>
public sealed record SilenceRule(SilenceEffect Effect, int Months)
{
    public const int MostMonths = 24;

    /// <summary>The last day on which the administration can still answer: the same day of a later month, or that month's last.</summary>
    /// <param name="receivedOn">The day of receipt.</param>
    /// <param name="suspendedDays">Days during which missing papers were awaited (L114-5): they do not count.</param>
    public LocalDate SpeaksAfter(LocalDate receivedOn, int suspendedDays) => receivedOn.PlusMonths(Months).PlusDays(suspendedDays);
}

/// <summary>A kind of request that the town's GRC takes, with what silence means for it.</summary>
public sealed partial class GrcRequestKind
{
    public const int NameMax = 120;

    private GrcRequestKind(TerritoryId territoryId, GrcRequestKindId id, string code) => (TerritoryId, Id, Code) = (territoryId, id, code);

    public TerritoryId TerritoryId { get; private set; }
    public GrcRequestKindId Id { get; private set; }

    /// <summary>What the GRC knows it by.</summary>
    public string Code { get; private set; }
    public string Name { get; private set; } = "";
    public SilenceEffect SilenceMeans { get; private set; }
    public int SilenceMonths { get; private set; }

    public SilenceRule Silence => new(SilenceMeans, SilenceMonths);

    /// <summary>A new kind, or another text and rule for one that is there; the requests that were made keep theirs.</summary>
    public static Outcome<GrcRequestKind> Set(TerritoryId town, GrcRequestKind? known, string code, string name, SilenceEffect effect, int months)
    {
        var faults = new Faults();
        var (line, called) = (faults.Line(code, 60, "requestKind"), faults.FreeLine(name, NameMax, "name"));
        if (line.Length > 0 && !CodeForm().IsMatch(line))
            faults.Add(new InvalidText("Un code s'écrit en minuscules, chiffres et tirets : « logement-social ».", TextFault.Malformed, null, "requestKind"));
        faults.Number(months, 1, SilenceRule.MostMonths, "silenceMonths");
        if (faults.Any) return faults.ToRefusals();
        var kind = known ?? new GrcRequestKind(town, GrcRequestKindId.New(), line);
        (kind.Name, kind.SilenceMeans, kind.SilenceMonths) = (called, effect, months);
        return kind;
    }

    [GeneratedRegex("^[a-z0-9][a-z0-9-]*$", RegexOptions.CultureInvariant)]
    private static partial Regex CodeForm();
}
