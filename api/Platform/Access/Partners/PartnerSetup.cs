using Microsoft.Extensions.Options;
using OpenIddict.Server;

namespace Inclusion.Platform.Access.Partners;

/// <summary>Wires OpenIddict: one flow (client credentials), one endpoint, tokens good for an hour and checked against their row.</summary>
public static class PartnerSetup
{
    private static readonly TimeSpan TokenLife = TimeSpan.FromHours(1);

    public static IServiceCollection AddPartners(this IServiceCollection services, bool isDevelopment)
    {
        services.AddSingleton<PartnerSecretHash>();
        services.AddScoped<IPartnerCredentials, PartnerCredentials>();
        services.AddOpenIddict()
            .AddCore(core => core
                .UseEntityFrameworkCore().UseDbContext<AccessDb>()
                .ReplaceDefaultEntities<PartnerApplication, PartnerAuthorization, PartnerScope, PartnerToken, Guid>())
            .AddCore(core => core.ReplaceApplicationManager<PartnerApplication, PartnerSecrets>())
            .AddServer(server =>
            {
                server.AllowClientCredentialsFlow().SetTokenEndpointUris(TokenEndpoint.Path[1..]);
                server.RegisterScopes([.. Scopes.All.Keys]).IgnoreScopePermissions().SetAccessTokenLifetime(TokenLife);
                var host = server.UseAspNetCore().EnableTokenEndpointPassthrough();
                if (isDevelopment) host.DisableTransportSecurityRequirement();
            })
            .AddValidation(validation =>
            {
                validation.UseLocalServer();
                validation.UseAspNetCore();
                validation.EnableTokenEntryValidation().AddAudiences(TokenEndpoint.Audience);
            });
        services.AddSingleton<IConfigureOptions<OpenIddictServerOptions>, PartnerKeys>();
        return services;
    }
}

/// <summary>Our own keys, and the issuer named by a setting so that a token is good whichever of our addresses gave it.</summary>
public sealed class PartnerKeys(AccessKeys keys, PublicAddress address) : IConfigureOptions<OpenIddictServerOptions>
{
    public void Configure(OpenIddictServerOptions options)
    {
        options.Issuer = address.Issuer;
        options.SigningCredentials.Add(new(keys.Signing, Microsoft.IdentityModel.Tokens.SecurityAlgorithms.EcdsaSha256));
        options.EncryptionCredentials.Add(new(keys.TokenEncryption, Microsoft.IdentityModel.Tokens.SecurityAlgorithms.Aes256KW, Microsoft.IdentityModel.Tokens.SecurityAlgorithms.Aes256CbcHmacSha512));
    }
}
