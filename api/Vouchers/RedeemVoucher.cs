using Inclusion.Appointments;
using Inclusion.Places;
using Inclusion.Planning;
using Inclusion.Platform;
using Inclusion.Platform.Access;
using Inclusion.Platform.Graph;
using Inclusion.Platform.Journal;
using Inclusion.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Inclusion.Vouchers;

/// <summary>A voucher to take in.</summary>
/// <param name="Code">Its code, as printed or read from the QR code; small letters, spaces and dashes do not matter.</param>
/// <param name="PlaceId">Where: a place that the voucher's programme approves; a partner's program names one of its own structure's.</param>
/// <param name="Service">What it pays for.</param>
/// <param name="Minutes">How long the workshop lasted, 1 to 480.</param>
/// <param name="AppointmentId">The appointment that it pays for; may be left out, even when the voucher is kept for one.</param>
public sealed record RedeemVoucherInput(string Code, PlaceId PlaceId, ServiceKind Service, int Minutes, AppointmentId? AppointmentId = null);

/// <summary>
/// Takes a voucher in by its code (« encaisser »), once, at a qualified place. After 10 refused codes within 15 minutes the
/// account pauses as long. The town's staff is told why a code is refused; a partner's program always hears the same.
/// </summary>
[ChecksCode]
[Allows(Role.Mediator), AllowsScope(Scopes.VouchersRedeem)]
[Refuses(typeof(OutOfBounds), typeof(UnknownId), typeof(TooManyTries), typeof(VoucherRefused))]
public static class RedeemVoucherMutation
{
    public static async Task<Outcome<RedemptionType>> RedeemVoucherAsync(
        RedeemVoucherInput input, Actor actor, InclusionDb db, VoucherKeys keys, CodeTries tries, OperationJournal journal, IClock clock, CancellationToken stop)
    {
        var (now, tellsWhy, faults) = (clock.GetCurrentInstant(), actor.Professional is not null, new Faults());
        faults.Number(input.Minutes, 1, Redemption.MinutesMax, "minutes");
        if (faults.Any) return faults.ToRefusals();
        var place = await db.Places.AsNoTracking().SingleOrDefaultAsync(each => each.TerritoryId == actor.Territory && each.Id == input.PlaceId, stop);
        if (place is null) return UnknownId.Of("ce lieu", "placeId");
        if (input.AppointmentId is { } appointment && !await db.AppointmentsFor(actor).AnyAsync(each => each.Id == appointment, stop)) return UnknownId.Of("ce rendez-vous", "appointmentId");

        if (await tries.CountAsync(stop) is { } retryAt) return new TooManyTries(retryAt);
        if (VoucherCode.Read(input.Code) is not { } code) return VoucherRefused.Of(VoucherFault.Mistyped, tellsWhy);
        if (await db.HoldByCodeAsync(actor.Territory, keys.HashOf(actor.Territory, code), stop) is not var (held, voucher)) return VoucherRefused.Of(VoucherFault.Unknown, tellsWhy);

        var isQualified = actor.TakesVouchersAt(place) && await db.IsQualifiedAsync(actor.Territory, held.Programme.Id, place.Id, stop);
        var today = (await db.CalendarAsync(actor.Territory, stop)).DayOf(now);
        var spending = new Spending(place.Id, place.StructureId ?? actor.Structure ?? default, isQualified, input.Service, input.Minutes, input.AppointmentId, actor.Id, today);
        if (spending.Fault(held.Programme, held.Booklet, voucher) is { } fault) return VoucherRefused.Of(fault, tellsWhy);

        var redemption = Redemption.Of(voucher, spending, now);
        db.Add(redemption);
        db.Add(voucher.Redeem(VoucherChange.Of(actor, LedgerCause.Redeemed, now)));
        held.Booklet.Count(held.Vouchers);
        await tries.ForgiveAsync(stop);
        journal.Concerns(voucher.Id);
        if (held.Booklet.ResidentId is { } resident) journal.Concerns(resident);
        return await db.SaveAsync(new RedemptionType(redemption), new Conflicts { [RedemptionTable.Once] = () => VoucherRefused.Of(VoucherFault.AlreadyRedeemed, tellsWhy) }, stop);
    }

    /// <summary>The town's staff go from place to place; a partner's program takes vouchers in at its own structure's places. What a place takes in is refunded to its structure.</summary>
    private static bool TakesVouchersAt(this Actor actor, Place place)
    {
        if (place.ArchivedAt is not null || place.StructureId is null && actor.Structure is null) return false;
        return actor.Professional is not null || place.StructureId is null || place.StructureId == actor.Structure;
    }
}
