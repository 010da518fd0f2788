using Inclusion.Platform.Access;
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

    private RunningProgram(TestDatabase database, IClock? clock)
    {
        (_database, _clock) = (database, clock);
        UseKestrel(0);
    }

    public TestDatabase Database => _database;
    public Uri Address => new(Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses.First() ?? throw new InvalidOperationException("Not started."));
    public SignIn SignIn => new(Services, Address);

    /// <param name="cluster">Gives the database.</param>
    /// <param name="clock">The clock of the whole program; the machine's when not given.</param>
    public static async Task<RunningProgram> StartAsync(TestCluster cluster, IClock? clock = null)
    {
        var program = new RunningProgram(await cluster.CreateDatabaseAsync(), clock);
        program.StartServer();
        return program;
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await _database.DisposeAsync();
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Development");
        builder.UseSetting(StorageSettings.Application.Name, _database.Application);
        builder.UseSetting("Jobs:Enabled", "false");
        builder.ConfigureLogging(log => log.ClearProviders().AddConsole().SetMinimumLevel(LogLevel.Warning));
        builder.ConfigureTestServices(services =>
        {
            if (_clock is not null) services.AddSingleton(_clock);
        });
    }
}
