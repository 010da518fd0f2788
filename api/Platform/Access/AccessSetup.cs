using Inclusion.Platform.Access.Accounts;
using Inclusion.Platform.Access.Outside;
using Inclusion.Platform.Access.Pages;
using Inclusion.Platform.Access.Partners;
using Inclusion.Platform.Access.Web;
using Inclusion.Platform.Jobs;
using Inclusion.Platform.Journal;
using Inclusion.Platform.Links;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Inclusion.Platform.Access;

/// <summary>Wires sign-in: the accounts, the cookie, the partners' tokens, the pages, and what guards every answer.</summary>
public static class AccessSetup
{
    public static WebApplicationBuilder AddAccess(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        var (settings, issuer) = (AccessSettings.From(builder.Configuration, builder.Environment), OutsideIssuer.From(builder.Configuration));
        var isDevelopment = builder.Environment.IsDevelopment();

        services.AddSingleton(settings).AddSingleton(issuer);
        services.AddSingleton(_ => AccessKeys.From(builder.Configuration));
        services.AddSingleton<PublicAddress>();
        services.AddDbContext<AccessDb>(
            (house, options) => AccessDb.Configure(options.UseNpgsql(house.GetRequiredService<NpgsqlDataSource>(), npgsql => npgsql.UseNodaTime())),
            optionsLifetime: ServiceLifetime.Singleton);
        services.AddAccounts(isDevelopment);
        services.AddPartners(isDevelopment);
        services.AddWaysIn(issuer, isDevelopment);
        services.AddAccountPages(isDevelopment);
        services.TrustProxies(settings);
        services.AddStaffApplication();
        services.LeaveKeysForLater();
        // The framework would write each address in the log, mailed tokens included.
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning).AddFilter("OpenIddict", LogLevel.Warning);
        return builder;
    }

    /// <summary>Reads the ring of keys that cookies are sealed with, and makes it at the first start.</summary>
    public static void ReadKeys(this WebApplication app) => app.Services.GetDataProtectionProvider().CreateProtector("start").Protect([]);

    /// <summary>Before everything else: who asks, from where, and what every answer says. Refuses to start when a secret is missing.</summary>
    public static WebApplication UseAccess(this WebApplication app)
    {
        app.Services.GetRequiredService<AccessKeys>();
        app.UseForwardedHeaders();
        app.UseMiddleware<PublicOrigin>();
        app.UseMiddleware<SecurityHeaders>();
        app.UseExceptionHandler(broken => broken.Run(context =>
        {
            context.Response.ContentType = "text/plain; charset=utf-8";
            return context.Response.WriteAsync("Une erreur est survenue de notre côté. Réessayez dans un instant.", context.RequestAborted);
        }));
        app.UseMiddleware<SameOrigin>();
        app.UseMiddleware<TokenBrake>();
        app.UseRouting();
        app.UseAuthentication();
        app.UseMiddleware<PartnerUse>();
        app.UseAuthorization();
        return app;
    }

    /// <summary>The pages under /account, the partners' token endpoint and the staff application.</summary>
    public static WebApplication MapAccess(this WebApplication app)
    {
        LateEndpoints.Map(app, late => late.MapRazorPages());
        app.MapAccountStyle();
        app.MapTokenEndpoint();
        app.MapStaffApplication();
        return app;
    }

    private static void AddAccounts(this IServiceCollection services, bool isDevelopment)
    {
        services.AddSingleton<IPasswordHasher<Account>, PasswordHasher<Account>>();
        // OWASP's count for PBKDF2 with SHA-512.
        services.Configure<PasswordHasherOptions>(options => options.IterationCount = 210_000);
        services.AddSingleton<AccountPasswords>().AddSingleton<SecondFactor>().AddSingleton<AccountLinks>();
        services.AddSingleton<SignInBrake>().AddSingleton<SignInJournal>().AddSingleton(TimeProvider.System);
        services.TryAddSingleton<TownWork>();
        services.TryAddSingleton<SecurityJournal>();
        services.AddScoped<OperationAccess>().AddScoped<AccountBook>().AddScoped<CredentialDesk>();
        services.AddScoped<IAccounts>(scope => scope.GetRequiredService<AccountBook>());
        services.AddScoped<SignInStanding>().AddScoped<SignInDesk>().AddScoped<StaffPrincipal>().AddScoped<StaffSessions>().AddScoped<LiveSignIn>().AddScoped<OutsideSignIn>();
        services.AddScoped<ResidentLinks>();
        services.AddScoped<AccountLetters>().AddScoped<SignInSteps>();
        if (isDevelopment) services.AddScoped<DemoAccounts>();

        services.AddDataProtection().SetApplicationName("Inclusion");
        services.AddSingleton<RingTable>().AddSingleton<IConfigureOptions<KeyManagementOptions>, SealedRing>();
    }

    /// <summary>The framework would have the ring read before anything is served; whoever needs a key before <see cref="ReadKeys"/> waits for it.</summary>
    private static void LeaveKeysForLater(this IServiceCollection services)
    {
        var framework = typeof(KeyManagementOptions).Assembly;
        foreach (var reader in services.Where(each => each.ServiceType == typeof(IHostedService) && each.ImplementationType?.Assembly == framework).ToList()) services.Remove(reader);
    }

    private static void AddWaysIn(this IServiceCollection services, OutsideIssuer issuer, bool isDevelopment)
    {
        services.AddSingleton<IConfigureOptions<CookieAuthenticationOptions>, SessionCookie>();
        services.AddAuthentication(StaffSchemes.Any)
            .AddPolicyScheme(StaffSchemes.Any, null, options => options.ForwardDefaultSelector = StaffSchemes.Choose)
            .AddCookie(StaffSchemes.Session)
            .AddCookie(StaffSchemes.HalfWay, options =>
            {
                StaffSchemes.Harden(options.Cookie, "inclusion-half-way", isDevelopment);
                options.ExpireTimeSpan = TimeSpan.FromMinutes(10);
                options.SlidingExpiration = false;
                options.LoginPath = StaffSchemes.SignInPath;
            })
            .AddOutsideIssuer(issuer, isDevelopment);
        services.AddSingleton<IAuthorizationPolicyProvider, LatePolicies>().AddAuthorization();
    }

    private static void AddAccountPages(this IServiceCollection services, bool isDevelopment)
    {
        // Pages lie in the room they belong to and each says its own address.
        services.AddRazorPages(options => options.RootDirectory = "/");
        services.AddAntiforgery(options =>
        {
            StaffSchemes.Harden(options.Cookie, "inclusion-form", isDevelopment);
            options.Cookie.SameSite = SameSiteMode.Strict;
            options.SuppressXFrameOptionsHeader = true;
        });
    }

    private static void TrustProxies(this IServiceCollection services, AccessSettings settings) =>
        services.Configure<ForwardedHeadersOptions>(options =>
        {
            options.ForwardedHeaders = settings.TrustedProxies.Count == 0 ? ForwardedHeaders.None : ForwardedHeaders.XForwardedFor;
            options.KnownProxies.Clear();
            options.KnownIPNetworks.Clear();
            foreach (var proxy in settings.TrustedProxies) options.KnownProxies.Add(proxy);
        });
}
