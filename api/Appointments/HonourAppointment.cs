using Inclusion.Platform;
using Inclusion.Platform.Access;
using Inclusion.Platform.Graph;
using Inclusion.Platform.Journal;
using Inclusion.Platform.Storage;
using NodaTime;

namespace Inclusion.Appointments;

/// <summary>The appointment that took place.</summary>
/// <param name="AppointmentId">Which appointment.</param>
public sealed record HonourAppointmentInput(AppointmentId AppointmentId);

/// <summary>The help was given (« honoré »).</summary>
[Allows(Role.Mediator, Role.SocialWorker, Role.Reception, Role.Coordinator)]
[Refuses(typeof(UnknownId), typeof(NotInThisState))]
public static class HonourAppointmentMutation
{
    public static Task<Outcome<AppointmentType>> HonourAppointmentAsync(
        HonourAppointmentInput input, Actor actor, InclusionDb db, OperationJournal journal, IClock clock, CancellationToken stop) =>
        db.StepAsync(input.AppointmentId, actor, journal, appointment => appointment.Honour(clock.GetCurrentInstant()), stop);
}
