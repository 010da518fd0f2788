using Inclusion.Platform.Access;
using Inclusion.Platform.Graph.Guard;

namespace Inclusion.Platform.Graph.Http;

/// <summary>What is asked of a request before its body is read.</summary>
internal static class Entrance
{
    /// <exception cref="GraphRefusal">405, 401 or 403.</exception>
    public static void Check(HttpContext http)
    {
        if (!HttpMethods.IsGet(http.Request.Method) && !HttpMethods.IsPost(http.Request.Method)) throw WrongMethod(http);
        if (http.User.Identity is not { IsAuthenticated: true }) throw Unknown(http);
        if (IsSession(http) && !IsSameOrigin(http.Request)) throw OtherSite();
    }

    /// <summary>
    /// Whether the sign-in is a person's session, which a browser sends by itself. A program's request carries its own
    /// Authorization header, which no other site can add: the browser would ask us first, and no origin is ever allowed.
    /// </summary>
    public static bool IsSession(HttpContext http) =>
        http.Request.Headers.Authorization.Count == 0 || Actor.From(http.User, null).Kind == ActorKind.Professional;

    /// <remarks>The scheme is not compared: behind a proxy that ends TLS the request itself came by plain HTTP.</remarks>
    private static bool IsSameOrigin(HttpRequest request)
    {
        var site = request.Headers["Sec-Fetch-Site"];
        if (site.Count > 0 && site is not [("same-origin" or "none")]) return false;

        var origin = request.Headers.Origin;
        if (origin.Count == 0) return true;
        return origin.Count == 1 && Uri.TryCreate(origin[0], UriKind.Absolute, out var from)
            && string.Equals(from.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase);
    }

    private static GraphRefusal WrongMethod(HttpContext http)
    {
        http.Response.Headers.Allow = "GET, POST";
        return new(GraphCodes.MethodNotAllowed, "Utilisez GET ou POST.", StatusCodes.Status405MethodNotAllowed);
    }

    private static GraphRefusal Unknown(HttpContext http)
    {
        http.Response.Headers.WWWAuthenticate = "Bearer";
        return new(GraphCodes.Unauthenticated, "Connectez-vous d'abord.", StatusCodes.Status401Unauthorized);
    }

    private static GraphRefusal OtherSite() => new(
        GraphCodes.CrossSite, "La demande vient d'un autre site.", StatusCodes.Status403Forbidden);
}
