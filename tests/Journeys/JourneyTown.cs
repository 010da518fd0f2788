using Inclusion.Tests.Platform;
using Microsoft.Extensions.DependencyInjection;

namespace Inclusion.Tests.Journeys;

/// <summary>Journeys take turns: they share one started product, and two browsers at work would slow down everything else that is tested.</summary>
[CollectionDefinition]
public sealed class OneJourneyAtATime : ICollectionFixture<JourneyTown>;

/// <summary>The product as a newcomer finds it, in the process of the tests.</summary>
public sealed class JourneyTown(TestCluster cluster, TestBrowser browser) : VisitedTown(browser), IAsyncLifetime
{
    private RunningProgram? _program;

    public RunningProgram Program => _program ?? throw new InvalidOperationException("The town is not started.");

    public override Uri Address => Program.Address;

    /// <summary>What else is put in place of the program's own.</summary>
    public Action<IServiceCollection>? Also { get; init; }

    public async ValueTask InitializeAsync()
    {
        _program = await RunningProgram.StartAsync(cluster, seeded: true, also: Also);
        await AwaitFirstAnswerAsync();
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (_program is not null) await _program.DisposeAsync();
    }
}
