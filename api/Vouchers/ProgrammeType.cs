using GraphQL.DataLoader;
using Inclusion.Places;
using Inclusion.Platform.Access;
using Inclusion.Platform.Graph;
using Inclusion.Platform.Storage;
using Inclusion.Territories;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Inclusion.Vouchers;

/// <summary>What a buyer pays vouchers for, and on which terms (« programme de Pass numériques »); it names nobody.</summary>
[Allows(Role.Mediator, Role.SocialWorker, Role.Reception, Role.VoucherManager, Role.Treasurer, Role.Coordinator), AllowsScope(Scopes.VouchersRedeem)]
public sealed class ProgrammeType(Programme programme)
{
    /// <summary>Its identifier.</summary>
    public ProgrammeId Id => programme.Id;

    /// <summary>Its name.</summary>
    public string Name => programme.Name;

    /// <summary>Who orders the vouchers (« commanditaire »).</summary>
    public string Buyer => programme.Buyer;

    /// <summary>Who pays for them in the end.</summary>
    public string Funder => programme.Funder;

    /// <summary>What one voucher is worth.</summary>
    public MoneyType FaceValue => new(programme.FaceValue);

    /// <summary>How many vouchers make a booklet: 5 or 10.</summary>
    public int VouchersPerBooklet => programme.VouchersPerBooklet;

    /// <summary>The first day on which a voucher is taken in.</summary>
    public LocalDate ValidFromOn => programme.ValidFrom;

    /// <summary>The last day on which booklets are handed over.</summary>
    public LocalDate ValidUntilOn => programme.ValidUntil;

    /// <summary>The last day on which a voucher is taken in: the days of grace are over then.</summary>
    public LocalDate LastDayOn => programme.LastDay;

    /// <summary>The longest workshop that one voucher pays for, in minutes.</summary>
    public int MinutesMax => programme.MinutesMax;

    /// <summary>What its vouchers pay for; at most 9.</summary>
    public IReadOnlyList<ServiceKind> Services => programme.Services;

    /// <summary>When it was opened.</summary>
    public Instant OpenedAt => programme.OpenedAt;

    /// <summary>The places that it approves today, by name; at most 500.</summary>
    public IDataLoaderResult<IReadOnlyList<PlaceType>?> Places(VoucherLoaders loaders) => loaders.PlacesOf.Load(programme.Id);

    /// <summary>How many of its vouchers stand where, and what they are worth: together all that were ever made. At most 8 lines.</summary>
    [Allows(Role.VoucherManager, Role.Treasurer, Role.Coordinator)]
    public IDataLoaderResult<IReadOnlyList<VoucherCountType>?> VoucherCounts(VoucherLoaders loaders) => loaders.CountsOf.Load(programme.Id);

    /// <summary>Its booklets by serial, as far as the caller may know of them.</summary>
    /// <param name="states">Only those in one of these states; all when empty.</param>
    [Allows(Role.SocialWorker, Role.VoucherManager, Role.Coordinator)]
    public Task<Connection<BookletType>> BookletsAsync(Page page, Actor actor, InclusionDb db, CancellationToken stop, IReadOnlyList<BookletState>? states = null)
    {
        var rows = db.BookletsFor(actor).Where(each => each.ProgrammeId == programme.Id);
        if (states is { Count: > 0 }) rows = rows.Where(each => states.Contains(each.State));
        return rows.ToConnectionAsync(page, each => each.Serial, each => each.Id, each => new BookletType(each, actor), stop);
    }

    [Lookup]
    public static async Task<ProgrammeType?> FindAsync(ProgrammeId id, Actor actor, InclusionDb db, CancellationToken stop) =>
        await db.FindProgrammeAsync(actor, id, stop) is { } found ? new(found) : null;
}

/// <summary>An amount of money.</summary>
[Allows(Role.Mediator, Role.SocialWorker, Role.Reception, Role.VoucherManager, Role.Treasurer, Role.Coordinator), AllowsScope(Scopes.VouchersRedeem)]
public sealed class MoneyType(Cents amount)
{
    /// <summary>In hundredths of the currency.</summary>
    public int Cents => amount.Value;

    /// <summary>The ISO 4217 code of the currency: `EUR`.</summary>
    public string Currency => "EUR";
}

/// <summary>How many vouchers of a programme stand in one state.</summary>
[Allows(Role.VoucherManager, Role.Treasurer, Role.Coordinator)]
public sealed class VoucherCountType(VoucherState state, int vouchers, Cents value)
{
    /// <summary>Where they stand.</summary>
    public VoucherState State => state;

    /// <summary>How many.</summary>
    public int Vouchers => vouchers;

    /// <summary>What they are worth together.</summary>
    public MoneyType Value => new(value);
}

/// <summary>Booklets made at one time (« lot »).</summary>
[Allows(Role.VoucherManager, Role.Coordinator)]
public sealed class VoucherBatchType(VoucherBatch batch)
{
    /// <summary>Its identifier.</summary>
    public VoucherBatchId Id => batch.Id;

    /// <summary>The programme they were made for.</summary>
    public IDataLoaderResult<ProgrammeType?> Programme(VoucherLoaders loaders) => loaders.Programme.Load(batch.ProgrammeId);

    /// <summary>How many booklets were made.</summary>
    public int BookletCount => batch.Booklets;

    /// <summary>The structure whose stock they are; null for the town's own.</summary>
    public IDataLoaderResult<StructureType?>? Distributor(TerritoryLoaders loaders) => batch.DistributorId is { } structure ? loaders.Structure.Load(structure) : null;

    /// <summary>When they were made.</summary>
    public Instant MadeAt => batch.MadeAt;

    [Lookup]
    public static async Task<VoucherBatchType?> FindAsync(VoucherBatchId id, Actor actor, InclusionDb db, CancellationToken stop) =>
        await db.VoucherBatches.AsNoTracking().SingleOrDefaultAsync(each => each.TerritoryId == actor.Territory && each.Id == id, stop) is { } found ? new(found) : null;
}
