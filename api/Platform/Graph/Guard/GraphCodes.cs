namespace Inclusion.Platform.Graph.Guard;

/// <summary>The stable <c>extensions.code</c> of every error that the endpoint itself returns.</summary>
/// <remarks>Business refusals are not here: they are types in a mutation's error union.</remarks>
public static class GraphCodes
{
    public const string Unauthenticated = "UNAUTHENTICATED";

    /// <summary>A field of the document is closed to the caller; the rights rule says which.</summary>
    public const string Forbidden = "FORBIDDEN";

    /// <summary>A sensitive act of a person who was idle for 15 minutes: they confirm who they are at <c>/account/confirm</c>, then ask again.</summary>
    public const string ConfirmSignIn = "CONFIRM_SIGN_IN";

    public const string CrossSite = "CROSS_SITE";
    public const string MethodNotAllowed = "METHOD_NOT_ALLOWED";
    public const string MutationNeedsPost = "MUTATION_NEEDS_POST";
    public const string NotAcceptable = "NOT_ACCEPTABLE";
    public const string UnsupportedMediaType = "UNSUPPORTED_MEDIA_TYPE";
    public const string BodyTooLarge = "BODY_TOO_LARGE";
    public const string InvalidUtf8 = "INVALID_UTF8";
    public const string MalformedJson = "MALFORMED_JSON";
    public const string InvalidParameter = "INVALID_PARAMETER";
    public const string BatchRefused = "BATCH_REFUSED";
    public const string QueryMissing = "QUERY_MISSING";
    public const string IdempotencyKeyRequired = "IDEMPOTENCY_KEY_REQUIRED";
    public const string PersistedDocumentNotFound = "PERSISTED_DOCUMENT_NOT_FOUND";
    public const string PersistedDocumentRequired = "PERSISTED_DOCUMENT_REQUIRED";
    public const string EventStreamRequired = "EVENT_STREAM_REQUIRED";
    public const string TooManyStreams = "TOO_MANY_STREAMS";
    public const string StreamClosed = "STREAM_CLOSED";
    public const string StreamTooFast = "STREAM_TOO_FAST";

    public const string SyntaxError = "SYNTAX_ERROR";
    public const string NotExecutable = "NOT_EXECUTABLE";
    public const string OperationNameRequired = "OPERATION_NAME_REQUIRED";
    public const string OperationNotFound = "OPERATION_NOT_FOUND";
    public const string DocumentTooLong = "DOCUMENT_TOO_LONG";
    public const string DocumentTooDeep = "DOCUMENT_TOO_DEEP";
    public const string TooManySelections = "TOO_MANY_SELECTIONS";
    public const string ExpansionTooLarge = "EXPANSION_TOO_LARGE";
    public const string TooManySameNames = "TOO_MANY_SAME_NAMES";
    public const string TooManyAliases = "TOO_MANY_ALIASES";
    public const string TooManyDirectives = "TOO_MANY_DIRECTIVES";
    public const string TooManyVariables = "TOO_MANY_VARIABLES";
    public const string TooManyValues = "TOO_MANY_VALUES";
    public const string FragmentCycle = "FRAGMENT_CYCLE";
    public const string OneMutationAtATime = "ONE_MUTATION_AT_A_TIME";
    public const string OneCodeCheckAtATime = "ONE_CODE_CHECK_AT_A_TIME";
    public const string FirstOutOfRange = "FIRST_OUT_OF_RANGE";
    public const string CostTooHigh = "COST_TOO_HIGH";
    public const string IntrospectionTooWide = "INTROSPECTION_TOO_WIDE";
    public const string ValidationFailed = "VALIDATION_FAILED";
    public const string InvalidVariable = "INVALID_VARIABLE";
    public const string Timeout = "TIMEOUT";
    public const string Internal = "INTERNAL";
}
