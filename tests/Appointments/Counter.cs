using System.Text.Json;
using Inclusion.Appointments;
using Inclusion.Planning;
using Inclusion.Platform.Access;
using Inclusion.Residents;
using Inclusion.Territories;
using Inclusion.Tests.Platform;
using NodaTime;
using Npgsql;

namespace Inclusion.Tests.Appointments;

/// <summary>A town with a counter that is open: one reason, one resident with an e-mail, Monday to Friday from 9 to 12 for two mediators.</summary>
public sealed class Counter : IAsyncDisposable
{
    private Counter(InventedTown town) => Town = town;

    public InventedTown Town { get; }
    public ReasonId Reason { get; private set; }
    public ResidentId Resident { get; private set; }

    /// <summary>Tuesday 8 September 2026, 09:00 in Paris.</summary>
    public static readonly Instant Tuesday9 = Instant.FromUtc(2026, 9, 8, 7, 0);

    public static async Task<Counter> OpenAsync(TestCluster cluster, int bufferAfterMinutes = 0)
    {
        var counter = new Counter(await InventedTown.FoundAsync(cluster));
        await counter.Town.ActAsync(async (db, _) =>
        {
            var terms = new ReasonTerms { Name = "Aide aux démarches", Theme = Theme.Housing, BufferAfterMinutes = bufferAfterMinutes, TextAfter = "une pièce d'identité" };
            var reason = Inclusion.Planning.Reason.Create(counter.Town.Id, terms).Value;
            var resident = Inclusion.Residents.Resident.Record(counter.Town.Id, new ResidentPerson("Marie", "Inventée", 1950, "fr"), told: true, InventedTown.Start);
            (counter.Reason, counter.Resident) = (reason.Id, resident.Id);
            db.AddRange(reason, resident);
            await db.SaveChangesAsync();
        });
        await counter.SqlAsync($"insert into contact_point (territory_id, id, resident_id, kind, value, preferred, added_at) values ('{counter.Town.Id.Value}', gen_random_uuid(), '{counter.Resident.Value}', 'EMAIL', 'marie@exemple.example', true, now())");
        await counter.OpenWeekAsync(counter.Town.Mediator);
        await counter.OpenWeekAsync(counter.Town.OtherMediator);
        return counter;
    }

    /// <summary>Opens the mediator's mornings of one week, as a planned opening would have been materialised.</summary>
    public async Task OpenWeekAsync(ProfessionalId mediator)
    {
        var (town, opening) = (Town.Id.Value, Guid.CreateVersion7());
        await SqlAsync($"""
            insert into opening (territory_id, id, mediator_id, rule, first_on, last_on, starts_at, ends_at, time_zone, is_kept_on_holidays, materialised_until)
              values ('{town}', '{opening}', '{mediator.Value}', 'FREQ=WEEKLY;INTERVAL=1;BYDAY=MO,TU,WE,TH,FR', '2026-09-07', '2026-09-11', '09:00', '12:00', 'Europe/Paris', false, '2026-09-11');
            insert into opening_reason values ('{town}', '{opening}', '{Reason.Value}');
            insert into opening_occurrence (territory_id, opening_id, day, mediator_id, starts_at, ends_at)
              select '{town}', '{opening}', d, '{mediator.Value}', (d + time '09:00') at time zone 'Europe/Paris', (d + time '12:00') at time zone 'Europe/Paris'
              from generate_series(date '2026-09-07', date '2026-09-11', interval '1 day') s cross join lateral (select s::date d) x;
            """);
    }

    public Task SqlAsync(string sql) => Town.Database.RunAsync(sql, TestContext.Current.CancellationToken);

    public Task<T> ReadAsync<T>(string sql) => Town.Database.AskAsync<T>(sql, TestContext.Current.CancellationToken);

    public Task<JsonElement> BookAsync(Instant startsAt, string? key = null, object? also = null) => Town.AskAsync(Town.AsSocialWorker, """
        mutation($input: BookAppointmentInput!) { bookAppointment(input: $input) {
          appointment { id state startsAt }
          errors { __typename ... on UserError { message path } ... on SlotTaken { alternatives { startsAt mediatorIds } } } } }
        """, new { input = Input(startsAt, also) }, key);

    public Dictionary<string, object?> Input(Instant startsAt, object? also = null)
    {
        var input = new Dictionary<string, object?>
        {
            ["residentId"] = InventedTown.Global(Resident),
            ["reasonId"] = InventedTown.Global(Reason),
            ["mediatorIds"] = new[] { InventedTown.Global(Town.Mediator) },
            ["startsAt"] = startsAt.ToString(),
        };
        foreach (var property in also?.GetType().GetProperties() ?? []) input[property.Name] = property.GetValue(also);
        return input;
    }

    public async Task<JsonElement> DoAsync(string useCase, JsonElement appointment, object? also = null)
    {
        var input = new Dictionary<string, object?> { ["appointmentId"] = appointment.GetProperty("id").GetString() };
        foreach (var property in also?.GetType().GetProperties() ?? []) input[property.Name] = property.GetValue(also);
        var type = char.ToUpperInvariant(useCase[0]) + useCase[1..] + "Input";
        var answer = await Town.AskAsync(Town.AsMediator, $$"""
            mutation($input: {{type}}!) { {{useCase}}(input: $input) { appointment { id state startsAt } errors { __typename ... on UserError { message } } } }
            """, new { input });
        return answer.GetProperty("data").GetProperty(useCase);
    }

    public static string? ErrorOf(JsonElement payload) =>
        payload.GetProperty("errors") is { } errors && errors.GetArrayLength() > 0 ? errors[0].GetProperty("__typename").GetString() : null;

    public ValueTask DisposeAsync() => Town.DisposeAsync();
}
