using Inclusion.Platform;
using Inclusion.Platform.News;

namespace Inclusion.Appointments;

/// <summary>Tells the day's screens that an appointment changed.</summary>
public sealed class AppointmentNewsListener(NewsBoard news) :
    IListener<AppointmentBooked>, IListener<AppointmentMoved>, IListener<AppointmentCancelled>, IListener<AppointmentStateChanged>
{
    public Task HearAsync(AppointmentBooked fact, CancellationToken stop) => news.TellAsync(fact.Appointment, stop);
    public Task HearAsync(AppointmentMoved fact, CancellationToken stop) => news.TellAsync(fact.Appointment, stop);
    public Task HearAsync(AppointmentCancelled fact, CancellationToken stop) => news.TellAsync(fact.Appointment, stop);
    public Task HearAsync(AppointmentStateChanged fact, CancellationToken stop) => news.TellAsync(fact.Appointment, stop);
}
