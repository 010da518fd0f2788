namespace Inclusion.Platform.Access;

/// <summary>
/// Who acts in this service scope. A request's scope starts with its caller; a job's scope starts as Nobody and is
/// given <see cref="Actor.System"/> of one town before its transaction opens.
/// </summary>
public sealed class CurrentActor(IHttpContextAccessor http)
{
    private Actor? _value;

    public Actor Value
    {
        get => _value ??= http.HttpContext is { } context
            ? Actor.From(context.User, context.Connection.RemoteIpAddress?.ToString())
            : Actor.Nobody;
        set => _value = value;
    }
}
