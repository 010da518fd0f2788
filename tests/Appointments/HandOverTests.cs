using System.Text.Json;
using Inclusion.Platform.Storage;
using Inclusion.Territories;
using Inclusion.Tests.Platform;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Shouldly;

namespace Inclusion.Tests.Appointments;

/// <summary>A mediator leaves: what was theirs and still to come goes to whoever takes over.</summary>
public sealed class HandOverTests(TestCluster cluster)
{
    private static readonly Instant Monday10 = Counter.Tuesday9 - Duration.FromHours(23);

    [Fact]
    public async Task Openings_and_appointments_to_come_go_to_the_successor_and_what_took_place_stays()
    {
        await using var counter = await Counter.OpenAsync(cluster);
        await FreeTheSuccessorAsync(counter);
        await counter.BookAsync(Monday10);
        await counter.BookAsync(Counter.Tuesday9);
        counter.Town.Clock.Reset(Monday10 + Duration.FromHours(6));

        (await ObjectionsAsync(counter)).ShouldBeEmpty();
        await LeaveAsync(counter);

        var (leaving, successor) = (counter.Town.Mediator.Value, counter.Town.OtherMediator.Value);
        (await counter.ReadAsync<long>($"select count(*) from opening where mediator_id = '{successor}'")).ShouldBe(1);
        (await counter.ReadAsync<string>($"select string_agg(day::text, ' ' order by day) from opening_occurrence where mediator_id = '{leaving}'")).ShouldBe("2026-09-07");
        (await counter.ReadAsync<string>($"select string_agg(day::text, ' ' order by day) from opening_occurrence where mediator_id = '{successor}'")).ShouldBe("2026-09-08 2026-09-09 2026-09-10 2026-09-11");
        (await counter.ReadAsync<string>($"select string_agg(starts_at::date::text, ' ') from mediator_time where mediator_id = '{leaving}'")).ShouldBe("2026-09-07");
        (await counter.ReadAsync<string>($"select string_agg(starts_at::date::text, ' ') from mediator_time where mediator_id = '{successor}'")).ShouldBe("2026-09-08");
        (await counter.ReadAsync<long>($"select count(*) from appointment_mediator m join appointment a on a.id = m.appointment_id where m.mediator_id = '{successor}' and a.starts_at > '2026-09-08'")).ShouldBe(1);
    }

    [Fact]
    public async Task Nobody_leaves_while_their_successor_is_taken_at_the_same_hour_or_open_then()
    {
        await using var counter = await Counter.OpenAsync(cluster);
        await counter.BookAsync(Counter.Tuesday9);
        (await counter.BookAsync(Counter.Tuesday9 + Duration.FromMinutes(15), also: new { mediatorIds = new[] { InventedTown.Global(counter.Town.OtherMediator) } }))
            .GetProperty("data").GetProperty("bookAppointment").GetProperty("appointment").ValueKind.ShouldBe(JsonValueKind.Object);

        var said = await ObjectionsAsync(counter);
        said.Count.ShouldBe(2);
        said.ShouldContain(sentence => sentence.Contains("déjà prise à l'heure de 1 rendez-vous", StringComparison.Ordinal));
        said.ShouldContain(sentence => sentence.Contains("aux mêmes heures le lundi 7 septembre 2026", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Only_a_mediator_of_the_structure_that_receives_takes_over()
    {
        await using var counter = await Counter.OpenAsync(cluster);
        await FreeTheSuccessorAsync(counter);
        await counter.BookAsync(Counter.Tuesday9);
        await counter.SqlAsync($"""
            update professional_structure set structure_id = '{counter.Town.Association.Value}' where professional_id = '{counter.Town.OtherMediator.Value}';
            update professional set roles = array['RECEPTION'] where id = '{counter.Town.OtherMediator.Value}';
            """);
        var said = await ObjectionsAsync(counter);
        said.ShouldContain(sentence => sentence.StartsWith("La personne qui prend la suite n'est pas médiatrice", StringComparison.Ordinal));
        said.ShouldContain(sentence => sentence.StartsWith("La personne qui prend la suite ne travaille pas dans la structure", StringComparison.Ordinal));
    }

    private static Task FreeTheSuccessorAsync(Counter counter) => counter.SqlAsync($"""
        delete from opening_occurrence where mediator_id = '{counter.Town.OtherMediator.Value}';
        delete from opening_reason where opening_id in (select id from opening where mediator_id = '{counter.Town.OtherMediator.Value}');
        delete from opening where mediator_id = '{counter.Town.OtherMediator.Value}';
        """);

    private static async Task<List<string>> ObjectionsAsync(Counter counter)
    {
        var said = new List<string>();
        await counter.Town.ActAsync(async (_, house) =>
        {
            foreach (var condition in house.GetServices<IDepartureCondition>())
                if (await condition.ObjectAsync(counter.Town.Mediator, counter.Town.OtherMediator, default) is { } sentence) said.Add(sentence);
        });
        return said;
    }

    private static Task LeaveAsync(Counter counter) => counter.Town.ActAsync(async (db, _) =>
    {
        db.State(new ProfessionalDeparted(counter.Town.Mediator, counter.Town.OtherMediator));
        (await db.SaveAsync("left", default)).IsRefused.ShouldBeFalse();
    });
}
