using Inclusion.Tests.Platform;
using NodaTime;
using Shouldly;

namespace Inclusion.Tests.Grc;

/// <summary>Requests reach a GRC that breaks, hangs and goes away: each once, in order, and none is lost.</summary>
public sealed class GrcDeliveryTests(TestCluster cluster)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_GRC_that_applies_and_then_answers_500_applies_once()
    {
        await using var house = await GrcHouse.OpenAsync(cluster);
        var moods = new Queue<Mood>([Mood.AppliesThenBreaks, Mood.Takes]);
        house.Grc.NextMood = moods.Dequeue;
        var request = await house.SubmitAsync();

        await house.DeliverAsync();
        (await house.StateAsync(request)).ShouldBe("QUEUED");
        (await house.ReadAsync<string>("select last_fault from grc_request")).ShouldBe("TARGET_BROKEN");
        house.Clock.Advance(Duration.FromMinutes(2));
        await house.DeliverAsync();

        (await house.StateAsync(request)).ShouldBe("SENT");
        house.Grc.Applied.Values.ShouldBe([request]);
        house.Grc.Calls.Count.ShouldBe(2);
        house.Grc.Calls.Distinct().Count().ShouldBe(1);
        (await house.ReadAsync<long>("select count(*) from grc_delivery")).ShouldBe(0);
        (await house.ReadAsync<long>("select count(*) from journal_act where operation = 'deliverGrcRequest' and actor_kind = 'SYSTEM'")).ShouldBe(1);
    }

    [Fact]
    public async Task Under_faults_the_unique_effects_are_the_accepted_requests()
    {
        await using var house = await GrcHouse.OpenAsync(cluster);
        var chance = new Random(20261124);
        house.Grc.NextMood = () => { lock (chance) return (Mood)chance.Next(0, 4); };
        var accepted = new List<Guid>();
        for (var at = 0; at < 12; at++) accepted.Add(await house.SubmitAsync());

        for (var round = 0; round < 60 && await house.ReadAsync<long>("select count(*) from grc_delivery") > 0; round++)
        {
            if (round == 2) await house.Grc.GoAwayAsync();
            if (round == 4) await house.Grc.ComeBackAsync(Stop);
            if (round == 8) house.Grc.NextMood = () => Mood.Takes;
            await house.DeliverAsync();
            house.Clock.Advance(Duration.FromHours(8));
        }

        house.Grc.Applied.Values.ShouldBe(accepted, ignoreOrder: true);
        house.Grc.Forged.ShouldBe(0);
        (await house.ReadAsync<long>("select count(*) from grc_request where state = 'SENT'")).ShouldBe(12);
    }

    [Fact]
    public async Task What_the_GRC_will_not_take_waits_for_a_person_who_has_it_tried_again_or_gives_it_up()
    {
        await using var house = await GrcHouse.OpenAsync(cluster);
        house.Grc.NextMood = () => Mood.Refuses;
        var (first, second) = (await house.SubmitAsync(), await house.SubmitAsync("omar"));
        await house.DeliverAsync();
        (await house.StateAsync(first), await house.StateAsync(second)).ShouldBe(("FAILED", "FAILED"));
        house.Clock.Advance(Duration.FromDays(1));
        await house.DeliverAsync();
        house.Grc.Calls.Count.ShouldBe(2);

        house.Grc.NextMood = () => Mood.Takes;
        (await house.AskAsync(house.Mediator, "retryGrcRequest", Named(first), "grcRequest { state awaitsDecision }")).Error().ShouldBeNull();
        (await house.AskAsync(house.Mediator, "retryGrcRequest", Named(first), "grcRequest { state }")).Error().ShouldBe("GrcRequestNotFailed");
        (await house.AskAsync(house.Mediator, "abandonGrcRequest", Named(second), "grcRequest { state abandonedAt }")).Error().ShouldBeNull();
        await house.DeliverAsync();

        (await house.StateAsync(first), await house.StateAsync(second)).ShouldBe(("SENT", "FAILED"));
        house.Grc.Applied.Values.ShouldBe([first]);
        house.Grc.Calls.Count(id => id == house.Grc.Applied.Keys.Single()).ShouldBe(2);
        (await house.ReadAsync<long>("select count(*) from grc_delivery")).ShouldBe(0);
    }

    [Fact]
    public async Task After_all_its_attempts_a_request_waits_for_a_person()
    {
        await using var house = await GrcHouse.OpenAsync(cluster);
        var request = await house.SubmitAsync();
        await house.Grc.GoAwayAsync();
        for (var attempt = 0; attempt < 13; attempt++)
        {
            await house.DeliverAsync();
            house.Clock.Advance(Duration.FromHours(8));
        }

        (await house.StateAsync(request)).ShouldBe("FAILED");
        (await house.ReadAsync<string>("select last_fault from grc_request")).ShouldBe("UNREACHABLE");
        (await house.ReadAsync<int>("select attempts from grc_delivery")).ShouldBe(Inclusion.Platform.Messaging.RetryPlan.Attempts);
    }

    [Fact]
    public async Task What_is_said_of_one_request_leaves_in_its_order_and_another_is_not_held_up()
    {
        await using var house = await GrcHouse.OpenAsync(cluster);
        var request = await house.SubmitAsync();
        var later = Guid.CreateVersion7();
        await house.RunAsync($"insert into grc_delivery (id, territory_id, request_id, due_at) select '{later}', territory_id, request_id, due_at from grc_delivery");
        var other = await house.SubmitAsync("omar");
        var earlier = await house.ReadAsync<Guid>($"select id from grc_delivery where request_id = '{request}' order by position limit 1");
        var broken = true;
        house.Grc.NextMood = () => broken ? Mood.Breaks : Mood.Takes;

        await house.DeliverAsync();
        house.Grc.Calls.ShouldNotContain(later.ToString());
        broken = false;
        house.Clock.Advance(Duration.FromMinutes(2));
        await house.DeliverAsync();

        var told = house.Grc.Calls.Skip(2).ToList();
        told.Count.ShouldBe(3);
        told.IndexOf(earlier.ToString()).ShouldBeLessThan(told.IndexOf(later.ToString()));
        house.Grc.Applied.Values.Distinct().ShouldBe([request, other], ignoreOrder: true);
    }

    [Fact]
    public async Task A_redirect_is_not_followed_and_an_address_that_nobody_listed_is_not_called()
    {
        await using var house = await GrcHouse.OpenAsync(cluster);
        house.Grc.NextMood = () => Mood.SendsElsewhere;
        var request = await house.SubmitAsync();
        await house.DeliverAsync();
        (await house.StateAsync(request), await house.ReadAsync<string>("select last_fault from grc_request")).ShouldBe(("FAILED", "REDIRECTED"));
        house.Grc.Calls.Count.ShouldBe(1);

        await house.RunAsync($"update grc_link set target_url = 'http://localhost:{house.Grc.Port}/requests'");
        await house.AskAsync(house.Mediator, "retryGrcRequest", Named(request), "grcRequest { state }");
        await house.DeliverAsync();
        (await house.StateAsync(request), await house.ReadAsync<string>("select last_fault from grc_request")).ShouldBe(("FAILED", "ADDRESS_REFUSED"));
        house.Grc.Calls.Count.ShouldBe(1);
    }

    [Fact]
    public async Task During_a_rotation_both_secrets_sign_and_then_the_new_one_alone()
    {
        await using var house = await GrcHouse.OpenAsync(cluster);
        var rotated = await house.AskAsync(house.Administrator, "rotateGrcSecret", new { overlapHours = 1 }, "grcLink { secret }");
        var first = await house.SubmitAsync();
        await house.DeliverAsync();
        (await house.StateAsync(first)).ShouldBe("SENT");

        house.Clock.Advance(Duration.FromHours(1));
        var second = await house.SubmitAsync("omar");
        await house.DeliverAsync();
        (await house.StateAsync(second), house.Grc.Forged).ShouldBe(("QUEUED", 1));
        house.Grc.Secret = rotated.GetProperty("grcLink").GetProperty("secret").GetString() ?? "";
        house.Clock.Advance(Duration.FromMinutes(2));
        await house.DeliverAsync();
        (await house.StateAsync(second)).ShouldBe("SENT");
        (await house.ReadAsync<long>($"select count(*) from grc_link where target_url like '%whsec%'")).ShouldBe(0);
    }

    [Fact]
    public async Task A_kind_that_the_GRC_does_not_take_is_refused_and_nothing_is_queued()
    {
        await using var house = await GrcHouse.OpenAsync(cluster);
        var recorded = await house.AskAsync(house.Mediator, "recordProcedure",
            new { residentId = house.Global("resident.marie"), theme = "HOUSING", mode = "I_ASSIST", title = "Demande", outcome = "COMPLETED" }, "assistedProcedure { id }");
        var id = recorded.GetProperty("assistedProcedure").GetProperty("id").GetString();
        (await house.AskAsync(house.Mediator, "submitProcedure", new { assistedProcedureId = id, requestKind = "inconnue" }, "assistedProcedure { id }")).Error().ShouldBe("RequestKindUnknown");
        (await house.ReadAsync<long>("select (select count(*) from grc_request) + (select count(*) from grc_delivery) + (select count(*) from assisted_procedure where submitted_at is not null and title = 'Demande')")).ShouldBe(0);
    }

    private static object Named(Guid request) => new { grcRequestId = Inclusion.Platform.Graph.GlobalId.Of(new Inclusion.Grc.GrcRequestId(request)).ToString() };
}
