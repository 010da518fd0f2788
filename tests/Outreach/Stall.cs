using System.Security.Claims;
using System.Text.Json;
using Inclusion.Places;
using Inclusion.Platform.Access;
using Inclusion.Residents;
using Inclusion.Tests.Appointments;
using Inclusion.Tests.Platform;
using NodaTime;

namespace Inclusion.Tests.Outreach;

/// <summary>A town with a market hall, two mediators, and residents without e-mail or telephone; its counter is open in the mornings of the week.</summary>
public sealed class Stall : IAsyncDisposable
{
    private Stall(Counter counter) => Counter = counter;

    public Counter Counter { get; }
    public InventedTown Town => Counter.Town;
    public PlaceId Market { get; private set; }

    /// <summary>Those whom nothing reaches but a letter.</summary>
    public IReadOnlyList<ResidentId> People { get; private set; } = [];

    /// <summary>Tuesday 8 September 2026, 09:00 in Paris: when the session begins, for three hours.</summary>
    public static readonly Instant Begins = Counter.Tuesday9, Ends = Counter.Tuesday9 + Duration.FromHours(3);

    public static async Task<Stall> OpenAsync(TestCluster cluster, int people = 0)
    {
        var stall = new Stall(await Counter.OpenAsync(cluster));
        await stall.Town.ActAsync(async (db, _) =>
        {
            var town = stall.Town.Id;
            var market = Place.Open(town, new PlaceDetailsInput(PlaceKind.OneOff, "Halle du marché", "Place du Marché", null, "99000", "Ville-Inventée", "99001"), stall.Town.Ccas);
            var residents = Enumerable.Range(0, people).Select(at => Resident.Record(town, new ResidentPerson($"Prénom{at}", "Inventé", 1940, "fr"), true, InventedTown.Start)).ToList();
            db.Add(market.Value);
            db.AddRange(residents);
            await db.SaveChangesAsync();
            (stall.Market, stall.People) = (market.Value.Id, [.. residents.Select(each => each.Id)]);
        });
        return stall;
    }

    /// <summary>The terms of a session of both mediators in the market hall, with what is given otherwise.</summary>
    public Dictionary<string, object?> Terms(object? also = null)
    {
        var terms = new Dictionary<string, object?>
        {
            ["kind"] = "WORKSHOP",
            ["title"] = "Premiers pas au marché",
            ["themes"] = new[] { "PAPERS" },
            ["place"] = new { placeId = InventedTown.Global(Market) },
            ["day"] = "2026-09-08",
            ["startTime"] = "09:00",
            ["endTime"] = "12:00",
            ["seats"] = 12,
            ["mediatorIds"] = new[] { InventedTown.Global(Town.Mediator), InventedTown.Global(Town.OtherMediator) },
            ["kit"] = new[] { new { name = "tablette", count = 6 }, new { name = "borne wifi", count = 1 } },
            ["vouchers"] = 20,
        };
        foreach (var property in also?.GetType().GetProperties() ?? []) terms[property.Name] = property.GetValue(also);
        return terms;
    }

    public Task<JsonElement> PlanAsync(object? also = null) => DoAsync("planSession", new { terms = Terms(also) });

    /// <summary>A planned session's id.</summary>
    public async Task<string> PlannedAsync(object? also = null) => IdOf(await PlanAsync(also));

    public Task<JsonElement> RegisterAsync(string session, ResidentId resident, object? also = null) =>
        DoAsync("registerForSession", new { sessionId = session, residentId = InventedTown.Global(resident) }, also);

    /// <summary>One mutation by a mediator, or by who is named; its payload.</summary>
    public async Task<JsonElement> DoAsync(string useCase, object given, object? also = null, ClaimsPrincipal? who = null)
    {
        var answer = await SendAsync(useCase, given, also, who);
        return answer.GetProperty("data").GetProperty(useCase);
    }

    public Task<JsonElement> SendAsync(string useCase, object given, object? also = null, ClaimsPrincipal? who = null)
    {
        var input = given.GetType().GetProperties().ToDictionary(each => each.Name, each => each.GetValue(given));
        foreach (var property in also?.GetType().GetProperties() ?? []) input[property.Name] = property.GetValue(also);
        var shown = useCase switch
        {
            "registerForSession" or "leaveSession" or "markSessionAttendance" => "sessionRegistration { id state number position }",
            "countWalkIn" => "walkIn { id minutes theme happenedAt }",
            _ => "outreachSession { id state seats seatsTaken kit { name planned takenOut broughtBack } stock { takenOut handedOut broughtBack } differenceReason }",
        };
        var more = useCase switch { "closeSession" => "... on DifferenceUnexplained { lines }", "changeSession" => "... on SeatsBelowTaken { taken }", _ => "" };
        return Town.AskAsync(who ?? Town.AsMediator, $$"""
            mutation($input: {{char.ToUpperInvariant(useCase[0])}}{{useCase[1..]}}Input!) { {{useCase}}(input: $input) {
              changed: {{shown}} errors { __typename ... on UserError { message path } {{more}} } } }
            """, new { input });
    }

    public Task SqlAsync(string sql) => Counter.SqlAsync(sql);
    public Task<T> ReadAsync<T>(string sql) => Counter.ReadAsync<T>(sql);

    /// <summary>Everything of the room, so that a refusal can be seen to have written nothing.</summary>
    public Task<long> RowsAsync() => ReadAsync<long>("""
        select (select count(*) from outreach_session) + (select count(*) from outreach_team) + (select count(*) from outreach_registration) + (select count(*) from outreach_walk_in)
          + (select count(*) from outreach_device_record) + (select count(*) from mediator_time) + (select count(*) from outbox) + (select count(*) from journal_act) + (select count(*) from place)
        """);

    public static string IdOf(JsonElement payload)
    {
        if (ErrorOf(payload) is { } error) throw new InvalidOperationException($"{error}: {payload}");
        return payload.GetProperty("changed").GetProperty("id").GetString() ?? throw new InvalidOperationException("No id.");
    }

    public static string? ErrorOf(JsonElement payload) => Counter.ErrorOf(payload);

    public static string? StateOf(JsonElement payload) => payload.GetProperty("changed").GetProperty("state").GetString();

    public ValueTask DisposeAsync() => Counter.DisposeAsync();
}
