using Inclusion.Platform;
using Inclusion.Platform.Access;
using Inclusion.Platform.Graph;
using Inclusion.Platform.Journal;
using Inclusion.Platform.Storage;
using NodaTime;

namespace Inclusion.Appointments;

/// <summary>The appointment that was missed.</summary>
/// <param name="AppointmentId">Which appointment.</param>
public sealed record RecordNoShowInput(AppointmentId AppointmentId);

/// <summary>The resident did not come (« absent·e »).</summary>
[Allows(Role.Mediator, Role.SocialWorker, Role.Reception, Role.Coordinator)]
[Refuses(typeof(UnknownId), typeof(NotInThisState))]
public static class RecordNoShowMutation
{
    public static Task<Outcome<AppointmentType>> RecordNoShowAsync(
        RecordNoShowInput input, Actor actor, InclusionDb db, OperationJournal journal, IClock clock, CancellationToken stop) =>
        db.StepAsync(input.AppointmentId, actor, journal, appointment => appointment.MissedByResident(clock.GetCurrentInstant()), stop);
}
