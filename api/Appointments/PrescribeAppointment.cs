using Inclusion.Places;
using Inclusion.Planning;
using Inclusion.Platform;
using Inclusion.Platform.Access;
using Inclusion.Platform.Graph;
using Inclusion.Platform.Journal;
using Inclusion.Platform.Storage;
using Inclusion.Platform.Time;
using Inclusion.Residents;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Inclusion.Appointments;

/// <summary>An appointment that a partner asks for.</summary>
/// <param name="Reference">The partner's own reference, 1 to 80 characters, used once: `appointments(prescriberReference:)` finds the appointment by it.</param>
/// <param name="ResidentId">Who is helped: somebody whom the partner's structure follows.</param>
/// <param name="ReasonId">What it is for: a reason open to prescribers.</param>
/// <param name="PlaceId">Where; null by telephone, by video or at home.</param>
/// <param name="MediatorIds">With whom: as many as the reason needs, 1 or 2.</param>
/// <param name="StartsAt">When it begins.</param>
/// <param name="HoldId">The hold that keeps this slot for the caller; without it the slot may have gone.</param>
public sealed record PrescribeAppointmentInput(
    string Reference, ResidentId ResidentId, ReasonId ReasonId, PlaceId? PlaceId, IReadOnlyList<ProfessionalId> MediatorIds,
    OffsetDateTime StartsAt, HoldId? HoldId = null);

/// <summary>
/// Books a slot of a mediator for a resident whom a partner accompanies (« prescription »); the resident is told at once. The
/// partner sees what becomes of it (planned, came, did not come), and nothing of what is said.
/// </summary>
[AllowsScope(Scopes.AppointmentsPrescribe)]
[Refuses(typeof(InvalidText), typeof(PersonalNumberFound), typeof(PasswordFound), typeof(ReferenceUsed), typeof(UnknownId), typeof(ReasonNotBookable), typeof(MediatorsMismatch), typeof(SlotInPast),
    typeof(OutsideNotice), typeof(HourOfClockChange), typeof(OutsideOpening), typeof(HoldExpired), typeof(SlotTaken))]
public static class PrescribeAppointmentMutation
{
    public static async Task<Outcome<AppointmentType>> PrescribeAppointmentAsync(
        PrescribeAppointmentInput input, Actor actor, InclusionDb db, Unit unit, OperationJournal journal, IClock clock, CancellationToken stop)
    {
        var (faults, now) = (new Faults(), clock.GetCurrentInstant());
        var reference = faults.FreeLine(input.Reference, Appointment.ReferenceMax, "reference");
        if (faults.Any) return faults.ToRefusals();
        if (await db.AppointmentsFor(actor).AnyAsync(each => each.PrescriberReference == reference, stop)) return new ReferenceUsed();
        if (!await db.IsFollowedAsync(actor, input.ResidentId, stop)) return UnknownId.Of("cette personne", "residentId");

        var wanted = new WantedSlot(input.ReasonId, input.PlaceId, input.MediatorIds, input.StartsAt, BookingKind.InOpening);
        var read = await db.TermsAsync(actor, wanted, input.ResidentId, stop);
        if (read.IsRefused) return Outcome<AppointmentType>.Refused(read.Refusals);
        if (!read.Value.Reason.BookableBy(actor)) return ReasonNotBookable.ByPartners("reasonId");
        if (Appointment.Judge(read.Value, now) is { } refusal) return refusal;
        if (await unit.LineUpAsync(actor.Territory, read.Value, now, stop) is { } closed) return closed;
        if (await db.UseHoldAsync(actor, input.HoldId, read.Value, now, stop) is { } ended) return ended;

        var booking = Appointment.Book(actor.Territory, read.Value, now);
        if (booking.IsRefused) return Outcome<AppointmentType>.Refused(booking.Refusals);

        booking.Value.PrescribedBy(actor.PartnerClient ?? throw new InvalidOperationException("Only a partner's program has this scope."), reference);
        journal.Concerns(input.ResidentId);
        var conflicts = SlotTable.Conflicts(read.Value);
        conflicts[AppointmentTable.ReferenceOnce] = () => new ReferenceUsed();
        return await db.WriteAsync(booking.Value, read.Value, actor, conflicts, stop);
    }
}
