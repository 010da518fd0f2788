using System.Runtime.CompilerServices;
using GraphQL.Types;
using Inclusion.Platform.Graph.Documents;
using Inclusion.Platform.Settings;
using Microsoft.AspNetCore.Connections;
using OpenIddict.Server;

namespace Inclusion.Platform;

/// <summary>What a start does at once, what it leaves for later, and how the program ends when it cannot begin.</summary>
public static class Start
{
    private static readonly TimeSpan Courtesy = TimeSpan.FromMilliseconds(200);

    /// <summary>The program's words, and that settings are read once: to hear of a change the host would watch every folder below its own, npm's parts included.</summary>
    public static string[] ReadingSettingsOnce(string[] words) => [.. words, "--hostBuilder:reloadConfigOnChange=false"];

    /// <summary>Begins on a second processor what takes long and needs nothing of the rest: the steps of the token endpoint, the types of the rooms.</summary>
    /// <remarks>On a thread of its own: the pool has as many as there are processors, and the database's start needs them.</remarks>
    public static void BeginReading() => Task.Factory.StartNew(() =>
    {
        RuntimeHelpers.RunClassConstructor(typeof(OpenIddictServerHandlers).TypeHandle);
        return DeclaredSettings.All;
    }, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    /// <summary>What the first visitors would wait for, made ready while the program serves already: the list of pages, the documents, the contract.</summary>
    public static async Task PrepareRestAsync(this WebApplication app)
    {
        var stopping = app.Lifetime.ApplicationStopping;
        // Whoever waits at the door comes first.
        await Task.Delay(Courtesy, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (stopping.IsCancellationRequested) return;
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
