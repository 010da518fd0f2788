using Inclusion.Tests.Platform;
using NodaTime;
using Shouldly;

namespace Inclusion.Tests.Grc;

/// <summary>What the GRC tells: signed, once, and never backwards.</summary>
public sealed class GrcCallbackTests(TestCluster cluster)
{
    [Fact]
    public async Task Signed_callbacks_move_a_request_forward_and_a_repeated_one_changes_nothing()
    {
        await using var house = await GrcHouse.OpenAsync(cluster);
        var request = await house.SubmitAsync();
        await house.DeliverAsync();

        (await house.CallBackAsync("c1", Told("request.acknowledged", request, "GRC-12"))).ShouldBe(200);
        (await house.StateAsync(request), await house.ReadAsync<string>("select reference from grc_request")).ShouldBe(("ACKNOWLEDGED", "GRC-12"));
        (await house.CallBackAsync("c2", Told("request.done", request))).ShouldBe(200);
        (await house.StateAsync(request)).ShouldBe("DONE");

        var before = await RowsAsync(house);
        house.Clock.Advance(Duration.FromMinutes(1));
        (await house.CallBackAsync("c2", Told("request.done", request))).ShouldBe(200);
        (await house.CallBackAsync("c1", Told("request.rejected", request))).ShouldBe(200);
        (await RowsAsync(house)).ShouldBe(before);

        (await house.CallBackAsync("c3", Told("request.in_progress", request))).ShouldBe(200);
        (await house.CallBackAsync("c4", Told("request.rejected", request))).ShouldBe(200);
        (await house.StateAsync(request)).ShouldBe("DONE");
        (await house.ReadAsync<long>("select count(*) from journal_act where operation = 'grcCallback'")).ShouldBe(2);
    }

    [Fact]
    public async Task Forged_stale_early_and_unknown_callbacks_are_answered_alike_and_change_nothing()
    {
        await using var house = await GrcHouse.OpenAsync(cluster);
        var request = await house.SubmitAsync();
        var before = await RowsAsync(house);
        var done = Told("request.done", request);
        var forged = $"whsec_{Convert.ToBase64String(new byte[32])}";

        (await house.CallBackAsync("f1", done, secret: forged)).ShouldBe(401);
        (await house.CallBackAsync("f2", done, late: Duration.FromSeconds(301))).ShouldBe(401);
        (await house.CallBackAsync("f3", done, late: Duration.FromSeconds(-301))).ShouldBe(401);
        (await house.CallBackAsync("f4", done, address: new Uri(house.Program.Address, "grc/une-autre-cle-de-ville/callback"))).ShouldBe(401);
        (await house.CallBackAsync("f5", new { type = "request.done", data = new { requestId = request, reference = new string('x', 20_000) } })).ShouldBe(401);
        (await RowsAsync(house)).ShouldBe(before);
        (await house.ReadAsync<long>("select count(*) from grc_callback")).ShouldBe(0);
    }

    [Fact]
    public async Task A_genuine_callback_about_nothing_we_know_changes_nothing()
    {
        await using var house = await GrcHouse.OpenAsync(cluster);
        var request = await house.SubmitAsync();
        var before = await RowsAsync(house);

        (await house.CallBackAsync("u1", Told("request.done", Guid.NewGuid()))).ShouldBe(200);
        (await house.CallBackAsync("u2", Told("request.submitted", request))).ShouldBe(200);
        (await house.CallBackAsync("u3", "rien")).ShouldBe(200);
        (await RowsAsync(house)).ShouldBe(before);
    }

    [Fact]
    public async Task A_callback_before_we_noted_the_sending_counts_and_the_request_is_not_sent_again()
    {
        await using var house = await GrcHouse.OpenAsync(cluster);
        house.Grc.NextMood = () => Mood.AppliesThenBreaks;
        var request = await house.SubmitAsync();
        await house.DeliverAsync();
        (await house.CallBackAsync("e1", Told("request.acknowledged", request))).ShouldBe(200);
        house.Clock.Advance(Duration.FromMinutes(5));
        await house.DeliverAsync();

        (await house.StateAsync(request)).ShouldBe("ACKNOWLEDGED");
        house.Grc.Calls.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Missing_papers_suspend_the_delay_of_silence()
    {
        await using var house = await GrcHouse.OpenAsync(cluster);
        var request = await house.SubmitAsync();
        (await SilenceAsync(house)).ShouldBe("2026-11-07");
        await house.CallBackAsync("p1", Told("request.papers_asked", request));
        (await SilenceAsync(house)).ShouldBeNull();
        house.Clock.Advance(Duration.FromDays(10));
        await house.CallBackAsync("p2", Told("request.papers_received", request));
        (await SilenceAsync(house)).ShouldBe("2026-11-17");
    }

    [Fact]
    public async Task The_database_itself_lets_no_state_go_back()
    {
        await using var house = await GrcHouse.OpenAsync(cluster);
        var request = await house.SubmitAsync();
        await house.CallBackAsync("d1", Told("request.done", request));
        var refused = await Should.ThrowAsync<Npgsql.PostgresException>(() => house.RunAsync("update grc_request set state = 'SENT'"));
        refused.ConstraintName.ShouldBe("grc_request_goes_forward");
    }

    [Fact]
    public async Task Callbacks_are_remembered_for_thirty_days()
    {
        await using var house = await GrcHouse.OpenAsync(cluster);
        await house.CallBackAsync("k1", Told("request.done", Guid.NewGuid()));
        house.Clock.Advance(Duration.FromDays(30));
        await PruneAsync(house);
        (await house.ReadAsync<long>("select count(*) from grc_callback")).ShouldBe(1);
        house.Clock.Advance(Duration.FromSeconds(1));
        await PruneAsync(house);
        (await house.ReadAsync<long>("select count(*) from grc_callback")).ShouldBe(0);
    }

    private static Task PruneAsync(GrcHouse house) =>
        Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions.GetRequiredService<Inclusion.Platform.Jobs.JobRounds>(house.Program.Services)
            .RunAsync("PruneGrcCallbacks", TestContext.Current.CancellationToken);

    private static object Told(string type, Guid request, string? reference = null) => new { type, data = new { requestId = request, reference } };

    private static Task<string> RowsAsync(GrcHouse house) =>
        house.ReadAsync<string>("select md5(coalesce(string_agg(r::text, ';' order by r.id), '')) || (select count(*) from journal_act) || (select count(*) from grc_delivery) from grc_request r");

    private static async Task<string?> SilenceAsync(GrcHouse house) =>
        (await house.SendAsync(house.Mediator, "{ grcRequests { nodes { silenceSpeaksAfterOn } } }")).GetProperty("data").GetProperty("grcRequests").GetProperty("nodes")[0].GetProperty("silenceSpeaksAfterOn").GetString();
}
