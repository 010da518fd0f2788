using System.Data;
using Inclusion.Mandates;
using Inclusion.Platform;
using Inclusion.Platform.Jobs;
using Inclusion.Platform.Sealing;
using Inclusion.Platform.Storage;
using Inclusion.Residents;
using Inclusion.Tests.Grc;
using Inclusion.Tests.Platform;
using Inclusion.Tests.Platform.Graph;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Shouldly;

namespace Inclusion.Tests.Mandates;

/// <summary>A resident's rights over the mandates they gave.</summary>
public sealed class MandatePrivacyTests(TestCluster cluster)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Mandates_follow_a_merge_with_their_sealed_words_and_the_kept_record_goes_on_acting_under_them()
    {
        await using var house = await GrcHouse.OpenAsync(cluster);
        var id = await house.SignedAsync("omarAgain");
        var merged = await house.AskAsync(house.Mediator, "mergeResidents", new { keptId = house.Global("resident.omar"), absorbedId = house.Global("resident.omarAgain") }, "resident { id }");
        merged.Error().ShouldBeNull();
        var shown = await house.SendAsync(house.Mediator, "query($id: ID!) { node(id: $id) { ... on Mandate { text signature resident { id } } } }", new { id });
        shown.Text("data.node.text").ShouldNotBeNull().ShouldContain("Belkassem");
        shown.Text("data.node.signature").ShouldNotBeNull();
        shown.Text("data.node.resident.id").ShouldBe(house.Global("resident.omar"));
        (await house.ActAsync(resident: "omar")).ShouldBeNull();
    }

    [Fact]
    public async Task They_are_exported_in_words_kept_as_proof_and_end_when_the_resident_is_erased()
    {
        await using var house = await GrcHouse.OpenAsync(cluster);
        var marie = house.Town.Of<ResidentId>("resident.marie").Value;
        var (facts, until) = await InTownAsync(house, async (privacy, _) => (await privacy.ExportAsync(marie, Stop), await privacy.KeepUntilAsync(marie, new Retention(Duration.FromDays(730), Duration.FromDays(1826)), Stop)));
        var fact = facts.ShouldHaveSingleItem();
        (fact.Section, fact.Name, fact.Since).ShouldBe(("Vos mandats", "Mandat", InventedTown.Start - Duration.FromDays(1)));
        foreach (var said in new[] { "Marie Lefèvre", "Logement", "mercredi 7 octobre 2026", "Utilisé 1 fois." }) fact.Value.ShouldContain(said);
        until.ShouldBe(InventedTown.Start + Duration.FromDays(30 + 1826));

        await InTownAsync(house, async (privacy, services) =>
        {
            await privacy.EraseAsync(marie, Stop);
            await privacy.EraseAsync(house.Town.Of<ResidentId>("resident.omar").Value, Stop);
            await services.GetRequiredService<InclusionDb>().SaveChangesAsync(Stop);
            await services.GetRequiredService<ResidentSeal>().DestroyAsync(marie, Stop);
            return true;
        });
        (await house.ActAsync("HOUSING")).ShouldBe("MandateMissing");
        (await house.ReadAsync<long>("select count(*) from mandate where withdrawn_because = 'ERASURE'")).ShouldBe(1);
        (await house.ReadAsync<long>($"select count(*) from mandate where id = '{house.Town.Of<MandateId>("mandate.draft").Value}'")).ShouldBe(0);
        var shown = await house.SendAsync(house.Mediator, "query($id: ID!) { node(id: $id) { ... on Mandate { text signature textSha256 } } }", new { id = house.Global("mandate.live") });
        (shown.Text("data.node.text"), shown.Text("data.node.signature"), shown.Text("data.node.textSha256")).ShouldBe((null, null, house.Global("mandate.live.sha256")));
    }

    private static Task<T> InTownAsync<T>(GrcHouse house, Func<MandatePrivacy, IServiceProvider, Task<T>> work) =>
        house.Program.Services.GetRequiredService<TownWork>().RunAsync(house.Town.Id, IsolationLevel.ReadCommitted,
            services => work(services.GetServices<IPrivacy>().OfType<MandatePrivacy>().Single(), services), Stop);
}
