using Inclusion.Platform;
using Inclusion.Residents;

namespace Inclusion.Outreach;

/// <summary>A session was planned, and its mediators' time is taken.</summary>
public sealed record SessionPlanned(OutreachSessionId Session) : IFact;

/// <summary>A session has another hour or place.</summary>
public sealed record SessionMoved(OutreachSessionId Session) : IFact;

/// <summary>A session does not take place; its mediators are free, and so are those who were registered.</summary>
public sealed record SessionCancelled(OutreachSessionId Session) : IFact;

/// <summary>The team is back and the kit was counted.</summary>
public sealed record SessionClosed(OutreachSessionId Session) : IFact;

/// <summary>A resident has a seat.</summary>
/// <param name="Promoted">True for somebody who was waiting for it.</param>
public sealed record SeatTaken(ResidentId Resident, OutreachSessionId Session, SessionRegistrationId Registration, bool Promoted) : IFact;

/// <summary>A resident waits for a seat.</summary>
public sealed record SeatAwaited(ResidentId Resident, OutreachSessionId Session, SessionRegistrationId Registration) : IFact;

/// <summary>A resident gave back a seat, or a place in the waiting list.</summary>
/// <param name="WasSeated">False for who was only waiting.</param>
public sealed record SeatLeft(ResidentId Resident, OutreachSessionId Session, SessionRegistrationId Registration, bool WasSeated) : IFact;

/// <summary>A registered resident came to the session, or did not; said again when it is corrected.</summary>
public sealed record SessionAttendanceMarked(ResidentId Resident, OutreachSessionId Session, SessionRegistrationId Registration, bool Came) : IFact;
