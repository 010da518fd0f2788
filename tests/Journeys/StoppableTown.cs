using Inclusion.Tests.Platform;

namespace Inclusion.Tests.Journeys;

/// <summary>The product as a newcomer finds it, in a process of its own, which can be ended, and started again at the same address over the same database.</summary>
internal sealed class StoppableTown : VisitedTown
{
    private readonly string _mail = Directory.CreateTempSubdirectory("inclusion-mail-").FullName;
    private StartedProgram? _program;
    private Uri? _address;

    private StoppableTown(TestDatabase database, TestBrowser browser) : base(browser) => Database = database;

    public TestDatabase Database { get; }

    public override Uri Address => _address ?? throw new InvalidOperationException("The town is not started.");

    public static async Task<StoppableTown> StartAsync(TestCluster cluster, TestBrowser browser)
    {
        var town = new StoppableTown(await cluster.CreateDatabaseAsync(), browser);
        await town.StartAsync();
        return town;
    }

    /// <summary>Starts the program: at a free port the first time, where it was before after that.</summary>
    public async Task StartAsync()
    {
        var settings = new Dictionary<string, string>
        {
            ["ConnectionStrings__Inclusion"] = Database.Application,
            ["Messaging__MailboxFolder"] = _mail,
            ["Jobs__Enabled"] = "false",
        };
        _program = StartedProgram.Start("Development", settings, "--urls", _address?.GetLeftPart(UriPartial.Authority) ?? "http://127.0.0.1:0");
        _address = await _program.AddressAsync();
        await AwaitFirstAnswerAsync();
    }

    /// <summary>Ends the program: from now on nobody answers at its address.</summary>
    public async Task StopAsync()
    {
        if (_program is { } program) await program.DisposeAsync();
        _program = null;
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await StopAsync();
        await Database.DisposeAsync();
        Directory.Delete(_mail, recursive: true);
    }
}
