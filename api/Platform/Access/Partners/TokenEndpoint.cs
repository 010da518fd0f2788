using System.Security.Claims;
using Inclusion.Platform.Access.Accounts;
using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Authentication;
using Microsoft.EntityFrameworkCore;
using OpenIddict.Abstractions;
using OpenIddict.Server.AspNetCore;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Inclusion.Platform.Access.Partners;

/// <summary>Answers a partner whose secret OpenIddict has judged good: a token with what the town grants it now.</summary>
public static class TokenEndpoint
{
    public const string Path = "/connect/token";
    public const string Audience = "inclusion";

    public static void MapTokenEndpoint(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapPost(Path, AnswerAsync).AllowAnonymous().DisableAntiforgery().ExcludeFromDescription();

    private static async Task<IResult> AnswerAsync(HttpContext context, AccessDb db, ITownDirectory town, CancellationToken stop)
    {
        var request = context.GetOpenIddictServerRequest() ?? throw new InvalidOperationException("OpenIddict did not read the request.");
        var application = await db.PartnerApplications.AsNoTracking().SingleAsync(each => each.ClientId == request.ClientId, stop);
        if (await town.FindPartnerAsync(application.TerritoryId, application.PartnerClientId, stop) is not { } partner)
            return Refuse(Errors.InvalidClient, "This client was revoked.");

        var asked = request.GetScopes();
        if (asked.Any(scope => !partner.Scopes.Contains(scope))) return Refuse(Errors.InvalidScope, "A scope was asked for that the town has not granted.");

        var identity = Identify(application, partner);
        identity.SetScopes(asked.IsEmpty ? partner.Scopes : asked);
        identity.SetResources(Audience);
        identity.SetDestinations(_ => [Destinations.AccessToken]);
        return Results.SignIn(new ClaimsPrincipal(identity), null, OpenIddictServerAspNetCoreDefaults.AuthenticationScheme);
    }

    private static ClaimsIdentity Identify(PartnerApplication application, PartnerMember partner)
    {
        var identity = new ClaimsIdentity(OpenIddictServerAspNetCoreDefaults.AuthenticationScheme, AccessClaims.Client, AccessClaims.Role);
        identity.SetClaim(Claims.Subject, application.ClientId);
        identity.SetClaim(AccessClaims.Territory, application.TerritoryId.Value.ToString());
        identity.SetClaim(AccessClaims.Client, application.PartnerClientId.Value.ToString());
        identity.SetClaim(AccessClaims.Structure, partner.Structure.Value.ToString());
        return identity;
    }

    private static IResult Refuse(string error, string description) => Results.Forbid(
        new AuthenticationProperties(new Dictionary<string, string?>
        {
            [OpenIddictServerAspNetCoreConstants.Properties.Error] = error,
            [OpenIddictServerAspNetCoreConstants.Properties.ErrorDescription] = description,
        }),
        [OpenIddictServerAspNetCoreDefaults.AuthenticationScheme]);
}
