using Inclusion.Appointments;
using Inclusion.Planning;
using Inclusion.Platform;
using Inclusion.Platform.Access;
using Inclusion.Platform.Graph;
using Inclusion.Platform.Journal;
using Inclusion.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Inclusion.Vouchers;

/// <summary>A voucher to keep.</summary>
/// <param name="VoucherId">Which voucher, free and handed over.</param>
/// <param name="AppointmentId">For which appointment of the same resident.</param>
public sealed record ReserveVoucherInput(VoucherId VoucherId, AppointmentId AppointmentId);

/// <summary>Keeps a resident's voucher for an appointment that it will pay for. Cancelling the appointment frees it again, in the same transaction.</summary>
[Allows(Role.Mediator, Role.SocialWorker, Role.Reception)]
[Refuses(typeof(UnknownId), typeof(VoucherNotReady), typeof(AppointmentTakesNoVoucher), typeof(AppointmentHasVoucher))]
public static class ReserveVoucherMutation
{
    public static async Task<Outcome<VoucherType>> ReserveVoucherAsync(
        ReserveVoucherInput input, Actor actor, InclusionDb db, OperationJournal journal, IClock clock, CancellationToken stop)
    {
        var town = actor.Territory;
        if (await db.AppointmentToChangeAsync(input.AppointmentId, actor, stop) is not { } appointment) return UnknownId.Of("ce rendez-vous", "appointmentId");
        if (await db.HoldVoucherAsync(input.VoucherId, actor, stop) is not var (held, voucher)) return UnknownId.Of("ce Pass", "voucherId");

        var reason = await db.Reasons.AsNoTracking().SingleAsync(each => each.TerritoryId == town && each.Id == appointment.ReasonId, stop);
        var isQualified = appointment.PlaceId is { } place && await db.IsQualifiedAsync(town, held.Programme.Id, place, stop);
        var reservation = new Reservation(appointment.ResidentId, appointment.State, reason.Terms.AcceptsVoucher, isQualified,
            (int)(appointment.EndsAt - appointment.StartsAt).TotalMinutes, (await db.CalendarAsync(town, stop)).DayOf(appointment.StartsAt));
        if (reservation.Judge(held.Programme, held.Booklet, voucher) is { } refusal) return refusal;

        db.Add(voucher.Reserve(appointment.Id, VoucherChange.Of(actor, LedgerCause.Reserved, clock.GetCurrentInstant())));
        journal.Concerns(appointment.Id);
        journal.Concerns(appointment.ResidentId);
        return await db.SaveAsync(new VoucherType(voucher), new Conflicts { [VoucherTable.AppointmentOnce] = () => new AppointmentHasVoucher() }, stop);
    }

    /// <summary>A voucher that the caller may know of, with its booklet; kept from any other change until the operation ends.</summary>
    internal static async Task<(HeldBooklet Held, Voucher Voucher)?> HoldVoucherAsync(this InclusionDb db, VoucherId id, Actor actor, CancellationToken stop)
    {
        var booklet = await db.VouchersFor(actor).Where(each => each.Id == id).Select(each => (BookletId?)each.BookletId).SingleOrDefaultAsync(stop);
        return booklet is { } found && await db.HoldBookletAsync(actor.Territory, found, stop) is { } held ? (held, held.Voucher(id)) : null;
    }
}

/// <summary>A voucher to keep no longer.</summary>
/// <param name="VoucherId">Which voucher, kept for an appointment.</param>
public sealed record ReleaseVoucherInput(VoucherId VoucherId);

/// <summary>Frees a voucher that was kept for an appointment, which stays agreed.</summary>
[Allows(Role.Mediator, Role.SocialWorker, Role.Reception)]
[Refuses(typeof(UnknownId), typeof(VoucherNotReady))]
public static class ReleaseVoucherMutation
{
    public static async Task<Outcome<VoucherType>> ReleaseVoucherAsync(
        ReleaseVoucherInput input, Actor actor, InclusionDb db, OperationJournal journal, IClock clock, CancellationToken stop)
    {
        if (await db.HoldVoucherAsync(input.VoucherId, actor, stop) is not var (held, voucher)) return UnknownId.Of("ce Pass", "voucherId");
        if (voucher.State is not VoucherState.Reserved) return new VoucherNotReady("Ce Pass n'est gardé pour aucun rendez-vous.", voucher.State);

        if (voucher.AppointmentId is { } appointment) journal.Concerns(appointment);
        db.Add(voucher.Release(VoucherChange.Of(actor, LedgerCause.Released, clock.GetCurrentInstant())));
        if (held.Booklet.ResidentId is { } resident) journal.Concerns(resident);
        return await db.SaveAsync(new VoucherType(voucher), stop);
    }
}
