namespace Inclusion.Platform.Access;

/// <summary>Where a request comes from.</summary>
public static class NetworkAddress
{
    public static string Of(HttpContext context) => context.Connection.RemoteIpAddress?.ToString() ?? "unknown";
}
