namespace Inclusion.Appointments;

/// <summary>Where an appointment stands.</summary>
public enum AppointmentState
{
    /// <summary>Agreed, and still to come.</summary>
    Planned,
    /// <summary>The resident is here and waits.</summary>
    Arrived,
    /// <summary>The help was given.</summary>
    Honoured,
    /// <summary>The resident did not come.</summary>
    NoShow,
    /// <summary>The resident gave it up; late or not is said beside.</summary>
    CancelledByResident,
    /// <summary>The town gave it up.</summary>
    CancelledByTown,
}

/// <summary>Who gives an appointment up.</summary>
public enum CancellingSide
{
    /// <summary>The resident, or somebody for them.</summary>
    Resident,
    /// <summary>The town: a mediator is ill, a place is closed.</summary>
    Town,
}

/// <summary>Why an appointment is given up. A list, so that nothing private is written.</summary>
public enum CancellingReason
{
    /// <summary>The resident cannot come.</summary>
    CannotCome,
    /// <summary>The question was settled otherwise.</summary>
    Settled,
    /// <summary>The mediator is away.</summary>
    MediatorAway,
    /// <summary>The place is closed.</summary>
    PlaceClosed,
    /// <summary>It was booked by mistake.</summary>
    Mistake,
    /// <summary>Another reason, which is not written down.</summary>
    Other,
}

/// <summary>How an appointment came to be, since drop-in help and bookings outside openings are daily practice.</summary>
public enum BookingKind
{
    /// <summary>In a free slot of an opening.</summary>
    InOpening,
    /// <summary>Outside openings, by a member of staff who took it upon themselves.</summary>
    OutsideOpening,
    /// <summary>The resident came without one and was helped at once.</summary>
    DropIn,
}
