namespace Inclusion.Vouchers;

/// <summary>Where a voucher stands.</summary>
public enum VoucherState
{
    /// <summary>Can be spent, once its booklet is handed over.</summary>
    Available,
    /// <summary>Kept for an appointment that is planned.</summary>
    Reserved,
    /// <summary>Spent at a qualified place (« encaissé »).</summary>
    Redeemed,
    /// <summary>The place has asked for its refund.</summary>
    Claimed,
    /// <summary>The place is refunded.</summary>
    Reimbursed,
    /// <summary>The refund was refused.</summary>
    Rejected,
    /// <summary>Lost, stolen or frozen with its booklet.</summary>
    Blocked,
    /// <summary>Not spent in time.</summary>
    Expired,
}

/// <summary>Where a booklet stands.</summary>
public enum BookletState
{
    /// <summary>Waits in the town's stock.</summary>
    InStock,
    /// <summary>Waits at the structure that will hand it over.</summary>
    WithDistributor,
    /// <summary>Handed over to a resident (« injecté »); nothing of it is spent.</summary>
    Issued,
    /// <summary>Some of its vouchers are spent (« entamé »).</summary>
    Started,
    /// <summary>All of its vouchers are spent.</summary>
    Exhausted,
    /// <summary>Frozen: stolen, misused or handed over by mistake.</summary>
    Blocked,
    /// <summary>Lost by whoever held it.</summary>
    Lost,
    /// <summary>Not spent in time.</summary>
    Expired,
}

/// <summary>Why a voucher took a step.</summary>
public enum LedgerCause
{
    /// <summary>It was made.</summary>
    Made,
    /// <summary>It was kept for an appointment.</summary>
    Reserved,
    /// <summary>Staff no longer keep it for the appointment.</summary>
    Released,
    /// <summary>Its appointment was cancelled or missed.</summary>
    AppointmentGivenUp,
    /// <summary>The cancelling of its appointment was taken back.</summary>
    AppointmentRestored,
    /// <summary>It was spent.</summary>
    Redeemed,
    /// <summary>Its spending was a mistake.</summary>
    RedemptionReversed,
    /// <summary>Its refund was asked for.</summary>
    Claimed,
    /// <summary>Its refund was ordered.</summary>
    ClaimApproved,
    /// <summary>Its refund was refused.</summary>
    ClaimRejected,
    /// <summary>Its booklet was blocked or lost.</summary>
    BookletBlocked,
    /// <summary>Its programme is over.</summary>
    OutOfTime,
}

/// <summary>Why a booklet is blocked.</summary>
public enum BlockingCause
{
    /// <summary>Whoever held it lost it.</summary>
    Lost,
    /// <summary>It was stolen.</summary>
    Stolen,
    /// <summary>It is, or may be, misused.</summary>
    Misuse,
    /// <summary>It was handed over by mistake.</summary>
    Mistake,
}

/// <summary>What a voucher may pay for: the kinds of service of the national list of places.</summary>
public enum ServiceKind
{
    /// <summary>« Aide aux démarches administratives »</summary>
    AdministrativeHelp,
    /// <summary>« Maîtrise des outils numériques du quotidien »</summary>
    EverydayTools,
    /// <summary>« Insertion professionnelle via le numérique »</summary>
    FindingWork,
    /// <summary>« Utilisation sécurisée du numérique »</summary>
    SafeUse,
    /// <summary>« Parentalité et éducation avec le numérique »</summary>
    Parenting,
    /// <summary>« Loisirs et créations numériques »</summary>
    LeisureAndCreation,
    /// <summary>« Compréhension du monde numérique »</summary>
    DigitalWorld,
    /// <summary>« Accès internet et matériel informatique »</summary>
    InternetAccess,
    /// <summary>« Acquisition de matériel informatique à prix solidaire »</summary>
    Equipment,
}

/// <summary>Why a voucher cannot be spent here and now; told to the town's own staff only.</summary>
public enum VoucherFault
{
    /// <summary>The code is mistyped: its last symbol does not fit the others.</summary>
    Mistyped,
    /// <summary>No voucher of this town has this code, or it was replaced by a new print.</summary>
    Unknown,
    /// <summary>Its booklet was not handed over yet.</summary>
    NotIssued,
    /// <summary>It was spent already.</summary>
    AlreadyRedeemed,
    /// <summary>Its booklet is blocked or lost.</summary>
    Blocked,
    /// <summary>Its programme has not begun.</summary>
    TooEarly,
    /// <summary>Its programme, and the days of grace after it, are over.</summary>
    Expired,
    /// <summary>The place is not qualified for its programme.</summary>
    PlaceNotQualified,
    /// <summary>Its programme does not pay for this kind of service.</summary>
    ServiceNotAllowed,
    /// <summary>It pays for a shorter workshop.</summary>
    TooLong,
    /// <summary>It is kept for another appointment.</summary>
    ReservedElsewhere,
    /// <summary>Whoever hands a voucher over does not take it in.</summary>
    IssuedByYou,
}
