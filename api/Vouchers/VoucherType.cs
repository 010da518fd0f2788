using GraphQL.DataLoader;
using Inclusion.Appointments;
using Inclusion.Platform.Access;
using Inclusion.Platform.Graph;
using Inclusion.Platform.Storage;
using Inclusion.Residents;
using Inclusion.Territories;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Inclusion.Vouchers;

/// <summary>A booklet of vouchers (« carnet »): a resident's from the moment it is handed over.</summary>
[Allows(Role.Mediator, Role.SocialWorker, Role.Reception, Role.VoucherManager, Role.Coordinator)]
public sealed class BookletType(Booklet booklet, Actor viewer)
{
    /// <summary>Its identifier.</summary>
    public BookletId Id => booklet.Id;

    /// <summary>What people call it by; no secret.</summary>
    public string Serial => booklet.Serial;

    /// <summary>Where it stands.</summary>
    public BookletState State => booklet.State;

    /// <summary>The programme that it is of.</summary>
    public IDataLoaderResult<ProgrammeType?> Programme(VoucherLoaders loaders) => loaders.Programme.Load(booklet.ProgrammeId);

    /// <summary>The structure whose stock it was made for; null for the town's own.</summary>
    public IDataLoaderResult<StructureType?>? Distributor(TerritoryLoaders loaders) => booklet.DistributorId is { } structure ? loaders.Structure.Load(structure) : null;

    /// <summary>Whose it is; null until it is handed over.</summary>
    [Allows(Role.Mediator, Role.SocialWorker, Role.Reception, Role.Coordinator)]
    public IDataLoaderResult<ResidentType?>? Resident(ResidentLoaders loaders) => booklet.ResidentId is { } resident ? loaders.Resident.Load(resident) : null;

    /// <summary>Who handed it over; null until then.</summary>
    public IDataLoaderResult<ProfessionalType?>? IssuedBy(TerritoryLoaders loaders) => booklet.IssuedBy is { } professional ? loaders.Professional.Load(professional) : null;

    /// <summary>When it was handed over; null until then.</summary>
    public Instant? IssuedAt => booklet.IssuedAt;

    /// <summary>Its vouchers, in their order; 5 or 10.</summary>
    public IDataLoaderResult<IReadOnlyList<VoucherType>?> Vouchers(VoucherLoaders loaders) => loaders.VouchersOf.Load(booklet.Id);

    /// <summary>The page to print, with the codes of what is left: its path on this server, for the session of whoever handed the booklet over. Null for anybody else, and when nothing works any more.</summary>
    [Allows(Role.SocialWorker, Role.VoucherManager)]
    public string? SheetPath => viewer.PrintsSheetOf(booklet) ? VoucherSheetPage.PathOf(booklet.Id) : null;

    [Lookup]
    public static async Task<BookletType?> FindAsync(BookletId id, Actor actor, InclusionDb db, CancellationToken stop) =>
        await db.BookletsFor(actor).AsNoTracking().SingleOrDefaultAsync(each => each.Id == id, stop) is { } found ? new(found, actor) : null;
}

/// <summary>A digital-help voucher (« Pass numérique »): it pays for one workshop at a qualified place. Its code is shown nowhere in this contract.</summary>
[Allows(Role.Mediator, Role.SocialWorker, Role.Reception, Role.VoucherManager, Role.Coordinator)]
public sealed class VoucherType(Voucher voucher)
{
    /// <summary>Its identifier.</summary>
    public VoucherId Id => voucher.Id;

    /// <summary>The last four symbols of its code, to tell it apart by.</summary>
    public string CodeEnd => voucher.CodeEnd;

    /// <summary>Where it stands.</summary>
    public VoucherState State => voucher.State;

    /// <summary>Its place in the booklet, from 1.</summary>
    public int Position => voucher.Position;

    /// <summary>The booklet that it is of.</summary>
    public IDataLoaderResult<BookletType?> Booklet(VoucherLoaders loaders) => loaders.Booklet.Load(voucher.BookletId);

    /// <summary>What it is kept for, or was spent for; null for nothing, and for an appointment that the caller may not know of.</summary>
    [Allows(Role.Mediator, Role.SocialWorker, Role.Reception, Role.Coordinator)]
    public IDataLoaderResult<AppointmentType?>? Appointment(VoucherLoaders loaders) => voucher.AppointmentId is { } appointment ? loaders.Appointment.Load(appointment) : null;

    /// <summary>What became of it, step by step from the first; the last 100.</summary>
    public IDataLoaderResult<IReadOnlyList<VoucherStepType>?> Ledger(VoucherLoaders loaders) => loaders.LedgerOf.Load(voucher.Id);

    [Lookup]
    public static async Task<VoucherType?> FindAsync(VoucherId id, Actor actor, InclusionDb db, CancellationToken stop) =>
        await db.VouchersFor(actor).AsNoTracking().SingleOrDefaultAsync(each => each.Id == id, stop) is { } found ? new(found) : null;
}

/// <summary>One step of a voucher's life; never edited, never deleted.</summary>
[Allows(Role.Mediator, Role.SocialWorker, Role.Reception, Role.VoucherManager, Role.Coordinator)]
public sealed class VoucherStepType(LedgerEntry entry)
{
    /// <summary>Which step, from 1.</summary>
    public int Number => entry.Step;

    /// <summary>Where it stood before; null for the first step.</summary>
    public VoucherState? Was => entry.Was;

    /// <summary>Where it has stood since.</summary>
    public VoucherState State => entry.State;

    /// <summary>Why it took the step.</summary>
    public LedgerCause Cause => entry.Cause;

    /// <summary>When.</summary>
    public Instant HappenedAt => entry.HappenedAt;

    /// <summary>Which professional did it; null for a partner's program and for the clock.</summary>
    public IDataLoaderResult<ProfessionalType?>? DoneBy(TerritoryLoaders loaders) => entry.DoneBy is { } by ? loaders.Professional.Load(new ProfessionalId(by)) : null;
}
