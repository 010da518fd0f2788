using Inclusion.Platform.Graph.Guard;
using Microsoft.AspNetCore.Http.Extensions;

namespace Inclusion.Platform.Graph.Http;

/// <summary>What is asked of a request before its body is read.</summary>
internal static class Entrance
{
    /// <exception cref="GraphRefusal">405, 401 or 403.</exception>
    public static void Check(HttpContext http)
    {
        if (!HttpMethods.IsGet(http.Request.Method) && !HttpMethods.IsPost(http.Request.Method)) throw WrongMethod(http);
        if (http.User.Identity is not { IsAuthenticated: true }) throw Unknown(http);
        if (CarriesCookie(http.Request) && !IsSameOrigin(http.Request)) throw OtherSite();
    }

    /// <summary>
    /// Whether the sign-in came with the browser by itself. A request with its own Authorization header cannot be forged
    /// by another site: the browser would ask us first, and no origin is ever allowed.
    /// </summary>
    public static bool CarriesCookie(HttpRequest request) => request.Headers.Authorization.Count == 0;

    private static bool IsSameOrigin(HttpRequest request)
    {
        var site = request.Headers["Sec-Fetch-Site"];
        if (site.Count > 0 && site is not [("same-origin" or "none")]) return false;

        var origin = request.Headers.Origin;
        if (origin.Count == 0) return true;
        return origin.Count == 1 && Uri.TryCreate(origin[0], UriKind.Absolute, out var from)
            && string.Equals(from.GetLeftPart(UriPartial.Authority), Own(request), StringComparison.OrdinalIgnoreCase);
    }

    private static string Own(HttpRequest request) =>
        new Uri(UriHelper.BuildAbsolute(request.Scheme, request.Host)).GetLeftPart(UriPartial.Authority);

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
