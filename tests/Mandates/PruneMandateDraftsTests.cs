using Inclusion.Platform.Jobs;
using Inclusion.Tests.Grc;
using Inclusion.Tests.Platform;
using Inclusion.Tests.Platform.Graph;
using Inclusion.Tests.Portal;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Shouldly;

namespace Inclusion.Tests.Mandates;

/// <summary>What was prepared and never signed does not stay.</summary>
public sealed class PruneMandateDraftsTests(TestCluster cluster)
{
    [Fact]
    public async Task A_draft_goes_after_thirty_days_with_its_themes_and_what_was_signed_stays()
    {
        await using var house = await GrcHouse.OpenAsync(cluster);
        var signed = PortalCases.Uuid(await house.SignedAsync());
        var draft = (await house.DraftAsync()).GetProperty("mandate");
        var old = PortalCases.Uuid(draft.Text("id") ?? "");

        house.Clock.Advance(Duration.FromDays(30));
        var young = PortalCases.Uuid((await house.DraftAsync("omar")).GetProperty("mandate").Text("id") ?? "");
        await PruneAsync(house);
        (await CountAsync(house, old)).ShouldBe((1, 1), "thirty days, to the instant, are not over");

        house.Clock.Advance(Duration.FromSeconds(1));
        await PruneAsync(house);
        (await CountAsync(house, old)).ShouldBe((0, 0));
        (await CountAsync(house, young)).ShouldBe((1, 1));
        (await CountAsync(house, signed)).ShouldBe((1, 1), "over, and kept as proof");
        (await house.GrantAsync(draft.Text("id") ?? "", draft.Text("textSha256") ?? "")).Error().ShouldBe("UnknownId");
    }

    private static Task PruneAsync(GrcHouse house) => house.Program.Services.GetRequiredService<JobRounds>().RunAsync("PruneMandateDrafts", TestContext.Current.CancellationToken);

    private static async Task<(long Mandates, long Themes)> CountAsync(GrcHouse house, Guid id) =>
        (await house.ReadAsync<long>($"select count(*) from mandate where id = '{id}'"), await house.ReadAsync<long>($"select count(*) from mandate_theme where mandate_id = '{id}'"));
}
