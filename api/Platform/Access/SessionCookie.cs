using System.Security.Claims;
using Inclusion.Platform.Access.Accounts;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.Extensions.Options;
using NodaTime;

namespace Inclusion.Platform.Access;

/// <summary>The session's cookie: what it is called, how long it lasts, and what is checked each time it comes back.</summary>
public sealed class SessionCookie(IHostEnvironment environment) : IConfigureNamedOptions<CookieAuthenticationOptions>
{
    public void Configure(CookieAuthenticationOptions options) => Configure(StaffSchemes.Session, options);

    public void Configure(string? name, CookieAuthenticationOptions options)
    {
        if (name != StaffSchemes.Session) return;
        StaffSchemes.Harden(options.Cookie, "inclusion", environment.IsDevelopment());
        options.LoginPath = StaffSchemes.SignInPath;
        options.AccessDeniedPath = "/account/denied";
        options.ReturnUrlParameter = "returnUrl";
        options.ExpireTimeSpan = Visit.Longest.ToTimeSpan();
        options.SlidingExpiration = false;
        options.Events.OnValidatePrincipal = context => CheckAsync(context, context.HttpContext.RequestAborted);
        StaffSchemes.AnswerByKind(options.Events);
    }

    private static async Task CheckAsync(CookieValidatePrincipalContext context, CancellationToken stop)
    {
        var services = context.HttpContext.RequestServices;
        var now = services.GetRequiredService<IClock>().GetCurrentInstant();
        if (context.Principal is not { } user || Visit.Read(context.Properties) is not { } visit || visit.HasEnded(now))
        {
            context.RejectPrincipal();
            return;
        }

        var sessions = services.GetRequiredService<StaffSessions>();
        var standing = await sessions.StandingAsync(user, stop);
        var current = standing switch
        {
            SessionStanding.Live => user,
            SessionStanding.Outdated => await sessions.RenewAsync(user, stop),
            _ => null,
        };
        if (current is null)
        {
            context.RejectPrincipal();
            return;
        }

        if (!ReferenceEquals(current, user)) context.ReplacePrincipal(current);
        var next = visit.After(now, SentByItself(context.HttpContext.Request));
        next.Write(context.Properties);
        context.ShouldRenew = next.SeenAt != visit.SeenAt || !ReferenceEquals(current, user);
        Mark(current, !next.MustConfirm);
    }

    /// <summary>An event stream reconnects without anybody at the keyboard.</summary>
    private static bool SentByItself(HttpRequest request) =>
        request.Headers.Accept.ToString().Contains("text/event-stream", StringComparison.OrdinalIgnoreCase);

    private static void Mark(ClaimsPrincipal user, bool fresh)
    {
        if (user.Identity is not ClaimsIdentity identity) return;
        foreach (var former in identity.FindAll(AccessClaims.Fresh).ToList()) identity.RemoveClaim(former);
        if (fresh) identity.AddClaim(new Claim(AccessClaims.Fresh, "1"));
    }
}
