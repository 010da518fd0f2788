using System.Collections.Concurrent;
using System.Security.Claims;
using System.Text.Json;
using System.Text.RegularExpressions;
using Inclusion.Platform.Access;
using Inclusion.Platform.Messaging;
using Inclusion.Platform.Storage;
using Inclusion.Tests.Platform.Sealing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using MimeKit;
using NodaTime;

namespace Inclusion.Tests.Platform.Access;

/// <summary>Sign-in on a real port over a database of its own, with one address (« /who ») that tells who was let in.</summary>
public sealed partial class AccessHost : IAsyncDisposable
{
    private readonly WebApplication _app;

    private AccessHost(WebApplication app, TestDatabase database, TestTown town) => (_app, Database, Town) = (app, database, town);

    public TestDatabase Database { get; }
    public TestTown Town { get; }
    public IServiceProvider Services => _app.Services;
    public Uri Address => new(_app.Urls.Single());
    public SignIn SignIn => new(Services, Address);
    public TestClock Clock => (TestClock)Services.GetRequiredService<IClock>();

    /// <summary>Settings that the program needs outside Development.</summary>
    public static Dictionary<string, string?> Secrets() => new()
    {
        ["Access:Secret"] = AccessSettings.Secret.MadeInDevelopment?.Invoke(),
        ["Access:SigningKey"] = AccessKeys.NewSigningKey(),
        ["Access:PublicAddress"] = "https://inclusion.essai.example/",
        ["Jobs:Enabled"] = "false",
    };

    public static async Task<AccessHost> StartAsync(TestCluster cluster, CancellationToken stop, string environment = "Development", Dictionary<string, string?>? settings = null)
    {
        var database = await cluster.CreateDatabaseAsync();
        var town = await TestTown.MakeAsync(database, stop);
        var app = Build(database, environment, settings ?? Secrets());
        await app.StartAsync(stop);
        return new AccessHost(app, database, town);
    }

    public static WebApplication Build(TestDatabase database, string environment, Dictionary<string, string?> settings)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ApplicationName = typeof(AccessSetup).Assembly.GetName().Name, EnvironmentName = environment });
        builder.Configuration.AddInMemoryCollection(settings);
        builder.WebHost.UseUrls(settings.GetValueOrDefault("urls") ?? "http://127.0.0.1:0");
        builder.Logging.ClearProviders().AddConsole().SetMinimumLevel(LogLevel.Error);
        StorageStart.Use(builder.Services, database.Application);
        builder.Services.AddInclusionOperations().AddSealingWithAKeyOfItsOwn().AddSingleton<IClock, TestClock>();
        builder.Services.AddInclusionMessaging(builder.Configuration, builder.Environment).AddSingleton<IMailSender, KeptMail>();
        builder.AddAccess();
        builder.Services.AddQuickPasswords();
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Error);
        var app = builder.Build();
        app.UseAccess();
        app.MapAccess();
        app.Map("/who", (ClaimsPrincipal user) => user.Identity?.IsAuthenticated is true
            ? Results.Json(user.Claims.GroupBy(claim => claim.Type).ToDictionary(group => group.Key, group => group.Select(claim => claim.Value)))
            : Results.Unauthorized());
        return app;
    }

    /// <summary>Sends what is queued, and answers the mails sent since the last time.</summary>
    public async Task<IReadOnlyList<MimeMessage>> MailsAsync(CancellationToken stop)
    {
        await Services.GetRequiredService<OutboxWorker>().DeliverDueAsync(stop);
        return ((KeptMail)Services.GetRequiredService<IMailSender>()).Take();
    }

    /// <summary>The path of the link in the one mail queued.</summary>
    public async Task<string> MailedPathAsync(CancellationToken stop)
    {
        var mail = (await MailsAsync(stop)).Single();
        return new Uri(Link().Match(mail.TextBody ?? "").Value).PathAndQuery;
    }

    /// <summary>The claims that the program sees behind this client.</summary>
    public static async Task<ClaimsPrincipal> ClaimsAsync(HttpClient http, CancellationToken stop)
    {
        var answer = await http.GetStringAsync(new Uri("/who", UriKind.Relative), stop);
        var claims = JsonSerializer.Deserialize<Dictionary<string, string[]>>(answer) ?? [];
        return new ClaimsPrincipal(new ClaimsIdentity(claims.SelectMany(claim => claim.Value, (claim, value) => new Claim(claim.Key, value)), "test"));
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        await Database.DisposeAsync();
    }

    [GeneratedRegex(@"https://\S+")]
    private static partial Regex Link();

    private sealed class KeptMail : IMailSender
    {
        private readonly ConcurrentQueue<MimeMessage> _sent = [];

        public Task SendAsync(MimeMessage mail, CancellationToken stop)
        {
            _sent.Enqueue(mail);
            return Task.CompletedTask;
        }

        public IReadOnlyList<MimeMessage> Take()
        {
            List<MimeMessage> taken = [];
            while (_sent.TryDequeue(out var mail)) taken.Add(mail);
            return taken;
        }
    }
}

/// <summary>One host for the classes that neither move the clock nor guess.</summary>
[CollectionDefinition(nameof(SharedAccess))]
public sealed class SharedAccess : ICollectionFixture<AccessFixture>;

/// <summary>One host, for a class that keeps it to itself or for those that share it.</summary>
public sealed class AccessFixture(TestCluster cluster) : IAsyncLifetime
{
    private AccessHost? _host;

    public AccessHost Host => _host ?? throw new InvalidOperationException("Not started.");

    public async ValueTask InitializeAsync() => _host = await AccessHost.StartAsync(cluster, CancellationToken.None);

    public ValueTask DisposeAsync() => Host.DisposeAsync();
}
