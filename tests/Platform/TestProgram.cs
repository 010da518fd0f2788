using Inclusion.Tests.Platform.Access;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;

namespace Inclusion.Tests.Platform;

/// <summary>The program itself, as <c>Program</c> puts it together, on a real port over a database of its own.</summary>
internal sealed class TestProgram : WebApplicationFactory<Program>
{
    private readonly TestDatabase _database;

    private TestProgram(TestDatabase database, TestTown town)
    {
        (_database, Town) = (database, town);
        UseKestrel(0);
    }

    public TestTown Town { get; }
    public Uri Address => ClientOptions.BaseAddress;
    public SignIn SignIn => new(Services, Address);

    public static async Task<TestProgram> StartAsync(TestCluster cluster, CancellationToken stop)
    {
        var database = await cluster.CreateDatabaseAsync();
        var program = new TestProgram(database, await TestTown.MakeAsync(database, stop));
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
        builder.UseSetting("ConnectionStrings:Inclusion", _database.Application);
        builder.UseSetting("Logging:LogLevel:Default", "Warning");
        foreach (var (name, value) in AccessHost.Secrets()) builder.UseSetting(name, value);
        builder.ConfigureTestServices(services => services.AddQuickPasswords());
    }
}
