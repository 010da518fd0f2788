namespace Inclusion.Outreach;

/// <summary>What kind of session it is.</summary>
public enum SessionKind
{
    /// <summary>People come when they like and are helped one by one (« permanence »).</summary>
    Permanence,
    /// <summary>People learn together (« atelier »).</summary>
    Workshop,
}

/// <summary>Where a session stands.</summary>
public enum SessionState
{
    /// <summary>Agreed, and still to come.</summary>
    Planned,
    /// <summary>The team has left with its kit.</summary>
    Open,
    /// <summary>The team is back, and the kit was counted.</summary>
    Closed,
    /// <summary>It does not take place.</summary>
    Cancelled,
}

/// <summary>Why a session does not take place. A list, so that nothing private is written.</summary>
public enum CalledOffBecause
{
    /// <summary>A mediator is away.</summary>
    MediatorAway,
    /// <summary>The place is closed.</summary>
    PlaceClosed,
    /// <summary>The weather does not allow it.</summary>
    Weather,
    /// <summary>Too few people are registered.</summary>
    TooFewPeople,
    /// <summary>Another reason, which is not written down.</summary>
    Other,
}

/// <summary>Where a resident's registration stands.</summary>
public enum SeatState
{
    /// <summary>A seat is theirs.</summary>
    Seated,
    /// <summary>All seats were taken: they are told when one is free.</summary>
    Waiting,
    /// <summary>They gave their seat, or their place in the list, back.</summary>
    Left,
    /// <summary>They came.</summary>
    Came,
    /// <summary>They did not come.</summary>
    DidNotCome,
}

/// <summary>About how old somebody looks or says they are; the bands of the activity reports (La Coop).</summary>
public enum AgeBand
{
    /// <summary>« Moins de 12 ans »</summary>
    UnderTwelve,
    /// <summary>« 12 - 18 ans »</summary>
    TwelveToEighteen,
    /// <summary>« 18 - 24 ans »</summary>
    EighteenToTwentyFour,
    /// <summary>« 25 - 39 ans »</summary>
    TwentyFiveToThirtyNine,
    /// <summary>« 40 - 59 ans »</summary>
    FortyToFiftyNine,
    /// <summary>« 60 - 69 ans »</summary>
    SixtyToSixtyNine,
    /// <summary>« 70 ans et plus »</summary>
    SeventyAndOver,
    /// <summary>« Non communiqué »</summary>
    NotSaid,
}

/// <summary>What a device without network has recorded.</summary>
public enum DeviceAct
{
    /// <summary>A registration.</summary>
    Registration,
    /// <summary>Whether somebody came.</summary>
    Attendance,
    /// <summary>Somebody who walked in.</summary>
    WalkIn,
}
