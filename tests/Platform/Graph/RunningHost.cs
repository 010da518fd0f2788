namespace Inclusion.Tests.Platform.Graph;

/// <summary>One host for the tests of a class.</summary>
public sealed class RunningHost : IAsyncLifetime
{
    private TinyHost? _host;

    public TinyHost Host => _host ?? throw new InvalidOperationException("Not started.");

    public async ValueTask InitializeAsync() => _host = await TinyHost.StartAsync();

    public ValueTask DisposeAsync() => Host.DisposeAsync();
}
