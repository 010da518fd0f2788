using Inclusion.Tests.Grc;
using Inclusion.Tests.Platform;
using Inclusion.Tests.Platform.Graph;
using NodaTime;
using Shouldly;

namespace Inclusion.Tests.Mandates;

/// <summary>Several people with one mandate at the same moment.</summary>
public sealed class MandateCrowdTests(TestCluster cluster)
{
    private const string ActsAfterTheEnd = """
        select count(*) from assisted_procedure p join mandate m on m.territory_id = p.territory_id and m.id = p.mandate_id
        where p.happened_at >= coalesce(m.withdrawn_at, m.ends_at) or p.happened_at < m.granted_at
        """;

    [Fact]
    public async Task Signed_by_twelve_at_once_it_bears_one_signature_one_link_and_one_receipt()
    {
        await using var house = await GrcHouse.OpenAsync(cluster);
        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(at =>
            house.GrantAsync(house.Global("mandate.draft"), house.Global("mandate.draft.sha256"), $"M 10 {at} L 30 20 L 50 60 L 70 20 L 90 60")));
        answers.Count(each => each.Error() is null).ShouldBe(1);
        answers.Count(each => each.Error() == "MandateAlreadySigned").ShouldBe(11);
        var kept = answers.Single(each => each.Error() is null).Text("mandate.signature");
        var shown = await house.SendAsync(house.Mediator, "query($id: ID!) { node(id: $id) { ... on Mandate { signature } } }", new { id = house.Global("mandate.draft") });
        shown.Text("data.node.signature").ShouldBe(kept);
        (await house.ReadAsync<long>("select count(*) from resident_link")).ShouldBe(1);
        (await house.ReadAsync<long>("select count(*) from (select id from outbox where kind = 'MANDATE_GRANTED' union select id from message_receipt where kind = 'MANDATE_GRANTED') ordered")).ShouldBe(1);
    }

    [Fact]
    public async Task An_act_and_a_withdrawal_at_the_same_moment_come_one_before_the_other_and_never_an_act_after_it()
    {
        await using var house = await GrcHouse.OpenAsync(cluster);
        house.Clock.Tick = Duration.FromMilliseconds(1);
        var (done, missing) = (0, 0);
        for (var round = 0; round < 12; round++)
        {
            var id = await house.SignedAsync();
            var acts = Enumerable.Range(0, 5).Select(_ => house.ActAsync()).ToList();
            var withdrawal = house.WithdrawAsync(id);
            acts.AddRange(Enumerable.Range(0, 3).Select(_ => house.ActAsync()));
            var answers = await Task.WhenAll(acts);
            (await withdrawal).Error().ShouldBeNull();
            answers.Where(each => each is not null).ShouldAllBe(each => each == "MandateMissing");
            (done, missing) = (done + answers.Count(each => each is null), missing + answers.Count(each => each is not null));
            (await house.ActAsync()).ShouldBe("MandateMissing");
            (await house.ReadAsync<long>(ActsAfterTheEnd)).ShouldBe(0, $"round {round}");
        }

        (done + missing).ShouldBe(96);
        done.ShouldBeGreaterThan(0);
        missing.ShouldBeGreaterThan(0);
        (await house.ReadAsync<long>("select count(*) from mandate_use u join assisted_procedure p on p.id = u.procedure_id where p.title = 'Acte'")).ShouldBe(done);
    }

    [Fact]
    public async Task The_count_of_acts_after_the_end_finds_one_that_is_planted()
    {
        await using var house = await GrcHouse.OpenAsync(cluster);
        await house.SignedAsync();
        (await house.ActAsync()).ShouldBeNull();
        await house.RunAsync("alter table mandate disable trigger mandate_stays_as_signed; update mandate set withdrawn_at = granted_at, withdrawn_because = 'STRUCTURE' where withdrawn_at is null and granted_at is not null");
        (await house.ReadAsync<long>(ActsAfterTheEnd)).ShouldBeGreaterThan(0);
    }
}
