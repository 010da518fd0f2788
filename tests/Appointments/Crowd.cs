using System.Collections.Concurrent;
using System.Security.Claims;
using System.Text.Json;
using Inclusion.Planning;
using Inclusion.Platform.Access;
using Inclusion.Residents;
using Inclusion.Territories;
using Inclusion.Tests.Platform;
using NodaTime;

namespace Inclusion.Tests.Appointments;

/// <summary>Clients of one counter who book, move, cancel, hold, go away and think again, all at once and at random.</summary>
internal sealed class Crowd(Counter counter, int seed)
{
    private const int Mediators = 20, Residents = 12;

    private static readonly string[] Mix = [.. Times("book", 27), .. Times("hold", 14), .. Times("bookHeld", 8), .. Times("release", 4),
        .. Times("move", 18), .. Times("cancel", 15), .. Times("undo", 10), .. Times("absence", 2), .. Times("withdraw", 2)];

    private readonly List<ProfessionalId> _mediators = [counter.Town.Mediator, counter.Town.OtherMediator];
    private readonly List<ResidentId> _residents = [counter.Resident];
    private readonly ConcurrentStack<(string Id, ReasonId Reason)> _appointments = new();
    private readonly ConcurrentQueue<(string Id, int Holder, Dictionary<string, object?> Slot)> _holds = new();
    private readonly ConcurrentQueue<string> _absences = new();
    private ReasonId _together;

    /// <summary>How often each answer was given: « moveAppointment SlotTaken ».</summary>
    public ConcurrentDictionary<string, int> Answers { get; } = new();

    /// <summary>Answers with an error at the top, as they came.</summary>
    public ConcurrentQueue<string> Broken { get; } = new();

    public async Task EngageAsync()
    {
        await counter.Town.ActAsync(async (db, _) =>
        {
            var town = counter.Town.Id;
            var together = Reason.Create(town, new ReasonTerms { Name = "Première prise en main", Theme = Theme.Leisure, MediatorsNeeded = 2, BufferAfterMinutes = 5 }).Value;
            _together = together.Id;
            db.Add(together);
            var people = Enumerable.Range(_mediators.Count, Mediators - _mediators.Count)
                .Select(at => Professional.Join(town, $"Prénom{at}", $"Nom{at}", $"m{at}@ville-inventee.example", [Role.Mediator]).Value).ToList();
            var residents = Enumerable.Range(0, Residents).Select(at => Resident.Record(town, new ResidentPerson($"Prénom{at}", "Inventé", 1960 + at, "fr"), true, InventedTown.Start)).ToList();
            db.AddRange(people);
            db.AddRange(residents);
            await db.SaveChangesAsync();
            db.AddRange(people.Select(each => new ProfessionalStructure(town, each.Id, counter.Town.Ccas)));
            await db.SaveChangesAsync();
            _mediators.AddRange(people.Select(each => each.Id));
            _residents.AddRange(residents.Select(each => each.Id));
        });
        foreach (var mediator in _mediators.Skip(2)) await counter.OpenWeekAsync(mediator);
        await counter.SqlAsync($"insert into opening_reason select territory_id, opening_id, '{_together.Value}' from opening_reason");
    }

    /// <summary>Lets so many clients do so many things each, all at the same time.</summary>
    public Task RunAsync(int clients, int each, int round) => Task.WhenAll(Enumerable.Range(0, clients).Select(async client =>
    {
        var dice = new Random(HashCode.Combine(seed, round, client));
        for (var at = 0; at < each; at++) await DoOneAsync(client % Mediators, dice);
    }));

    private Task DoOneAsync(int client, Random dice) => dice.GetItems(Mix, 1)[0] switch
    {
        "hold" => HoldAsync(client, dice),
        "bookHeld" when _holds.TryDequeue(out var held) => BookAsync(held.Holder, new(held.Slot) { ["residentId"] = Person(dice), ["holdId"] = held.Id }),
        "release" when _holds.TryDequeue(out var held) => SayAsync(held.Holder, "releaseHold", "hold", new() { ["holdId"] = held.Id }),
        "move" when Recent(dice) is { } found => MoveAsync(client, dice, found.Id, found.Reason),
        "cancel" when Recent(dice) is { } found => SayAsync(client, "cancelAppointment", "appointment",
            new() { ["appointmentId"] = found.Id, ["side"] = dice.Next(2) == 0 ? "TOWN" : "RESIDENT", ["reason"] = "OTHER" }),
        "undo" when Recent(dice) is { } found => SayAsync(client, "undoAppointment", "appointment", new() { ["appointmentId"] = found.Id }),
        "absence" => GoAwayAsync(client, dice),
        "withdraw" when _absences.TryDequeue(out var absence) => SayAsync(client, "withdrawAbsence", "absence", new() { ["absenceId"] = absence }),
        _ => BookAsync(client, new(Slot(dice, dice.Next(5) == 0 ? _together : counter.Reason)) { ["residentId"] = Person(dice) }),
    };

    private async Task BookAsync(int client, Dictionary<string, object?> input)
    {
        if (await SayAsync(client, "bookAppointment", "appointment", input) is { } booked)
            _appointments.Push((booked, input["reasonId"] is string id && id == InventedTown.Global(_together) ? _together : counter.Reason));
    }

    private async Task HoldAsync(int client, Random dice)
    {
        var slot = Slot(dice, counter.Reason);
        slot.Remove("kind");
        if (await SayAsync(client, "holdSlot", "hold", slot) is { } held) _holds.Enqueue((held, client, slot));
    }

    private Task MoveAsync(int client, Random dice, string appointment, ReasonId reason)
    {
        var slot = Slot(dice, reason);
        slot.Remove("reasonId");
        return SayAsync(client, "moveAppointment", "appointment", new(slot) { ["appointmentId"] = appointment });
    }

    private async Task GoAwayAsync(int client, Random dice)
    {
        var (day, hour) = (8 + dice.Next(4), 9 + dice.Next(3));
        var away = new Dictionary<string, object?>
        {
            ["mediatorId"] = InventedTown.Global(_mediators[dice.Next(Mediators)]),
            ["kind"] = "MEETING",
            ["firstOn"] = $"2026-09-{day:00}",
            ["startTime"] = $"{hour:00}:00",
            ["lastOn"] = $"2026-09-{day:00}",
            ["endTime"] = $"{hour:00}:30",
        };
        if (await SayAsync(client, "declareAbsence", "absence", away) is { } absence) _absences.Enqueue(absence);
    }

    /// <summary>Four mornings of twenty mediators, so that many want the same; one in four is outside openings, at any five minutes of the day.</summary>
    private Dictionary<string, object?> Slot(Random dice, ReasonId reason)
    {
        var isOutside = dice.Next(4) == 0;
        var minutes = isOutside ? 5 * dice.Next(-12, 130) : 15 * dice.Next(11);
        var first = dice.Next(Mediators);
        var who = reason == _together ? new[] { first, (first + 1 + dice.Next(Mediators - 1)) % Mediators } : [first];
        return new()
        {
            ["reasonId"] = InventedTown.Global(reason),
            ["mediatorIds"] = who.Select(at => InventedTown.Global(_mediators[at])).ToArray(),
            ["startsAt"] = (Counter.Tuesday9 + Duration.FromDays(dice.Next(4)) + Duration.FromMinutes(minutes)).ToString(),
            ["kind"] = isOutside ? "OUTSIDE_OPENING" : "IN_OPENING",
        };
    }

    private string Person(Random dice) => InventedTown.Global(_residents[dice.Next(_residents.Count)]);

    /// <summary>One of the last forty appointments, so that several clients often want to change the same.</summary>
    private (string Id, ReasonId Reason)? Recent(Random dice)
    {
        var last = _appointments.Take(40).ToList();
        return last.Count == 0 ? null : last[dice.Next(last.Count)];
    }

    /// <summary>Sends one mutation; the id of what it changed, or null when it was refused.</summary>
    private async Task<string?> SayAsync(int client, string useCase, string noun, Dictionary<string, object?> input)
    {
        var type = char.ToUpperInvariant(useCase[0]) + useCase[1..] + "Input";
        var answer = await counter.Town.AskAsync(Client(client),
            $$"""mutation($input: {{type}}!) { {{useCase}}(input: $input) { {{noun}} { id } errors { __typename } } }""", new { input });
        if (answer.TryGetProperty("errors", out var broken))
        {
            Broken.Enqueue(broken.GetRawText());
            return null;
        }

        var payload = answer.GetProperty("data").GetProperty(useCase);
        Answers.AddOrUpdate($"{useCase} {Counter.ErrorOf(payload) ?? "done"}", 1, (_, count) => count + 1);
        return payload.GetProperty(noun) is { ValueKind: JsonValueKind.Object } changed ? changed.GetProperty("id").GetString() : null;
    }

    private ClaimsPrincipal Client(int client) => counter.Town.As(_mediators[client], counter.Town.Ccas, Role.Mediator);

    private static IEnumerable<string> Times(string word, int count) => Enumerable.Repeat(word, count);
}
