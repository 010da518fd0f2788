using Microsoft.Extensions.DependencyInjection;
using Shouldly;

namespace Inclusion.Tests.Platform;

/// <summary>Every service of the product finds what it needs; the program itself does not ask at each start.</summary>
public sealed class WiringTests(TestCluster cluster)
{
    [Fact]
    public async Task The_whole_program_is_wired_and_one_service_without_what_it_needs_would_be_noticed()
    {
        await using (await RunningProgram.StartAsync(cluster)) { }

        var fault = await Should.ThrowAsync<AggregateException>(async () => await RunningProgram.StartAsync(cluster, also: services => services.AddScoped<Lonely>()));
        fault.Message.ShouldContain(nameof(Missing));
    }

    private sealed class Missing;

    private sealed record Lonely(Missing Needed);
}
