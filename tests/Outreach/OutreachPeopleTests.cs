using System.Text.Json;
using Inclusion.Outreach;
using Inclusion.Platform;
using Inclusion.Platform.Access;
using Inclusion.Platform.Storage;
using Inclusion.Residents;
using Inclusion.Territories;
using Inclusion.Tests.Platform;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Shouldly;

namespace Inclusion.Tests.Outreach;

/// <summary>Mediators leave, residents are merged, erased, and ask what is kept of them.</summary>
public sealed class OutreachPeopleTests(TestCluster cluster)
{
    [Fact]
    public async Task Sessions_to_come_go_to_the_successor_and_those_that_both_held_stay_with_who_stays()
    {
        await using var stall = await Stall.OpenAsync(cluster);
        await stall.PlannedAsync();
        await stall.PlannedAsync(new { day = "2026-09-09", mediatorIds = new[] { InventedTown.Global(stall.Town.Mediator) } });
        await stall.SqlAsync("delete from opening_occurrence; delete from opening_reason; delete from opening");
        (await ObjectionsAsync(stall)).ShouldBeEmpty();

        await stall.Town.ActAsync(async (db, _) =>
        {
            db.State(new ProfessionalDeparted(stall.Town.Mediator, stall.Town.OtherMediator));
            (await db.SaveAsync("left", default)).IsRefused.ShouldBeFalse();
        });
        (await stall.ReadAsync<string>("select string_agg(distinct mediator_id::text, ' ') from outreach_team")).ShouldBe(stall.Town.OtherMediator.Value.ToString());
        (await stall.ReadAsync<string>("select string_agg(starts_at::date || ' ' || mediator_id, ', ' order by starts_at) from mediator_time"))
            .ShouldBe($"2026-09-08 {stall.Town.OtherMediator.Value}, 2026-09-09 {stall.Town.OtherMediator.Value}");
    }

    [Fact]
    public async Task Nobody_leaves_while_their_successor_is_taken_at_the_hour_of_a_session_or_is_no_mediator()
    {
        await using var stall = await Stall.OpenAsync(cluster);
        await stall.PlannedAsync(new { mediatorIds = new[] { InventedTown.Global(stall.Town.Mediator) } });
        await stall.Counter.BookAsync(Stall.Begins, also: new { mediatorIds = new[] { InventedTown.Global(stall.Town.OtherMediator) } });
        (await ObjectionsAsync(stall)).ShouldHaveSingleItem().ShouldContain("déjà prise à l'heure de 1 séances");
        await stall.SqlAsync($"update professional set roles = array['RECEPTION'] where id = '{stall.Town.OtherMediator.Value}'");
        (await ObjectionsAsync(stall)).ShouldHaveSingleItem().ShouldContain("n'est pas médiatrice");
    }

    [Fact]
    public async Task Two_records_of_one_person_keep_one_seat_and_the_other_goes_to_who_waits()
    {
        await using var stall = await Stall.OpenAsync(cluster, people: 3);
        var session = await stall.PlannedAsync(new { seats = 2 });
        foreach (var each in stall.People) await stall.RegisterAsync(session, each);
        await ActAsync(stall, async (privacy, db) =>
        {
            await privacy.MergeAsync(stall.People[1].Value, stall.People[0].Value, default);
            (await db.SaveAsync("merged", default)).IsRefused.ShouldBeFalse();
        });
        (await stall.ReadAsync<string>("select string_agg(number || ' ' || state, ', ' order by number) from outreach_registration")).ShouldBe("1 SEATED, 2 LEFT, 3 SEATED");
        (await stall.ReadAsync<long>($"select count(*) from outreach_registration where resident_id = '{stall.People[1].Value}'")).ShouldBe(2);
        (await stall.ReadAsync<int>("select seats_taken from outreach_session")).ShouldBe(2);
    }

    [Fact]
    public async Task What_is_kept_is_told_in_words_keeps_the_file_and_an_erased_person_keeps_no_seat()
    {
        await using var stall = await Stall.OpenAsync(cluster, people: 2);
        var session = await stall.PlannedAsync(new { seats = 1 });
        foreach (var each in stall.People) await stall.RegisterAsync(session, each);
        stall.Town.Clock.Reset(Stall.Begins);
        await stall.DoAsync("countWalkIn", new { sessionId = session, ageBand = "NOT_SAID", minutes = 10, residentId = InventedTown.Global(stall.People[0]) });

        await ActAsync(stall, async (privacy, db) =>
        {
            (await privacy.ExportAsync(stall.People[0].Value, default)).ShouldBe(
            [
                new KeptFact("Vos inscriptions", "Premiers pas au marché", "mardi 8 septembre à 9 h, une place est à vous", InventedTown.Start),
                new KeptFact("Vos passages", "Premiers pas au marché", "mardi 8 septembre à 9 h, 10 minutes d'aide", Stall.Begins),
            ]);
            (await privacy.KeepUntilAsync(stall.People[0].Value, new Retention(Duration.FromDays(730), Duration.FromDays(1826)), default)).ShouldBe(Stall.Ends + Duration.FromDays(730));
            await privacy.EraseAsync(stall.People[0].Value, default);
            (await db.SaveAsync("erased", default)).IsRefused.ShouldBeFalse();
        });
        (await stall.ReadAsync<string>("select string_agg(number || ' ' || state, ', ' order by number) from outreach_registration")).ShouldBe("1 LEFT, 2 SEATED");
        (await stall.ReadAsync<long>("select count(*) from outreach_walk_in where resident_id is null")).ShouldBe(1);
    }

    [Fact]
    public async Task Another_structure_sees_neither_the_session_nor_who_is_registered()
    {
        await using var stall = await Stall.OpenAsync(cluster, people: 1);
        var session = await stall.PlannedAsync();
        var registration = Stall.IdOf(await stall.RegisterAsync(session, stall.People[0]));
        var elsewhere = stall.Town.As(stall.Town.SocialWorker, stall.Town.Association, Role.SocialWorker);
        var seen = await stall.Town.AskAsync(elsewhere, """
            query($s: ID!, $r: ID!) { session(id: $s) { id } sessions { nodes { id } } one: node(id: $s) { id } other: node(id: $r) { id } }
            """, new { s = session, r = registration });
        seen.GetProperty("data").GetRawText().ShouldBe("""{"session":null,"sessions":{"nodes":[]},"one":null,"other":null}""");
        Stall.ErrorOf(await stall.DoAsync("leaveSession", new { registrationId = registration }, who: elsewhere)).ShouldBe("UnknownId");
        Stall.ErrorOf(await stall.DoAsync("registerForSession", new { sessionId = session, residentId = InventedTown.Global(stall.People[0]) }, who: elsewhere)).ShouldBe("UnknownId");

        var own = await stall.Town.AskAsync(stall.Town.AsSocialWorker, """
            query($id: ID!) { resident(id: $id) { identity { givenName } sessionRegistrations { nodes { state session { title } } } } }
            """, new { id = InventedTown.Global(stall.People[0]) });
        own.GetProperty("data").GetProperty("resident").GetRawText().ShouldBe(
            """{"identity":{"givenName":"Prénom0"},"sessionRegistrations":{"nodes":[{"state":"SEATED","session":{"title":"Premiers pas au marché"}}]}}""");
        (await stall.ReadAsync<long>("select count(*) from journal_reading")).ShouldBe(1);
    }

    [Fact]
    public async Task A_mediator_of_another_structure_sees_and_carries_the_session_that_they_hold()
    {
        await using var stall = await Stall.OpenAsync(cluster);
        await stall.SqlAsync($"update professional_structure set structure_id = '{stall.Town.Association.Value}' where professional_id = '{stall.Town.OtherMediator.Value}'");
        Stall.ErrorOf(await stall.PlanAsync()).ShouldBe("UnknownId", "one plans for one's own structure");
        var coordinator = stall.Town.As(stall.Town.SocialWorker, stall.Town.Ccas, Role.Coordinator);
        var session = Stall.IdOf(await stall.DoAsync("planSession", new { terms = stall.Terms() }, who: coordinator));

        var guest = stall.Town.As(stall.Town.OtherMediator, stall.Town.Association, Role.Mediator);
        var seen = await stall.Town.AskAsync(guest, "query { sessions { nodes { title team { familyName } } } }");
        seen.GetProperty("data").GetProperty("sessions").GetProperty("nodes").GetRawText()
            .ShouldBe("""[{"title":"Premiers pas au marché","team":[{"familyName":"Nom0"},{"familyName":"Nom1"}]}]""");
        Stall.ErrorOf(await stall.DoAsync("changeSession", new { sessionId = session, terms = stall.Terms(new { title = "Atelier" }) }, who: guest)).ShouldBeNull();
        Stall.StateOf(await stall.DoAsync("openSession", new { sessionId = session }, who: guest)).ShouldBe("OPEN");
    }

    private static Task ActAsync(Stall stall, Func<OutreachPrivacy, InclusionDb, Task> act) =>
        stall.Town.ActAsync((db, house) => act(house.GetServices<IPrivacy>().OfType<OutreachPrivacy>().Single(), db));

    private static async Task<List<string>> ObjectionsAsync(Stall stall)
    {
        var said = new List<string>();
        await stall.Town.ActAsync(async (_, house) =>
        {
            foreach (var condition in house.GetServices<IDepartureCondition>().OfType<OutreachHandOverListener>())
                if (await condition.ObjectAsync(stall.Town.Mediator, stall.Town.OtherMediator, default) is { } sentence) said.Add(sentence);
        });
        return said;
    }
}
