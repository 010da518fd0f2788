// Violations that NameTests must find, and a neighbour that it must let through.
using Microsoft.Extensions.Hosting;

namespace Inclusion.Tests.Architecture.Planted.Platform;

internal static class PlaceManager;

internal sealed record PlaceDto(int Number);

internal sealed record PlaceData(int Number);

internal sealed class NightlyService : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.CompletedTask;
}
