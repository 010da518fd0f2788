using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Inclusion.Benchmarks.Raw;
using Inclusion.Platform.Storage;
using Inclusion.Tests.Platform;

namespace Inclusion.Benchmarks.Works;

/// <summary>
/// How long a start takes when the clone's own database is there, from the beginning of the process to « ready »: PostgreSQL is
/// started too. The program is given what <c>dotnet run</c> gives it, and an empty web program stands beside it.
/// </summary>
internal static class StartWork
{
    public const int Starts = 9;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(10);

    /// <summary>All times, the shortest first. The first start is not counted: it may have to make the database.</summary>
    public static async Task<(IReadOnlyList<double> Product, IReadOnlyList<double> Empty)> TimesAsync(CancellationToken stop)
    {
        var settings = await OfDotnetRunAsync(stop);
        settings["Storage__EmbeddedName"] = "benchmark-start";
        await TimeAsync("Inclusion.Api.dll", settings, [], stop);
        var (product, empty) = (new List<double>(), new List<double>());
        for (var time = 0; time < Starts; time++)
        {
            product.Add(await TimeAsync("Inclusion.Api.dll", settings, [], stop));
            empty.Add(await TimeAsync("Inclusion.Benchmarks.dll", [], [EmptyProgram.Word], stop));
        }

        return (product.Order().ToList(), empty.Order().ToList());
    }

    private static async Task<double> TimeAsync(string assembly, Dictionary<string, string> settings, string[] words, CancellationToken stop)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort.Find()}");
        using var http = new HttpClient();
        var begun = Stopwatch.StartNew();
        await using var program = ChildProgram.Start(assembly, new Dictionary<string, string>(settings) { ["ASPNETCORE_URLS"] = $"{address}" }, words);
        while (!await IsReadyAsync(http, address, stop))
        {
            if (begun.Elapsed > ChildProgram.Patience) throw new InvalidOperationException($"It is not ready: {program.Output}");
            await Task.Delay(Pause, stop);
        }

        var ready = begun.Elapsed.TotalSeconds;
        await program.StopAsync(stop);
        return ready;
    }

    private static async Task<bool> IsReadyAsync(HttpClient http, Uri address, CancellationToken stop)
    {
        if (!Listens(address)) return false;
        try
        {
            using var answer = await http.GetAsync(new Uri(address, "/readyz"), stop);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            // A port that nobody holds yet may, once in a while, have connected to itself.
            return false;
        }
    }

    /// <remarks>Asked without an exception: a hundred of them would take time from whom is timed.</remarks>
    private static bool Listens(Uri address)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        using var attempt = new SocketAsyncEventArgs { RemoteEndPoint = new IPEndPoint(IPAddress.Loopback, address.Port) };
        using var ended = new ManualResetEventSlim();
        attempt.Completed += (_, _) => ended.Set();
        if (socket.ConnectAsync(attempt)) ended.Wait();
        return attempt.SocketError == SocketError.Success;
    }

    private static async Task<Dictionary<string, string>> OfDotnetRunAsync(CancellationToken stop)
    {
        var clone = RepositoryRoot.Path ?? throw new InvalidOperationException("The benchmarks run in a clone.");
        await using var file = File.OpenRead(Path.Combine(clone, "api", "Properties", "launchSettings.json"));
        using var json = await JsonDocument.ParseAsync(file, cancellationToken: stop);
        return json.RootElement.GetProperty("profiles").GetProperty("Inclusion").GetProperty("environmentVariables")
            .EnumerateObject().ToDictionary(variable => variable.Name, variable => variable.Value.GetString() ?? "");
    }
}
