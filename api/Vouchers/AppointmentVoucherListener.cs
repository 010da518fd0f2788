using Inclusion.Appointments;
using Inclusion.Platform;
using Inclusion.Platform.Access;
using Inclusion.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Inclusion.Vouchers;

/// <summary>
/// An appointment that is given up (cancelled, missed) frees the voucher kept for it, in the same transaction. Taking that
/// back keeps the voucher again; where it has been used for something else since, it is refused.
/// </summary>
public sealed class AppointmentVoucherListener(InclusionDb db, Actor actor, IClock clock) : IListener<AppointmentCancelled>, IListener<AppointmentStateChanged>, IUndoCondition
{
    public async Task<string?> ObjectAsync(AppointmentId appointment, AppointmentState was, CancellationToken stop)
    {
        if (!IsGivenUp(was) || await HoldGivenUpAsync(appointment, stop) is not var (held, voucher)) return null;
        return voucher.State is VoucherState.Available && held.Booklet.IsInUse
            ? null
            : "Le Pass qui était gardé pour ce rendez-vous a servi ou été bloqué depuis. Prenez un nouveau rendez-vous.";
    }

    public Task HearAsync(AppointmentCancelled fact, CancellationToken stop) => FreeAsync(fact.Appointment, stop);

    public async Task HearAsync(AppointmentStateChanged fact, CancellationToken stop)
    {
        if (IsGivenUp(fact.Is)) await FreeAsync(fact.Appointment, stop);
        if (IsGivenUp(fact.Was) && !IsGivenUp(fact.Is)) await KeepAgainAsync(fact.Appointment, stop);
    }

    private async Task FreeAsync(AppointmentId appointment, CancellationToken stop)
    {
        if (await db.HoldReservedAsync(actor.Territory, appointment, stop) is var (_, voucher)) db.Add(voucher.Release(Change(LedgerCause.AppointmentGivenUp)));
    }

    private async Task KeepAgainAsync(AppointmentId appointment, CancellationToken stop)
    {
        if (await HoldGivenUpAsync(appointment, stop) is var (_, voucher)) db.Add(voucher.Reserve(appointment, Change(LedgerCause.AppointmentRestored)));
    }

    /// <summary>The voucher that the appointment's giving up has freed: the last that the ledger says of the appointment.</summary>
    private async Task<(HeldBooklet Held, Voucher Voucher)?> HoldGivenUpAsync(AppointmentId appointment, CancellationToken stop)
    {
        var last = await db.VoucherLedger.AsNoTracking().Where(each => each.TerritoryId == actor.Territory && each.AppointmentId == appointment)
            .OrderByDescending(each => each.HappenedAt).ThenByDescending(each => each.Step).ThenBy(each => each.VoucherId).FirstOrDefaultAsync(stop);
        if (last is not { Cause: LedgerCause.AppointmentGivenUp }) return null;

        var booklet = await db.Vouchers.Where(each => each.TerritoryId == actor.Territory && each.Id == last.VoucherId).Select(each => each.BookletId).SingleAsync(stop);
        return await db.HoldBookletAsync(actor.Territory, booklet, stop) is { } held ? (held, held.Voucher(last.VoucherId)) : null;
    }

    private VoucherChange Change(LedgerCause cause) => VoucherChange.Of(actor, cause, clock.GetCurrentInstant());

    private static bool IsGivenUp(AppointmentState state) =>
        state is AppointmentState.CancelledByResident or AppointmentState.CancelledByTown or AppointmentState.NoShow;
}
