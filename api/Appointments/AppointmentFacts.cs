using Inclusion.Platform;
using Inclusion.Residents;

namespace Inclusion.Appointments;

/// <summary>An appointment was agreed.</summary>
public sealed record AppointmentBooked(AppointmentId Appointment, ResidentId Resident) : IFact;

/// <summary>An appointment has another hour, place or mediator.</summary>
public sealed record AppointmentMoved(AppointmentId Appointment, ResidentId Resident) : IFact;

/// <summary>An appointment was given up; its time is free again.</summary>
public sealed record AppointmentCancelled(AppointmentId Appointment, ResidentId Resident) : IFact;

/// <summary>The state changed otherwise: arrived, honoured, missed, or taken back.</summary>
public sealed record AppointmentStateChanged(AppointmentId Appointment, ResidentId Resident, AppointmentState Was, AppointmentState Is) : IFact;

/// <summary>A room on the right that may forbid taking a change back (the voucher is spent, the report is sent).</summary>
public interface IUndoCondition
{
    /// <summary>Why it may not be taken back; null when this room does not mind.</summary>
    Task<Refusal?> ObjectAsync(AppointmentId appointment, AppointmentState back, CancellationToken stop);
}
