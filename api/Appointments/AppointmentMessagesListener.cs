using Inclusion.Planning;
using Inclusion.Platform;
using Inclusion.Platform.Links;
using Inclusion.Platform.Messaging;
using Inclusion.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Inclusion.Appointments;

/// <summary>Orders what residents are told of their appointments, with the link that lets them see, cancel or move it, in the transaction of the change.</summary>
public sealed class AppointmentMessagesListener(InclusionDb db, Outbox outbox, ResidentLinks links, IClock clock) :
    IListener<AppointmentBooked>, IListener<AppointmentMoved>, IListener<AppointmentCancelled>, IListener<AppointmentStateChanged>
{
    /// <summary>So long after its end the link still says what it was.</summary>
    private static readonly Duration LinkOutlives = Duration.FromDays(1);

    public Task HearAsync(AppointmentBooked fact, CancellationToken stop) => TellAsync<AppointmentBookedMessage>(fact.Appointment, stop);

    public Task HearAsync(AppointmentMoved fact, CancellationToken stop) => TellAsync<AppointmentMovedMessage>(fact.Appointment, stop);

    public async Task HearAsync(AppointmentCancelled fact, CancellationToken stop)
    {
        var row = Row(fact.Appointment);
        await outbox.WithdrawAsync<AppointmentReminderMessage>(row.Id, stop);
        await outbox.EnqueueAsync<AppointmentCancelledMessage>(new Posting(row.Id, row.ResidentId, row.Sequence), stop);
    }

    /// <summary>A cancellation taken back is told as a move: the calendar enters it again.</summary>
    public Task HearAsync(AppointmentStateChanged fact, CancellationToken stop)
    {
        var wasCancelled = fact.Was is AppointmentState.CancelledByResident or AppointmentState.CancelledByTown;
        return wasCancelled && fact.Is is AppointmentState.Planned ? TellAsync<AppointmentMovedMessage>(fact.Appointment, stop) : Task.CompletedTask;
    }

    private async Task TellAsync<TMessage>(AppointmentId appointment, CancellationToken stop) where TMessage : IMessage
    {
        var row = Row(appointment);
        if (row.Kind is BookingKind.DropIn) return;
        links.Mint(ResidentLinkPurpose.Appointment, row.Id, row.EndsAt + LinkOutlives);
        await outbox.EnqueueAsync<TMessage>(new Posting(row.Id, row.ResidentId, row.Sequence), stop);
        await outbox.WithdrawAsync<AppointmentReminderMessage>(row.Id, stop);
        var reason = await db.Reasons.AsNoTracking().SingleAsync(each => each.TerritoryId == row.TerritoryId && each.Id == row.ReasonId, stop);
        var remindAt = reason.RemindAt(row.StartsAt, (await db.CalendarAsync(row.TerritoryId, stop)).Zone);
        if (remindAt > clock.GetCurrentInstant())
            await outbox.EnqueueAsync<AppointmentReminderMessage>(new Posting(row.Id, row.ResidentId, row.Sequence, remindAt), stop);
    }

    /// <summary>The row of the operation itself: it has just been written.</summary>
    private Appointment Row(AppointmentId id) => db.Appointments.Local.Single(each => each.Id == id);
}
