using Microsoft.AspNetCore.Authentication.Cookies;
using OpenIddict.Validation.AspNetCore;

namespace Inclusion.Platform.Access;

/// <summary>The ways in. Every address uses <see cref="Any"/>: a bearer token when the request carries one, else the session's cookie.</summary>
public static class StaffSchemes
{
    public const string Any = "Inclusion";
    public const string Session = "Inclusion.Session";

    /// <summary>Between the password and the second factor: opens nothing else, 10 minutes.</summary>
    public const string HalfWay = "Inclusion.HalfWay";

    /// <summary>Between the outside issuer's answer and our own session.</summary>
    public const string OutsideAnswer = "Inclusion.OutsideAnswer";
    public const string Outside = "Inclusion.Outside";

    public const string SignInPath = "/account/sign-in";

    internal static string Choose(HttpContext context) =>
        context.Request.Headers.Authorization.ToString().StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase)
            ? OpenIddictValidationAspNetCoreDefaults.AuthenticationScheme
            : Session;

    /// <summary>Outside Development a cookie is bound to this host over https by its very name.</summary>
    internal static void Harden(CookieBuilder cookie, string name, bool isDevelopment)
    {
        cookie.Name = isDevelopment ? name : "__Host-" + name;
        cookie.Path = "/";
        cookie.HttpOnly = true;
        cookie.SameSite = SameSiteMode.Lax;
        cookie.SecurePolicy = isDevelopment ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always;
        cookie.IsEssential = true;
    }

    /// <summary>A person is led to the sign-in page; a program is told 401 or 403.</summary>
    internal static void AnswerByKind(CookieAuthenticationEvents events)
    {
        var (toSignIn, toDenied) = (events.OnRedirectToLogin, events.OnRedirectToAccessDenied);
        events.OnRedirectToLogin = context =>
        {
            if (IsPage(context.Request)) return toSignIn(context);
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return Task.CompletedTask;
        };
        events.OnRedirectToAccessDenied = context =>
        {
            if (IsPage(context.Request)) return toDenied(context);
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        };
    }

    private static bool IsPage(HttpRequest request) =>
        HttpMethods.IsGet(request.Method) && request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);
}
