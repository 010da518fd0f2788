using Microsoft.Net.Http.Headers;

namespace Inclusion.Platform.Access.Web;

/// <summary>Refuses requests that another site made a signed-in browser send.</summary>
/// <remarks>
/// The browser itself says where a request comes from (Sec-Fetch-Site, else Origin). A form without either is judged by its
/// antiforgery token. Under our own no-referrer policy an honest form's Origin is « null », so null alone condemns only what is not a form.
/// </remarks>
public sealed class SameOrigin(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (IsHarmless(context.Request) || JudgesItself(context.Request) || IsOurs(context.Request)) return next(context);
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }

    /// <summary>Without a cookie there is nothing to borrow from the browser.</summary>
    private static bool IsHarmless(HttpRequest request) =>
        HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsOptions(request.Method)
        || !request.Headers.ContainsKey(HeaderNames.Cookie);

    /// <summary>The contract's endpoint asks the same, of reading too, and answers with its own code.</summary>
    private static bool JudgesItself(HttpRequest request) => request.Path.Equals("/graphql", StringComparison.OrdinalIgnoreCase);

    private static bool IsOurs(HttpRequest request)
    {
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        if (site.Length > 0) return site is "same-origin" or "none";

        var origin = request.Headers.Origin.ToString();
        if (origin.Length == 0) return true;
        if (origin == "null") return request.HasFormContentType;
        return Uri.TryCreate(origin, UriKind.Absolute, out var from) && from.Authority.Equals(request.Host.Value, StringComparison.OrdinalIgnoreCase);
    }
}
