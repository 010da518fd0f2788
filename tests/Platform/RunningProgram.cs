using Inclusion.Platform.Access;
using Inclusion.Platform.Graph.Guard;
using Inclusion.Platform.Storage;
using Inclusion.Tests.Platform.Access;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace Inclusion.Tests.Platform;

/// <summary>The whole product as <c>Program</c> composes it, on a real port of 127.0.0.1, over a database of its own.</summary>
public sealed class RunningProgram : WebApplicationFactory<Program>
{
    private readonly TestDatabase _database;
    private readonly IClock? _clock;

    private readonly bool _seeded;
    private readonly Action<IServiceCollection> _also;

    private RunningProgram(TestDatabase database, IClock? clock, bool seeded, Action<IServiceCollection>? also)
    {
        (_database, _clock, _seeded, _also) = (database, clock, seeded, also ?? (_ => { }));
        UseKestrel(0);
    }

    public TestDatabase Database => _database;
    /// <summary>Where what would have left is kept: a folder of this program's own.</summary>
    public string MailFolder { get; } = Directory.CreateTempSubdirectory("inclusion-mail-").FullName;

    public Uri Address => new(Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses.First() ?? throw new InvalidOperationException("Not started."));
    public SignIn SignIn => new(Services, Address);

    /// <param name="cluster">Gives the database.</param>
    /// <param name="clock">The clock of the whole program; the machine's when not given.</param>
    /// <param name="seeded">True to load the invented towns, as a newcomer finds them.</param>
    /// <param name="also">What else is put in place of the program's own.</param>
    public static async Task<RunningProgram> StartAsync(TestCluster cluster, IClock? clock = null, bool seeded = false, Action<IServiceCollection>? also = null)
    {
        var program = new RunningProgram(await cluster.CreateDatabaseAsync(), clock, seeded, also);
        try
        {
            program.StartServer();
            return program;
        }
        catch
        {
            await program.DisposeAsync();
            throw;
        }
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await _database.DisposeAsync();
        Directory.Delete(MailFolder, recursive: true);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Development");
        // What the program does not ask at each start, it is asked here: whether every service finds what it needs.
        builder.UseDefaultServiceProvider(services => (services.ValidateOnBuild, services.ValidateScopes) = (true, true));
        builder.UseSetting(StorageSettings.Application.Name, _database.Application);
        builder.UseSetting("Messaging:MailboxFolder", MailFolder);
        builder.UseSetting("Jobs:Enabled", _seeded ? "true" : "false");
        builder.UseSetting("Seed:Enabled", _seeded ? "true" : "false");
        builder.ConfigureLogging(log => log.ClearProviders().AddConsole().SetMinimumLevel(LogLevel.Warning));
        builder.ConfigureTestServices(services =>
        {
            services.AddQuickPasswords();
            if (_clock is not null) services.AddSingleton(_clock);
            // Beside other tests, a program's first answers take longer than it allows itself.
            services.AddSingleton(new GraphLimits { ExecutionTime = TimeSpan.FromSeconds(60) });
            _also(services);
        });
    }
}
