using Inclusion.Places;
using Inclusion.Platform;
using Inclusion.Platform.Access;
using NodaTime;

namespace Inclusion.Vouchers;

/// <summary>The terms of a programme.</summary>
public sealed record ProgrammeTerms(
    string Name, string Buyer, string Funder, Cents FaceValue, int VouchersPerBooklet, LocalDate ValidFrom, LocalDate ValidUntil, int GraceDays, int MinutesMax,
    IReadOnlyList<ServiceKind> Services);

/// <summary>What a buyer pays vouchers for, and on which terms (« programme de Pass numériques »). Its terms stay as they were when it was opened.</summary>
public sealed class Programme
{
    public const int NameMax = 120, PartyMax = 200;
    private const int FirstYear = 2000, LastYear = 2200;
    private static readonly int[] BookletSizes = [5, 10];

    private Programme(TerritoryId territoryId, ProgrammeId id, string name, string buyer, string funder, Cents faceValue, int vouchersPerBooklet,
        LocalDate validFrom, LocalDate validUntil, int graceDays, int minutesMax, Instant openedAt) =>
        (TerritoryId, Id, Name, Buyer, Funder, FaceValue, VouchersPerBooklet, ValidFrom, ValidUntil, GraceDays, MinutesMax, OpenedAt) =
        (territoryId, id, name, buyer, funder, faceValue, vouchersPerBooklet, validFrom, validUntil, graceDays, minutesMax, openedAt);

    public TerritoryId TerritoryId { get; private set; }
    public ProgrammeId Id { get; private set; }
    public string Name { get; private set; }

    /// <summary>Who orders the vouchers (« commanditaire »).</summary>
    public string Buyer { get; private set; }

    /// <summary>Who pays for them in the end.</summary>
    public string Funder { get; private set; }

    /// <summary>What one voucher is worth.</summary>
    public Cents FaceValue { get; private set; }
    public int VouchersPerBooklet { get; private set; }
    public LocalDate ValidFrom { get; private set; }

    /// <summary>The last day on which vouchers are handed over; they are still taken in on the days of grace after it.</summary>
    public LocalDate ValidUntil { get; private set; }
    public int GraceDays { get; private set; }

    /// <summary>The longest workshop that one voucher pays for.</summary>
    public int MinutesMax { get; private set; }
    public List<ServiceKind> Services { get; private set; } = [];
    public Instant OpenedAt { get; private set; }

    /// <summary>The last day on which a voucher is taken in.</summary>
    public LocalDate LastDay => ValidUntil.PlusDays(GraceDays);

    public static Outcome<Programme> Open(TerritoryId town, ProgrammeTerms terms, Instant now)
    {
        var faults = new Faults();
        var (name, buyer, funder) = (faults.FreeLine(terms.Name, NameMax, "name"), faults.FreeLine(terms.Buyer, PartyMax, "buyer"), faults.FreeLine(terms.Funder, PartyMax, "funder"));
        faults.Number(terms.FaceValue.Value, 1, 100_000, "faceValueCents");
        faults.Number(terms.GraceDays, 0, 366, "graceDays");
        faults.Number(terms.MinutesMax, 15, 480, "minutesMax");
        if (!BookletSizes.Contains(terms.VouchersPerBooklet)) faults.Add(new OutOfBounds("Un carnet compte 5 ou 10 Pass.", 5, 10, "vouchersPerBooklet"));
        if (terms.ValidFrom.Year is < FirstYear or > LastYear || terms.ValidUntil < terms.ValidFrom || terms.ValidUntil > terms.ValidFrom.PlusYears(5)) faults.Add(new ValidityMisordered());
        var services = terms.Services.Distinct().Order().ToList();
        if (services.Count == 0) faults.Add(new NoServiceAllowed());
        if (faults.Any) return faults.ToRefusals();
        return new Programme(town, ProgrammeId.New(), name, buyer, funder, terms.FaceValue, terms.VouchersPerBooklet, terms.ValidFrom, terms.ValidUntil, terms.GraceDays, terms.MinutesMax, now)
        {
            Services = services,
        };
    }
}

/// <summary>That a place is approved to take a programme's vouchers in (« lieu habilité »).</summary>
public sealed class QualifiedPlace(TerritoryId territoryId, ProgrammeId programmeId, PlaceId placeId, Instant qualifiedAt)
{
    public TerritoryId TerritoryId { get; private set; } = territoryId;
    public ProgrammeId ProgrammeId { get; private set; } = programmeId;
    public PlaceId PlaceId { get; private set; } = placeId;
    public Instant QualifiedAt { get; private set; } = qualifiedAt;

    /// <summary>Since when it no longer is; null while it is.</summary>
    public Instant? EndedAt { get; private set; }

    public void End(Instant now) => EndedAt ??= now;

    public void Renew(Instant now)
    {
        if (EndedAt is not null) (QualifiedAt, EndedAt) = (now, null);
    }
}

/// <summary>Booklets made at one time, for the town's stock or for a structure that hands them over.</summary>
public sealed class VoucherBatch(TerritoryId territoryId, VoucherBatchId id, ProgrammeId programmeId, int booklets, StructureId? distributorId, Instant madeAt, Guid madeBy)
{
    /// <summary>The most booklets made at once.</summary>
    public const int Most = 200;

    public TerritoryId TerritoryId { get; private set; } = territoryId;
    public VoucherBatchId Id { get; private set; } = id;
    public ProgrammeId ProgrammeId { get; private set; } = programmeId;
    public int Booklets { get; private set; } = booklets;
    public StructureId? DistributorId { get; private set; } = distributorId;
    public Instant MadeAt { get; private set; } = madeAt;
    public Guid MadeBy { get; private set; } = madeBy;
}
