using System.Text.Json;
using Inclusion.Tests.Grc;
using Inclusion.Tests.Platform;
using Inclusion.Tests.Rights;
using Inclusion.Platform.Access;
using NodaTime;
using Npgsql;
using Shouldly;

namespace Inclusion.Tests.Assistance;

/// <summary>What was done with or for residents, under which mandate, and who reads it.</summary>
public sealed class AssistanceTests(TestCluster cluster)
{
    private static readonly string[] Steps = ["Lire", "Signer"], Themes = ["HOUSING"];

    private const string Nir = "Son numéro : 1 88 05 59 350 021";

    [Theory]
    [InlineData("notes", Nir, "PersonalNumberFound")]
    [InlineData("notes", "mdp Soleil75", "PasswordFound")]
    [InlineData("title", Nir, "PersonalNumberFound")]
    [InlineData("outsideReference", "188055935002194", "PersonalNumberFound")]
    public async Task A_number_or_a_password_in_any_text_is_refused_and_nothing_is_written(string field, string text, string refusal)
    {
        await using var house = await GrcHouse.OpenAsync(cluster);
        var before = await house.ReadAsync<long>("select (select count(*) from assisted_procedure) + (select count(*) from journal_act) + (select count(*) from idempotency_record)");
        var payload = await house.AskAsync(house.Mediator, "recordProcedure", Input(house, (field, text)), "assistedProcedure { id }");
        (payload.Error(), payload.GetProperty("errors")[0].GetProperty("path")[0].GetString()).ShouldBe((refusal, field));
        (await house.ReadAsync<long>("select (select count(*) from assisted_procedure) + (select count(*) from journal_act) + (select count(*) from idempotency_record)")).ShouldBe(before);
    }

    [Fact]
    public async Task Notes_and_steps_are_kept_sealed_and_read_again_by_the_authors_structure_alone()
    {
        await using var house = await GrcHouse.OpenAsync(cluster);
        var payload = await house.AskAsync(house.Mediator, "recordProcedure", Input(house, ("notes", "Elle hésite encore."), ("steps", Steps)), "assistedProcedure { id content { notes steps } }");
        payload.GetProperty("assistedProcedure").GetProperty("content").GetProperty("notes").GetString().ShouldBe("Elle hésite encore.");
        var id = payload.GetProperty("assistedProcedure").GetProperty("id").GetString();
        (await house.ReadAsync<long>("select count(*) from assisted_procedure where position('hésite'::bytea in sealed_notes) > 0 or position('Signer'::bytea in sealed_steps) > 0")).ShouldBe(0);
        (await house.ReadAsync<long>("select count(*) from assisted_procedure where sealed_notes is not null and title = 'Attestation'")).ShouldBe(1);

        await house.RunAsync($"insert into resident_structure (territory_id, resident_id, structure_id, since, because) select territory_id, resident_id, (select id from structure s where s.territory_id = a.territory_id and name like 'Média%'), now(), 'BOOKED' from assisted_procedure a where title = 'Attestation'");
        var elsewhere = Callers.Professional(house.Town, "mediator2", "library", Role.Mediator);
        foreach (var (who, sees) in new[] { (house.Mediator, true), (elsewhere, false) })
        {
            var node = (await house.SendAsync(who, $"{{ node(id: \"{id}\") {{ ... on AssistedProcedure {{ outcome contentWithheldBecause content {{ title }} }} }} }}")).GetProperty("data").GetProperty("node");
            node.GetProperty("outcome").GetString().ShouldBe("COMPLETED");
            (node.GetProperty("content").ValueKind is JsonValueKind.Object).ShouldBe(sees);
        }

        var reception = Callers.Professional(house.Town, "reception", "ccas", Role.Reception);
        (await Should.ThrowAsync<InvalidOperationException>(() => house.SendAsync(reception, "{ assistedProcedures { nodes { id } } }"))).Message.ShouldContain("FORBIDDEN");
    }

    [Fact]
    public async Task What_is_done_on_behalf_needs_a_live_mandate_for_the_theme_in_the_domain_and_in_the_database()
    {
        await using var house = await GrcHouse.OpenAsync(cluster);
        var mandate = await MandateAsync(house);
        (await house.AskAsync(house.Mediator, "recordProcedure", Input(house, ("mode", "I_DO")), "assistedProcedure { id }")).Error().ShouldBeNull();
        (await house.AskAsync(house.Mediator, "recordProcedure", Input(house, ("mode", "I_DO"), ("theme", "SOCIAL_HEALTH")), "assistedProcedure { id }")).Error().ShouldBe("MandateMissing");
        (await house.AskAsync(house.Mediator, "recordProcedure", Input(house, ("mode", "I_DO"), ("happenedAt", "2026-09-01T10:00:00Z")), "assistedProcedure { id }")).Error().ShouldBe("MandateMissing");

        foreach (var theme in new[] { "SOCIAL_HEALTH", "HOUSING" })
        {
            var act = $"""
                insert into assisted_procedure (territory_id, id, structure_id, author_id, resident_id, theme, mode, mandate_id, title, outcome, papers_handed_back, happened_at, recorded_at)
                select territory_id, gen_random_uuid(), structure_id, author_id, resident_id, '{theme}', 'I_DO', {(theme == "HOUSING" ? "gen_random_uuid()" : $"'{mandate}'")}, 'x', 'COMPLETED', true, happened_at, recorded_at
                from assisted_procedure where mode = 'I_DO'
                """;
            (await Should.ThrowAsync<PostgresException>(() => house.RunAsync(act))).ConstraintName.ShouldBe("assisted_procedure_mandated");
        }

        (await Should.ThrowAsync<PostgresException>(() => house.RunAsync("update assisted_procedure set theme = 'JUSTICE' where mode = 'I_DO'"))).ConstraintName.ShouldBe("assisted_procedure_mandated");
        (await Should.ThrowAsync<PostgresException>(() => house.RunAsync("update assisted_procedure set mandate_id = null where mode = 'I_DO'"))).SqlState.ShouldBe("23514");
        (await house.ReadAsync<long>("select count(*) from assisted_procedure where mode = 'I_DO'")).ShouldBe(1);
        await house.RunAsync("delete from live_mandate");
        (await house.AskAsync(house.Mediator, "recordProcedure", Input(house, ("mode", "I_DO")), "assistedProcedure { id }")).Error().ShouldBe("MandateMissing");
    }

    [Fact]
    public async Task A_devices_record_is_taken_once_and_what_has_not_happened_is_refused()
    {
        await using var house = await GrcHouse.OpenAsync(cluster);
        (await house.AskAsync(house.Mediator, "recordProcedure", Input(house, ("deviceRecordId", "tablet-7-12")), "assistedProcedure { id }")).Error().ShouldBeNull();
        (await house.AskAsync(house.Mediator, "recordProcedure", Input(house, ("deviceRecordId", "tablet-7-12")), "assistedProcedure { id }")).Error().ShouldBe("DeviceRecordKnown");
        (await house.AskAsync(house.Mediator, "recordProcedure", Input(house, ("happenedAt", "2026-09-07T07:06:00Z")), "assistedProcedure { id }")).Error().ShouldBe("NotYetHappened");
        (await house.AskAsync(house.Mediator, "recordProcedure", Input(house, ("residentId", house.Global("resident.awa"))), "assistedProcedure { id }")).Error().ShouldBe("NotFollowed");
        (await house.ReadAsync<long>("select count(*) from assisted_procedure where title = 'Attestation'")).ShouldBe(1);
    }

    [Fact]
    public async Task A_report_is_prefilled_from_its_appointment_and_can_be_duplicated()
    {
        await using var house = await GrcHouse.OpenAsync(cluster);
        var draft = (await house.SendAsync(house.Mediator, $"{{ activityReportDraft(appointmentId: \"{house.Global("appointment.planned")}\") {{ kind minutes held themes happenedAt resident {{ id }} place {{ id }} }} }}"))
            .GetProperty("data").GetProperty("activityReportDraft");
        (draft.GetProperty("minutes").GetInt32(), draft.GetProperty("held").GetString(), draft.GetProperty("happenedAt").GetString(), draft.GetProperty("resident").GetProperty("id").GetString())
            .ShouldBe((30, "AT_PLACE", "2026-09-08T08:00:00Z", house.Global("resident.marie")));

        house.Clock.Reset(Instant.FromUtc(2026, 9, 8, 9, 0));
        var report = await house.AskAsync(house.Mediator, "recordActivityReport", new
        {
            kind = "INDIVIDUAL", minutes = 30, held = "AT_PLACE", themes = Themes, residentId = house.Global("resident.marie"), appointmentId = house.Global("appointment.planned"), deviceRecordId = "t1", notes = "Rien de particulier.",
        }, "activityReport { id notes }");
        report.Error().ShouldBeNull();
        var id = report.GetProperty("activityReport").GetProperty("id").GetString();
        var copy = (await house.SendAsync(house.Mediator, $"{{ activityReportCopy(activityReportId: \"{id}\") {{ minutes themes happenedAt }} }}")).GetProperty("data").GetProperty("activityReportCopy");
        (copy.GetProperty("minutes").GetInt32(), copy.GetProperty("happenedAt").ValueKind).ShouldBe((30, JsonValueKind.Null));

        var elsewhere = Callers.Professional(house.Town, "mediator2", "library", Role.Mediator);
        (await house.SendAsync(elsewhere, $"{{ node(id: \"{id}\") {{ id }} activityReportCopy(activityReportId: \"{id}\") {{ minutes }} }}")).GetProperty("data").GetRawText()
            .ShouldBe("{\"node\":null,\"activityReportCopy\":null}");
    }

    private static Dictionary<string, object?> Input(GrcHouse house, params (string Name, object? Value)[] also)
    {
        var input = new Dictionary<string, object?>
        {
            ["residentId"] = house.Global("resident.marie"), ["theme"] = "HOUSING", ["mode"] = "I_ASSIST", ["title"] = "Attestation", ["outcome"] = "COMPLETED",
        };
        foreach (var (name, value) in also) input[name] = value;
        return input;
    }

    /// <summary>A live mandate of Marie's to the CCAS on housing, since this morning.</summary>
    private static async Task<Guid> MandateAsync(GrcHouse house)
    {
        var mandate = Guid.CreateVersion7();
        await house.RunAsync($"""
            create table live_mandate as select '{mandate}'::uuid as id, 'HOUSING' as theme, timestamptz '2026-09-07T00:00Z' as since;
            create table if not exists mandate (territory_id uuid, id uuid);
            grant select, update on live_mandate, mandate to inclusion_app;
            create or replace function mandate_covers(resident uuid, structure uuid, theme text, at timestamptz) returns uuid language sql stable as
              $covers$ select m.id from live_mandate m where m.theme = $3 and m.since <= $4 $covers$;
            """);
        return mandate;
    }
}
