using Inclusion.Appointments;
using Inclusion.Platform.Access;
using NodaTime;

namespace Inclusion.Vouchers;

/// <summary>Who makes a voucher take a step, why and when.</summary>
/// <param name="By">The professional or the program; null for the clock.</param>
public sealed record VoucherChange(LedgerCause Cause, Instant At, Guid? By)
{
    public static VoucherChange Of(Actor actor, LedgerCause cause, Instant at) => new(cause, at, actor.Id == Guid.Empty ? null : actor.Id);
}

/// <summary>One step of a voucher's life. Never edited, never deleted.</summary>
public sealed class LedgerEntry(
    TerritoryId territoryId, VoucherId voucherId, int step, VoucherState? was, VoucherState state, LedgerCause cause, AppointmentId? appointmentId, Instant happenedAt, Guid? doneBy)
{
    public TerritoryId TerritoryId { get; private set; } = territoryId;
    public VoucherId VoucherId { get; private set; } = voucherId;
    public int Step { get; private set; } = step;
    public VoucherState? Was { get; private set; } = was;
    public VoucherState State { get; private set; } = state;
    public LedgerCause Cause { get; private set; } = cause;
    public AppointmentId? AppointmentId { get; private set; } = appointmentId;
    public Instant HappenedAt { get; private set; } = happenedAt;
    public Guid? DoneBy { get; private set; } = doneBy;
}

/// <summary>A digital-help voucher (« Pass numérique »). It changes only by a step, which its ledger keeps.</summary>
public sealed class Voucher
{
    private Voucher(TerritoryId territoryId, VoucherId id, ProgrammeId programmeId, BookletId bookletId, int position) =>
        (TerritoryId, Id, ProgrammeId, BookletId, Position) = (territoryId, id, programmeId, bookletId, position);

    public TerritoryId TerritoryId { get; private set; }
    public VoucherId Id { get; private set; }
    public ProgrammeId ProgrammeId { get; private set; }
    public BookletId BookletId { get; private set; }

    /// <summary>Its place in the booklet, from 1.</summary>
    public int Position { get; private set; }

    /// <summary>Which print its code is of; a new print ends the code of the one before.</summary>
    public int PrintNumber { get; private set; } = 1;

    /// <summary>The keyed hash of its code.</summary>
    public byte[] CodeHash { get; private set; } = [];

    /// <summary>The last four symbols of its code.</summary>
    public string CodeEnd { get; private set; } = "";
    public VoucherState State { get; private set; }

    /// <summary>How many steps it has taken: the number of its last ledger entry.</summary>
    public int Step { get; private set; }

    /// <summary>What it is kept for, or was spent for; null otherwise.</summary>
    public AppointmentId? AppointmentId { get; private set; }

    /// <summary>True until it is spent, blocked or out of time.</summary>
    public bool IsOpen => State is VoucherState.Available or VoucherState.Reserved;

    public bool IsSpent => State is VoucherState.Redeemed or VoucherState.Claimed or VoucherState.Reimbursed or VoucherState.Rejected;

    public static Voucher Make(Booklet booklet, int position, VoucherKeys keys)
    {
        var made = new Voucher(booklet.TerritoryId, VoucherId.New(), booklet.ProgrammeId, booklet.Id, position);
        made.TakeCode(keys);
        return made;
    }

    /// <summary>Gives the voucher another code; the one printed before no longer leads to it.</summary>
    public void PrintAgain(VoucherKeys keys)
    {
        PrintNumber++;
        TakeCode(keys);
    }

    /// <summary>The first step: it exists.</summary>
    public LedgerEntry Begin(VoucherChange change) => Become(VoucherState.Available, null, change);

    public LedgerEntry Reserve(AppointmentId appointment, VoucherChange change) => Become(VoucherState.Reserved, appointment, change);

    /// <summary>It is free again; the entry says which appointment it was kept for.</summary>
    public LedgerEntry Release(VoucherChange change) => Become(VoucherState.Available, null, change);

    public LedgerEntry Redeem(VoucherChange change) => Become(VoucherState.Redeemed, AppointmentId, change);

    /// <summary>The refund's steps, and the ends: blocked, out of time.</summary>
    public LedgerEntry Go(VoucherState to, VoucherChange change) => Become(to, to is VoucherState.Blocked or VoucherState.Expired or VoucherState.Available ? null : AppointmentId, change);

    private LedgerEntry Become(VoucherState next, AppointmentId? appointment, VoucherChange change)
    {
        var (was, about) = (Step == 0 ? (VoucherState?)null : State, appointment ?? AppointmentId);
        (State, AppointmentId, Step) = (next, appointment, Step + 1);
        return new LedgerEntry(TerritoryId, Id, Step, was, next, change.Cause, about, change.At, change.By);
    }

    private void TakeCode(VoucherKeys keys)
    {
        var code = keys.CodeOf(TerritoryId, ProgrammeId, Id, PrintNumber);
        (CodeHash, CodeEnd) = (keys.HashOf(TerritoryId, code), code.End);
    }
}
