using System.Globalization;
using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Inclusion.Tests.Platform.Graph;

/// <summary>Signs in whoever says so: a partner by <c>Bearer partner-N</c>, a professional by the cookie <c>staff=N</c>.</summary>
internal sealed class TestSignIn(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory log, UrlEncoder encoder)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, log, encoder)
{
    private static readonly Guid Town = Guid.Parse("0198c0de-0000-7000-8000-000000000001");

    protected override Task<AuthenticateResult> HandleAuthenticateAsync() => Task.FromResult(Result());

    private AuthenticateResult Result()
    {
        var token = Request.Headers.Authorization.ToString();
        if (token.StartsWith("Bearer partner-", StringComparison.Ordinal)) return Signed("client", token["Bearer partner-".Length..]);
        return Request.Cookies["staff"] is { } number ? Signed("professional", number) : AuthenticateResult.NoResult();
    }

    private AuthenticateResult Signed(string kind, string number)
    {
        var id = Guid.Parse($"0198c0de-0000-7000-8000-{int.Parse(number, CultureInfo.InvariantCulture):D12}");
        var identity = new ClaimsIdentity([new("territory", Town.ToString()), new(kind, id.ToString())], Scheme.Name);
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), Scheme.Name));
    }
}
