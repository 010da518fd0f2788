using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Inclusion.Platform.Access;
using Inclusion.Tests.Grc;
using Inclusion.Tests.Platform;
using Inclusion.Tests.Platform.Graph;
using Inclusion.Tests.Rights;
using NodaTime;
using Shouldly;

namespace Inclusion.Tests.Mandates;

/// <summary>A mandate from its recap to its end.</summary>
public sealed class MandateTests(TestCluster cluster)
{
    private const string All = "select md5(string_agg(t::text, '' order by t::text)) from mandate t";

    [Fact]
    public async Task The_text_that_was_read_is_signed_once_kept_sealed_with_its_hash_and_lasts_to_the_same_hour()
    {
        await using var house = await GrcHouse.OpenAsync(cluster);
        var draft = (await house.DraftAsync(themes: ["JUSTICE", "FAMILY"], termDays: 182)).GetProperty("mandate");
        var (id, text, sha) = (draft.Text("id").ShouldNotBeNull(), draft.Text("text").ShouldNotBeNull(), draft.Text("textSha256").ShouldNotBeNull());
        foreach (var said in new[] { "Marie Lefèvre", "CCAS", "- Justice\n- Famille - Scolarité", "182 jours", "à tout moment", "articles 1984 et suivants du Code civil", "aucune mesure de protection", "Ville de Lille" }) text.ShouldContain(said);
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))).ShouldBe(sha);
        (await house.ActAsync()).ShouldBe("MandateMissing");

        (await house.GrantAsync(id, new string('0', 64))).Error().ShouldBe("MandateTextDiffers");
        foreach (var drawn in new[] { "M 10 40", "M 1 1 L 1 1 L 1 1 L 1 1 L 1 1 L 1 1", "M 1 2 L 3 4 L 5 6 L 7 8 L 9 99999", "L 1 2 L 3 4 L 5 6 L 7 8 L 9 10", "<svg onload=alert(1)>" })
            (await house.GrantAsync(id, sha, drawn)).Error().ShouldBe("InvalidText");
        (await house.ReadAsync<long>("select count(*) from resident_link")).ShouldBe(0);

        var granted = await house.GrantAsync(id, sha);
        (granted.Error(), granted.Text("mandate.state"), granted.Text("mandate.grantedAt"), granted.Text("mandate.endsAt")).ShouldBe((null, "GRANTED", "2026-09-07T07:00:00Z", "2027-03-08T08:00:00Z"));
        (await house.GrantAsync(id, sha)).Error().ShouldBe("MandateAlreadySigned");
        (await house.ActAsync()).ShouldBeNull();
        (await house.ReadAsync<long>("select count(*) from mandate t where position('Lefèvre'::bytea in sealed_text) > 0 or position('M 10'::bytea in sealed_signature) > 0 or t::text ilike '%Lefèvre%'")).ShouldBe(0);
        (await house.ReadAsync<long>($"select count(*) from mandate where text_sha256 = '{sha}' and text_version = 2 and evidence = 'SIGNATURE_ON_SCREEN'")).ShouldBe(1);
        (await house.ReadAsync<string>("select string_agg(operation, ' ' order by operation) from journal_act where operation like '%Mandate'")).ShouldBe("draftMandate grantMandate");
        (await house.ReadAsync<long>("select count(*) from journal_act t where t::text ilike '%Lefèvre%'")).ShouldBe(0);
    }

    [Theory]
    [InlineData("NothingChosen", "marie", 31, "NONE", null, false)]
    [InlineData("MandateTermUnknown", "marie", 30, "NONE", null, true)]
    [InlineData("MandateTermUnknown", "marie", 0, "NONE", null, true)]
    [InlineData("MandateTermUnknown", "marie", -1, "NONE", null, true)]
    [InlineData("GuardianMissing", "marie", 31, "GUARDIANSHIP", null, true)]
    [InlineData("GuardianMissing", "marie", 31, "CURATORSHIP", "  ", true)]
    [InlineData("GuardianMissing", "marie", 31, "COURT_SAFEGUARD", null, true)]
    [InlineData("GuardianUnexpected", "marie", 31, "NONE", "Michel Lemaire", true)]
    [InlineData("PersonalNumberFound", "marie", 31, "GUARDIANSHIP", "Michel 1 88 05 59 350 021 30", true)]
    [InlineData("NotFollowed", "awa", 31, "NONE", null, true)]
    public async Task What_no_mandate_can_be_is_refused_and_nothing_is_written(string refusal, string resident, int termDays, string protection, string? guardian, bool hasTheme)
    {
        await using var house = await GrcHouse.OpenAsync(cluster);
        var before = await house.ReadAsync<string>(All);
        (await house.DraftAsync(resident, hasTheme ? MandateCases.Justice : [], termDays, protection, guardian)).Error().ShouldBe(refusal);
        (await house.ReadAsync<string>(All)).ShouldBe(before);
    }

    [Fact]
    public async Task Whoever_is_under_protection_has_a_guardian_who_is_named_in_the_text_and_sealed()
    {
        await using var house = await GrcHouse.OpenAsync(cluster);
        var draft = (await house.DraftAsync("omar", protection: "CURATORSHIP", guardianName: "Inès Maillard")).GetProperty("mandate");
        draft.Text("text").ShouldNotBeNull().ShouldContain("représenté·e par Inès Maillard (curatelle)");
        (await house.ReadAsync<long>("select count(*) from mandate t where t::text ilike '%Maillard%'")).ShouldBe(0);
        (await house.TryAsync("update mandate set sealed_guardian = null where protection = 'CURATORSHIP'")).ShouldBe("mandate_guardian_when_protected");
    }

    [Fact]
    public async Task A_theme_then_the_whole_is_withdrawn_at_once_and_for_good()
    {
        await using var house = await GrcHouse.OpenAsync(cluster);
        var id = await house.SignedAsync(themes: ["JUSTICE", "FAMILY"]);
        (await house.WithdrawAsync(id, "HOUSING")).Error().ShouldBe("ThemeNotInMandate");
        var one = (await house.WithdrawAsync(id, "FAMILY")).GetProperty("mandate");
        (one.Text("state"), one.GetProperty("themes").GetRawText(), one.GetProperty("withdrawnThemes").GetRawText()).ShouldBe(("GRANTED", "[\"JUSTICE\"]", "[\"FAMILY\"]"));
        (await house.ActAsync("FAMILY")).ShouldBe("MandateMissing");
        (await house.WithdrawAsync(id, "FAMILY")).Error().ShouldBe("ThemeNotInMandate");
        house.Clock.Advance(Duration.FromMinutes(1));
        (await house.ActAsync()).ShouldBeNull();

        house.Clock.Advance(Duration.FromMinutes(1));
        var whole = (await house.WithdrawAsync(id)).GetProperty("mandate");
        (whole.Text("state"), whole.Text("withdrawnBecause"), whole.Text("withdrawnAt")).ShouldBe(("WITHDRAWN", "RESIDENT_AT_DESK", "2026-09-07T07:02:00Z"));
        (await house.ActAsync()).ShouldBe("MandateMissing");
        (await house.WithdrawAsync(id)).Error().ShouldBe("MandateNotLive");
        (await house.WithdrawAsync(house.Global("mandate.draft"))).Error().ShouldBe("MandateNotLive");
    }

    [Fact]
    public async Task At_its_end_it_covers_nothing_any_more_and_another_structure_never_acts_under_it()
    {
        await using var house = await GrcHouse.OpenAsync(cluster);
        await house.SignedAsync(termDays: 1);
        await house.RunAsync($"insert into resident_structure (territory_id, resident_id, structure_id, since, because) select territory_id, resident_id, (select id from structure s where s.territory_id = m.territory_id and name like 'Média%'), now(), 'BOOKED' from mandate m where term_days = 1");
        (await house.ActAsync(by: Callers.Professional(house.Town, "mediator2", "library", Role.Mediator))).ShouldBe("MandateMissing");
        house.Clock.Advance(Duration.FromDays(1) - Duration.FromSeconds(1));
        (await house.ActAsync()).ShouldBeNull();
        house.Clock.Advance(Duration.FromSeconds(1));
        (await house.ActAsync()).ShouldBe("MandateMissing");
        (await house.DraftAsync("omar", by: Callers.Professional(house.Town, "mediator2", "library", Role.Mediator))).Error().ShouldBe("NotFollowed");
    }

    [Fact]
    public async Task A_renewal_is_signed_anew_takes_the_place_of_the_former_and_comes_once()
    {
        await using var house = await GrcHouse.OpenAsync(cluster);
        var fresh = await house.SignedAsync(termDays: 182);
        (await RenewAsync(house, fresh)).Error().ShouldBe("MandateNotRenewable");
        (await RenewAsync(house, house.Global("mandate.guarded"))).Error().ShouldBe("MandateNotRenewable");
        (await RenewAsync(house, house.Global("mandate.draft"))).Error().ShouldBe("MandateNotRenewable");

        var renewal = (await RenewAsync(house, house.Global("mandate.ending"))).GetProperty("mandate");
        (await house.ActAsync("PAPERS", "rose")).ShouldBeNull();
        house.Clock.Advance(Duration.FromSeconds(1));
        (await house.GrantAsync(renewal.Text("id") ?? "", renewal.Text("textSha256") ?? "")).Error().ShouldBeNull();
        (await house.ReadAsync<string>($"select withdrawn_because from mandate where id = '{house.Town.Of<Inclusion.Mandates.MandateId>("mandate.ending").Value}'")).ShouldBe("RENEWED");
        (await house.ActAsync("PAPERS", "rose")).ShouldBeNull();
        (await house.ActAsync("FAMILY", "rose")).ShouldBe("MandateMissing");
        (await house.GrantAsync(house.Global("mandate.renewal"), house.Global("mandate.renewal.sha256"))).Error().ShouldBe("MandateAlreadyRenewed");
        (await RenewAsync(house, house.Global("mandate.ending"))).Error().ShouldBe("MandateNotRenewable");
    }

    [Fact]
    public async Task What_was_prepared_and_never_signed_is_deleted_by_its_structure_alone_and_what_was_signed_stays()
    {
        await using var house = await GrcHouse.OpenAsync(cluster);
        Task<JsonElement> DiscardAsync(string id, Actor? by = null) => house.AskAsync(by ?? house.Mediator, "discardMandateDraft", new { mandateId = id }, "resident { id }");
        Task<long> CountAsync() => house.ReadAsync<long>("select count(*) from mandate");
        var (signed, before) = (await house.SignedAsync(), await CountAsync());
        (await DiscardAsync(signed)).Error().ShouldBe("MandateAlreadySigned");
        (await DiscardAsync(house.Global("mandate.draft"), Callers.Professional(house.Town, "mediator2", "library", Role.Mediator))).Error().ShouldBe("UnknownId");
        (await CountAsync()).ShouldBe(before);

        (await DiscardAsync(house.Global("mandate.draft"))).Text("resident.id").ShouldBe(house.Global("resident.omar"));
        (await CountAsync()).ShouldBe(before - 1);
        (await DiscardAsync(house.Global("mandate.draft"))).Error().ShouldBe("UnknownId");
    }

    [Fact]
    public async Task The_database_lets_nobody_rewrite_delete_or_revive_what_was_signed()
    {
        await using var house = await GrcHouse.OpenAsync(cluster);
        foreach (var change in new[] { "ends_at = ends_at + interval '1 day'", "text_sha256 = repeat('0', 64)", "term_days = 365", "granted_at = granted_at - interval '1 minute'", "place_id = null" })
            (await house.TryAsync($"update mandate set {change} where granted_at is not null and place_id is not null")).ShouldBe("mandate_stays_as_signed", change);
        (await house.TryAsync("delete from mandate where granted_at is not null")).ShouldNotBeNull();
        (await house.TryAsync("update mandate set withdrawn_at = null, withdrawn_because = null where withdrawn_at is not null")).ShouldBe("mandate_withdrawn_for_good");
        (await house.TryAsync("update mandate_theme set withdrawn_at = null where withdrawn_at is not null")).ShouldBe("mandate_withdrawn_for_good");
        (await house.TryAsync("insert into mandate_theme select territory_id, id, 'LEISURE' from mandate where granted_at is not null")).ShouldBe("mandate_stays_as_signed");
        (await house.TryAsync("delete from mandate_theme")).ShouldBe("mandate_stays_as_signed");
        (await house.TryAsync("delete from mandate_theme where mandate_id in (select id from mandate where granted_at is null); update mandate set granted_at = drafted_at, ends_at = drafted_at + interval '1 day', explained_by_id = drafted_by_id, evidence = 'SIGNATURE_ON_SCREEN', sealed_signature = sealed_text where granted_at is null")).ShouldBe("mandate_for_some_theme");
        (await house.TryAsync("update mandate set granted_at = drafted_at where granted_at is null")).ShouldBe("mandate_signed_whole");
    }

    private static Task<System.Text.Json.JsonElement> RenewAsync(GrcHouse house, string id) =>
        house.AskAsync(house.Mediator, "renewMandate", new { mandateId = id, protection = "NONE" }, "mandate { id textSha256 state termDays }");
}
