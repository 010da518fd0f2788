using Inclusion.Platform;
using Inclusion.Platform.Access;
using Inclusion.Platform.Graph;
using Inclusion.Platform.Journal;
using Inclusion.Platform.Storage;
using NodaTime;

namespace Inclusion.Appointments;

/// <summary>The appointment whose resident has come.</summary>
/// <param name="AppointmentId">Which appointment.</param>
public sealed record MarkArrivedInput(AppointmentId AppointmentId);

/// <summary>The resident is here and waits (« arrivé·e »).</summary>
[Allows(Role.Mediator, Role.SocialWorker, Role.Reception, Role.Coordinator)]
[Refuses(typeof(UnknownId), typeof(NotInThisState))]
public static class MarkArrivedMutation
{
    public static Task<Outcome<AppointmentType>> MarkArrivedAsync(
        MarkArrivedInput input, Actor actor, InclusionDb db, OperationJournal journal, IClock clock, CancellationToken stop) =>
        db.StepAsync(input.AppointmentId, actor, journal, appointment => appointment.Arrive(clock.GetCurrentInstant()), stop);
}
