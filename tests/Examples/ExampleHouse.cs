using System.Data;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using GraphQLParser.AST;
using Inclusion.Platform.Access;
using Inclusion.Platform.Jobs;
using Inclusion.Tests.Platform;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Inclusion.Tests.Examples;

/// <summary>The running product in which the examples are carried out: each that changes something in a town of its own.</summary>
public sealed class ExampleHouse(TestCluster cluster) : IAsyncLifetime
{
    /// <summary>Monday 7 September 2026, 09:00 in Paris.</summary>
    public static readonly Instant Now = Instant.FromUtc(2026, 9, 7, 7, 0);

    internal static readonly IReadOnlyList<IExampleCast> Casts =
        [.. typeof(ExampleHouse).Assembly.GetTypes().Where(type => type is { IsAbstract: false } && type.IsAssignableTo(typeof(IExampleCast)))
            .Select(Activator.CreateInstance).OfType<IExampleCast>().OrderBy(cast => cast.Order)];

    private RunningProgram? _program;
    private ExampleTown? _stranger;
    private Lodging? _readers;

    private RunningProgram Program => _program ?? throw new InvalidOperationException("Not started.");

    public async ValueTask InitializeAsync()
    {
        _program = await RunningProgram.StartAsync(cluster, new StoppedClock());
        _stranger = await MakeTownAsync(CancellationToken.None);
        _readers = await LodgeAsync(CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        _readers?.Dispose();
        if (_program is not null) await _program.DisposeAsync();
    }

    /// <summary>Carries out one example, and says where it does not do what its file says.</summary>
    internal async Task<IReadOnlyList<string>> FaultsAsync(ExampleFile file, CancellationToken stop)
    {
        var readers = _readers ?? throw new InvalidOperationException("Not started.");
        var lodging = file.Operations.All(operation => operation.Kind is OperationType.Query) ? readers : await LodgeAsync(stop);
        var faults = await new ExampleRun(file, new ExampleValues(lodging.Town.Names), SenderOf(lodging, stop)).FaultsAsync();
        if (lodging != readers) lodging.Dispose();
        return faults;
    }

    /// <summary>Carries out an example up to its use case, then asks for that with a text in the place of each of its own, and gives the first with which it is done.</summary>
    internal async Task<string?> TakenAsync(ExampleFile file, IReadOnlyList<string> places, string text, CancellationToken stop)
    {
        using var lodging = await LodgeAsync(stop);
        return await new ExampleTexts(file, new ExampleValues(lodging.Town.Names), SenderOf(lodging, stop)).TakenAsync(places, text);
    }

    private ExampleSender SenderOf(Lodging lodging, CancellationToken stop) => async (role, operation, variables) =>
    {
        if (!lodging.Callers.TryGetValue(role, out var caller)) lodging.Callers[role] = caller = await SignInAsync(lodging.Town, role, stop);
        return await SendAsync(caller, operation, variables, stop);
    };

    private async Task<Lodging> LodgeAsync(CancellationToken stop)
    {
        var town = await MakeTownAsync(stop);
        town.Neighbours(_stranger ?? throw new InvalidOperationException("Not started."));
        return new Lodging(town);
    }

    private async Task<ExampleTown> MakeTownAsync(CancellationToken stop)
    {
        var town = new ExampleTown();
        var work = Program.Services.GetRequiredService<TownWork>();
        foreach (var cast in Casts) await work.RunAsync(town.Id, IsolationLevel.ReadCommitted, house => cast.EnterAsync(town, house, stop), stop);
        return town;
    }

    private Task<HttpClient> SignInAsync(ExampleTown town, string role, CancellationToken stop) => role == "partner"
        ? Program.SignIn.ConnectAsync(town.Id, town.Of<PartnerClientId>("partnerClient.association"), stop, [.. Scopes.All.Keys])
        : Program.SignIn.SignInAsync(town.Id, town.Of<ProfessionalId>($"professional.{role}"), stop);

    private static async Task<JsonNode> SendAsync(HttpClient caller, ExampleOperation operation, JsonObject variables, CancellationToken stop)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "graphql") { Content = JsonContent.Create(new { query = operation.Text, variables }) };
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/graphql-response+json"));
        if (operation.Kind is OperationType.Mutation) request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
        using var response = await caller.SendAsync(request, stop);
        return await response.Content.ReadFromJsonAsync<JsonNode>(stop) ?? throw new FormatException("The answer is no JSON.");
    }

    /// <summary>A town, and those of it who have signed in.</summary>
    private sealed class Lodging(ExampleTown town) : IDisposable
    {
        public ExampleTown Town => town;
        public Dictionary<string, HttpClient> Callers { get; } = [];

        public void Dispose()
        {
            foreach (var caller in Callers.Values) caller.Dispose();
        }
    }

    private sealed class StoppedClock : IClock
    {
        public Instant GetCurrentInstant() => Now;
    }
}
