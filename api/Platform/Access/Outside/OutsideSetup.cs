using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Inclusion.Platform.Access.Outside;

/// <summary>Wires the outside issuer: code flow with PKCE, answers by query so that no cookie of ours need be sent across sites.</summary>
public static class OutsideSetup
{
    public const string CallbackPath = "/account/outside/callback";
    public const string FailedPath = StaffSchemes.SignInPath + "?problem=outside";

    public static AuthenticationBuilder AddOutsideIssuer(this AuthenticationBuilder authentication, OutsideIssuer issuer, bool isDevelopment)
    {
        if (issuer.Fault() is { } fault) throw new StartRefusedException(fault);
        authentication.AddCookie(StaffSchemes.OutsideAnswer, options =>
        {
            StaffSchemes.Harden(options.Cookie, "inclusion-outside", isDevelopment);
            options.ExpireTimeSpan = TimeSpan.FromMinutes(5);
        });
        return issuer.IsSet ? authentication.AddOpenIdConnect(StaffSchemes.Outside, options => Configure(options, issuer, isDevelopment)) : authentication;
    }

    private static void Configure(OpenIdConnectOptions options, OutsideIssuer issuer, bool isDevelopment)
    {
        options.Authority = issuer.Authority;
        options.ClientId = issuer.ClientId;
        options.ClientSecret = issuer.ClientSecret;
        options.RequireHttpsMetadata = !isDevelopment;
        options.ResponseType = OpenIdConnectResponseType.Code;
        options.ResponseMode = OpenIdConnectResponseMode.Query;
        options.UsePkce = true;
        options.SaveTokens = false;
        options.MapInboundClaims = false;
        options.GetClaimsFromUserInfoEndpoint = true;
        options.CallbackPath = CallbackPath;
        options.SignInScheme = StaffSchemes.OutsideAnswer;
        options.Scope.Add("email");
        foreach (var scope in issuer.Scopes) options.Scope.Add(scope);
        options.ClaimActions.Remove("iss");
        options.ClaimActions.Remove("auth_time");
        foreach (var claim in new[] { issuer.EmailClaim, "email_verified", issuer.RoleClaim }.Distinct()) options.ClaimActions.MapJsonKey(claim, claim);
        StaffSchemes.Harden(options.CorrelationCookie, "inclusion-correlation.", isDevelopment);
        StaffSchemes.Harden(options.NonceCookie, "inclusion-nonce.", isDevelopment);
        options.Events.OnRemoteFailure = context =>
        {
            context.HttpContext.RequestServices.GetRequiredService<ILogger<OutsideIssuer>>().LogWarning("Outside sign-in failed: {Reason}", context.Failure?.GetType().Name);
            context.Response.Redirect(FailedPath);
            context.HandleResponse();
            return Task.CompletedTask;
        };
    }
}
