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
public interface IUndoCondition : ICondition
{
    /// <param name="appointment">Which appointment.</param>
    /// <param name="was">The state that would be taken back.</param>
    /// <returns>Null when this room does not mind; else a sentence for a person that says why not, and what to do.</returns>
    Task<string?> ObjectAsync(AppointmentId appointment, AppointmentState was, CancellationToken stop);
}
