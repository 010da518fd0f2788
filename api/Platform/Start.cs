using System.Runtime.CompilerServices;
using GraphQL.Types;
using Inclusion.Platform.Access;
using Inclusion.Platform.Graph.Documents;
using Inclusion.Platform.Seeding;
using Inclusion.Platform.Settings;
using Microsoft.AspNetCore.Connections;
using OpenIddict.Server;

namespace Inclusion.Platform;

/// <summary>What a start does at once, what it leaves for later, and how the program ends when it cannot begin.</summary>
public static class Start
{
    private static readonly TimeSpan Courtesy = TimeSpan.FromMilliseconds(200);

    /// <summary>Begins on a second processor what takes long and needs nothing of the rest: the steps of the token endpoint, the types of the rooms.</summary>
    /// <remarks>On a thread of its own: the pool has as many as there are processors, and the database's start needs them.</remarks>
    public static void BeginReading() => Task.Factory.StartNew(() =>
    {
        RuntimeHelpers.RunClassConstructor(typeof(OpenIddictServerHandlers).TypeHandle);
        return DeclaredSettings.All;
    }, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    /// <summary>The program's parts, without those that nothing here uses: the framework's own choice would look for QUIC and for assets of packages.</summary>
    /// <remarks>Whether every service finds what it needs is a test's question (<c>WiringTests</c>): asked at each start it costs a tenth of one.</remarks>
    public static WebApplicationBuilder Builder(string[] words)
    {
        // Settings are read once: to hear of a change the host would watch every folder below its own, npm's parts included.
        var builder = WebApplication.CreateSlimBuilder([.. words, "--hostBuilder:reloadConfigOnChange=false"]);
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.Host.UseDefaultServiceProvider(services => services.ValidateScopes = builder.Environment.IsDevelopment());
        return builder;
    }

    /// <summary>Does what the database must hold before the program serves, as soon as it may be asked.</summary>
    /// <returns>Folders of the invented towns; null where there are to be none.</returns>
    public static async Task<IReadOnlyList<string>?> PrepareAsync(this WebApplication app, Task ready, CancellationToken stop)
    {
        await ready;
        return await app.LoadTownsAsync(stop);
    }

    /// <summary>Serves until it is asked to end.</summary>
    public static async Task ServeAsync(this WebApplication app, IReadOnlyList<string>? towns, CancellationToken stop)
    {
        await app.StartAsync(stop);
        await app.WelcomeAsync(towns, stop);
        await app.PrepareRestAsync(app.Lifetime.ApplicationStopping);
        await app.WaitForShutdownAsync(stop);
    }

    /// <summary>What the first visitors would wait for, made ready while the program serves already: the ring of keys, the list of pages, documents, the contract.</summary>
    private static async Task PrepareRestAsync(this WebApplication app, CancellationToken stop)
    {
        // Whoever waits at the door comes first.
        await Task.Delay(Courtesy, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (stop.IsCancellationRequested) return;
        app.ReadKeys();
        _ = app.Services.GetRequiredService<EndpointDataSource>().Endpoints;
        app.Services.GetRequiredService<TrustedDocuments>();
        app.Services.GetRequiredService<ISchema>();
    }

    /// <summary>Runs the program; a refusal to start becomes one sentence on the error stream, and exit code 1.</summary>
    public static async Task<int> InOneSentenceAsync(Func<CancellationToken, Task<int>> program, CancellationToken stop)
    {
        try
        {
            return await program(stop);
        }
        catch (StartRefusedException refused)
        {
            await Console.Error.WriteLineAsync(refused.Message);
            return 1;
        }
        catch (IOException taken) when (taken.InnerException is AddressInUseException)
        {
            await Console.Error.WriteLineAsync(taken.Message);
            return 1;
        }
    }
}
