using System.Data;
using System.Net.Http.Json;
using System.Text.Json;
using Inclusion.Platform;
using Inclusion.Platform.Access;
using Inclusion.Platform.Jobs;
using Inclusion.Platform.Storage;
using Inclusion.Residents;
using Inclusion.Tests.Examples;
using Inclusion.Tests.Grc;
using Inclusion.Tests.Mandates;
using Inclusion.Tests.Platform;
using Inclusion.Tests.Platform.Graph;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Shouldly;

namespace Inclusion.Tests.Residents;

/// <summary>What a partner's program reads while a resident lets it, and no longer: over HTTP, with a token of its own.</summary>
public sealed class ConsentTests(TestCluster cluster)
{
    private const string Read = "query($id: ID!) { resident(id: $id) { identity { givenName familyName birthYear birthYearWithheldBecause isAnonymous } identityWithheldBecause contactPoints { kind value } contactPointsWithheldBecause file { toldAt } fileWithheldBecause } }";

    private static readonly string[] Both = ["NAME", "TELEPHONE"], NameAlone = ["NAME"];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_partner_reads_name_and_telephone_while_the_consent_is_live_and_null_with_the_reason_at_once_after()
    {
        await using var house = await GrcHouse.OpenAsync(cluster);
        using var partner = await PartnerAsync(house);
        (await AskAsync(partner, house.Global("resident.marie"))).IsNull("resident").ShouldBeTrue();

        var given = await GiveAsync(house, "marie", "association", Both);
        given.Error().ShouldBeNull();
        given.Text("consent.text").ShouldNotBeNull().ShouldContain("que la structure Les Passerelles voie mon nom et mon prénom et mes numéros de téléphone, pour le suivi de mon parcours");
        var shown = (await AskAsync(partner, house.Global("resident.marie"))).At("resident");
        (shown.Text("identity.givenName"), shown.Text("identity.familyName"), shown.IsNull("identity.birthYear"), shown.Text("identity.birthYearWithheldBecause")).ShouldBe(("Marie", "Lefèvre", true, "NO_CONSENT"));
        shown.At("contactPoints").EnumerateArray().Select(each => $"{each.Text("kind")} {each.Text("value")}").ShouldBe(["LANDLINE +33353010041"]);
        (shown.IsNull("identityWithheldBecause"), shown.IsNull("contactPointsWithheldBecause"), shown.IsNull("file"), shown.Text("fileWithheldBecause")).ShouldBe((true, true, true, "NO_CONSENT"));
        (await house.ReadAsync<long>($"select count(*) from journal_reading where actor_kind = 'PARTNER_CLIENT' and '{house.Town.Of<ResidentId>("resident.marie").Value}' = any(subject_ids)")).ShouldBe(1);
        (await NodeAsync(partner, house.Global("contactPoint.marieLandline"))).ShouldBeTrue();
        (await NodeAsync(partner, house.Global("contactPoint.marieEmail"))).ShouldBeFalse();

        (await WithdrawAsync(house, given.Text("consent.id"))).Error().ShouldBeNull();
        var after = (await AskAsync(partner, house.Global("resident.marie"))).At("resident");
        (after.IsNull("identity"), after.IsNull("contactPoints"), after.IsNull("file")).ShouldBe((true, true, true));
        foreach (var reason in new[] { "identityWithheldBecause", "contactPointsWithheldBecause", "fileWithheldBecause" }) after.Text(reason).ShouldBe("CONSENT_WITHDRAWN");
        (await NodeAsync(partner, house.Global("contactPoint.marieLandline"))).ShouldBeFalse();
        (await house.ReadAsync<long>("select count(*) from journal_reading where actor_kind = 'PARTNER_CLIENT'")).ShouldBe(1);

        (await GiveAsync(house, "marie", "association", NameAlone)).Error().ShouldBeNull();
        var again = (await AskAsync(partner, house.Global("resident.marie"))).At("resident");
        (again.Text("identity.familyName"), again.Text("contactPointsWithheldBecause")).ShouldBe(("Lefèvre", "NO_CONSENT"));
    }

    [Fact]
    public async Task A_consent_is_for_one_structure_and_gives_its_people_no_more_than_before()
    {
        await using var house = await GrcHouse.OpenAsync(cluster);
        using var partner = await PartnerAsync(house);
        (await GiveAsync(house, "marie", "library", Both)).Error().ShouldBeNull();
        (await AskAsync(partner, house.Global("resident.marie"))).IsNull("resident").ShouldBeTrue();
        var librarian = Inclusion.Tests.Rights.Callers.Professional(house.Town, "mediator2", "library", Role.Mediator);
        (await house.SendAsync(librarian, Read, new { id = house.Global("resident.marie") })).Text("data.resident.fileWithheldBecause").ShouldBe("NOT_FOLLOWED");
        (await house.SendAsync(librarian, "query($id: ID!) { resident(id: $id) { consents { nodes { id } } } }", new { id = house.Global("resident.marie") })).At("data.resident.consents.nodes").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task What_no_consent_can_be_is_refused_and_nothing_is_written()
    {
        await using var house = await GrcHouse.OpenAsync(cluster);
        var before = await house.ReadAsync<long>("select count(*) from resident_consent");
        (await GiveAsync(house, "marie", "association", [])).Error().ShouldBe("NothingChosen");
        (await GiveAsync(house, "marie", "association", Both, "ON_SCREEN")).Error().ShouldBe("SignatureMissing");
        (await GiveAsync(house, "marie", "association", Both, "ON_SCREEN", "M 1 1")).Error().ShouldBe("InvalidText");
        (await GiveAsync(house, "marie", "association", Both, "SPOKEN", MandatesCast.Strokes)).Error().ShouldBe("InvalidText");
        (await GiveAsync(house, "awa", "association", Both)).Error().ShouldBe("NotFollowed");
        (await GiveAsync(house, "omar", "association", Both)).Error().ShouldBe("ConsentAlreadyGiven");
        (await house.ReadAsync<long>("select count(*) from resident_consent")).ShouldBe(before);
    }

    [Fact]
    public async Task Given_by_eight_at_once_one_is_kept_and_taken_back_twice_it_keeps_its_first_day()
    {
        await using var house = await GrcHouse.OpenAsync(cluster);
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => GiveAsync(house, "rose", "association", Both, "ON_SCREEN", MandatesCast.Strokes)));
        (answers.Count(each => each.Error() is null), answers.Count(each => each.Error() == "ConsentAlreadyGiven")).ShouldBe((1, 7));
        var id = answers.Single(each => each.Error() is null).Text("consent.id");
        (await WithdrawAsync(house, id)).Text("consent.withdrawnAt").ShouldBe("2026-09-07T07:00:00Z");
        house.Clock.Advance(Duration.FromDays(1));
        (await WithdrawAsync(house, id)).Text("consent.withdrawnAt").ShouldBe("2026-09-07T07:00:00Z");
        (await house.ReadAsync<long>("select count(*) from resident_consent t where position('M 10'::bytea in sealed_evidence) > 0")).ShouldBe(0);
    }

    [Fact]
    public async Task The_database_lets_nobody_widen_revive_or_delete_a_consent()
    {
        await using var house = await GrcHouse.OpenAsync(cluster);
        (await house.TryAsync("update resident_consent set fields = '{NAME,TELEPHONE}' where fields = '{TELEPHONE}'")).ShouldBe("resident_consent_stays");
        (await house.TryAsync("update resident_consent set withdrawn_at = null where withdrawn_at is not null")).ShouldBe("resident_consent_stays");
        (await house.TryAsync("update resident_consent set sealed_evidence = null where channel = 'ON_SCREEN'")).ShouldBe("resident_consent_signed_on_screen");
        (await Should.ThrowAsync<Npgsql.PostgresException>(async () =>
        {
            await using var connection = await house.Program.Database.ApplicationSource().OpenConnectionAsync(Stop);
            await using var delete = new Npgsql.NpgsqlCommand("delete from resident_consent", connection);
            await delete.ExecuteNonQueryAsync(Stop);
        })).SqlState.ShouldBe("42501");
    }

    [Fact]
    public async Task Consents_follow_a_merge_without_widening_what_is_seen_are_exported_and_end_when_the_resident_is_erased()
    {
        await using var house = await GrcHouse.OpenAsync(cluster);
        (await GiveAsync(house, "omarAgain", "association", NameAlone, "ON_SCREEN", MandatesCast.Strokes)).Error().ShouldBeNull();
        (await GiveAsync(house, "omarAgain", "library", NameAlone)).Error().ShouldBeNull();
        (await house.AskAsync(house.Mediator, "mergeResidents", new { keptId = house.Global("resident.omar"), absorbedId = house.Global("resident.omarAgain") }, "resident { id }")).Error().ShouldBeNull();
        var omar = house.Town.Of<ResidentId>("resident.omar").Value;
        (await house.ReadAsync<string>($"select string_agg(cardinality(fields) || ' ' || (withdrawn_at is null), ', ' order by given_at, cardinality(fields), withdrawn_at nulls last) from resident_consent where resident_id = '{omar}'"))
            .ShouldBe("2 true, 1 false, 1 true");
        var shown = await house.SendAsync(house.Mediator, "query($id: ID!) { resident(id: $id) { consents { nodes { signature } } } }", new { id = house.Global("resident.omar") });
        shown.At("data.resident.consents.nodes").EnumerateArray().Count(each => each.Text("signature") == MandatesCast.Strokes).ShouldBe(2);

        var (facts, until) = await InTownAsync(house, async privacy => (await privacy.ExportAsync(omar, Stop), await privacy.KeepUntilAsync(omar, new Retention(Duration.FromDays(730), Duration.FromDays(1826)), Stop)));
        (facts.Count, facts[0].Section, facts[0].Name).ShouldBe((3, "Vos consentements", "En cours"));
        until.ShouldBe(InventedTown.Start + Duration.FromDays(1826));
        await InTownAsync(house, async privacy =>
        {
            await privacy.EraseAsync(omar, Stop);
            return true;
        });
        (await house.ReadAsync<long>($"select count(*) from resident_consent where resident_id = '{omar}' and withdrawn_at is null")).ShouldBe(0);
    }

    private static Task<HttpClient> PartnerAsync(GrcHouse house) =>
        house.Program.SignIn.ConnectAsync(house.Town.Id, house.Town.Of<PartnerClientId>("partnerClient.association"), Stop, Scopes.ResidentsRead);

    private static Task<JsonElement> GiveAsync(GrcHouse house, string resident, string structure, string[] fields, string channel = "SPOKEN", string? signature = null) =>
        house.AskAsync(house.Mediator, "giveConsent", new { residentId = house.Global($"resident.{resident}"), structureId = house.Global($"structure.{structure}"), purpose = "FOLLOW_UP", fields, channel, signature }, "consent { id text }");

    private static Task<JsonElement> WithdrawAsync(GrcHouse house, string? id) =>
        house.AskAsync(house.Mediator, "withdrawConsent", new { consentId = id }, "consent { withdrawnAt }");

    private static Task<JsonElement> AskAsync(HttpClient partner, string id) => SendAsync(partner, Read, id);

    private static async Task<bool> NodeAsync(HttpClient partner, string id) => !(await SendAsync(partner, "query($id: ID!) { node(id: $id) { id } }", id)).IsNull("node");

    private static async Task<JsonElement> SendAsync(HttpClient partner, string query, string id)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "graphql") { Content = JsonContent.Create(new { query, variables = new { id } }) };
        request.Headers.Accept.ParseAdd("application/graphql-response+json");
        using var response = await partner.SendAsync(request, Stop);
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>(Stop);
        answer.TryGetProperty("errors", out var errors).ShouldBeFalse(errors.ToString());
        return answer.GetProperty("data");
    }

    private static Task<T> InTownAsync<T>(GrcHouse house, Func<ConsentPrivacy, Task<T>> work) =>
        house.Program.Services.GetRequiredService<TownWork>().RunAsync(house.Town.Id, IsolationLevel.ReadCommitted, services => work(services.GetServices<IPrivacy>().OfType<ConsentPrivacy>().Single()), Stop);
}
