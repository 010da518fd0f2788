using System.Text.Json;
using Inclusion.Mandates;
using Inclusion.Platform.Access;
using Inclusion.Tests.Grc;
using Inclusion.Tests.Platform;
using Inclusion.Tests.Rights;
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
        var before = await house.ReadAsync<long>("select (select count(*) from assisted_procedure) + (select count(*) from mandate_use)");
        (await house.AskAsync(house.Mediator, "recordProcedure", Input(house, ("mode", "I_DO"), ("theme", "SOCIAL_HEALTH")), "assistedProcedure { id }")).Error().ShouldBe("MandateMissing");
        (await house.AskAsync(house.Mediator, "recordProcedure", Input(house, ("mode", "I_DO"), ("happenedAt", "2026-09-06T06:59:59Z")), "assistedProcedure { id }")).Error().ShouldBe("MandateMissing");
        (await house.AskAsync(house.Mediator, "recordProcedure", Input(house, ("mode", "I_DO"), ("residentId", house.Global("resident.omar")), ("theme", "FAMILY")), "assistedProcedure { id }")).Error().ShouldBe("MandateMissing");
        (await house.ReadAsync<long>("select (select count(*) from assisted_procedure) + (select count(*) from mandate_use)")).ShouldBe(before);
        (await house.AskAsync(house.Mediator, "recordProcedure", Input(house, ("mode", "I_DO")), "assistedProcedure { id }")).Error().ShouldBeNull();

        var live = house.Town.Of<MandateId>("mandate.live").Value;
        (await InTownAsync(house, Act("JUSTICE", $"'{live}'"))).ShouldBe("assisted_procedure_mandated");
        (await InTownAsync(house, Act("HOUSING", "gen_random_uuid()"))).ShouldBe("assisted_procedure_mandated");
        (await InTownAsync(house, Act("HOUSING", $"'{house.Town.Of<MandateId>("mandate.guarded").Value}'"))).ShouldBe("assisted_procedure_mandated");
        (await InTownAsync(house, $"{Done} theme = 'JUSTICE' where mode = 'I_DO'")).ShouldBe("assisted_procedure_mandated");
        (await InTownAsync(house, $"{Done} happened_at = happened_at - interval '3 days' where mode = 'I_DO'")).ShouldBe("assisted_procedure_mandated");
        (await InTownAsync(house, $"{Done} mandate_id = null where mode = 'I_DO'")).ShouldBe("assisted_procedure_mandated");
        (await InTownAsync(house, $"{Done} mandate_id = gen_random_uuid() where mode = 'I_ASSIST'")).ShouldBe("assisted_procedure_mandate_when_done");
        (await InTownAsync(house, Act("HOUSING", $"'{live}'"))).ShouldBeNull();
        (await house.ReadAsync<long>("select count(*) from mandate_use u join assisted_procedure p on p.territory_id = u.territory_id and p.id = u.procedure_id and p.mandate_id = u.mandate_id and p.happened_at = u.used_at and p.theme = u.theme where p.title = 'Attestation'")).ShouldBe(1);
    }

    private const string Done = "update assisted_procedure set";

    /// <summary>One more act like the one that was recorded, written past the domain.</summary>
    private static string Act(string theme, string mandate) => $"""
        insert into assisted_procedure (territory_id, id, structure_id, author_id, resident_id, theme, mode, mandate_id, title, outcome, papers_handed_back, happened_at, recorded_at)
        select territory_id, gen_random_uuid(), structure_id, author_id, resident_id, '{theme}', 'I_DO', {mandate}, 'x', 'COMPLETED', true, happened_at, recorded_at
        from assisted_procedure where title = 'Attestation' and mode = 'I_DO'
        """;

    /// <summary>What the database itself says to a statement in a transaction of the town, as the application: the constraint that objects, or null.</summary>
    private static async Task<string?> InTownAsync(GrcHouse house, string sql)
    {
        await using var connection = await house.Program.Database.ApplicationSource().OpenConnectionAsync(TestContext.Current.CancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand($"select set_config('inclusion.territory', '{house.Town.Id.Value}', true); {sql}", connection, transaction);
        try
        {
            await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
            return null;
        }
        catch (PostgresException refused)
        {
            return refused.ConstraintName;
        }
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
            kind = "INDIVIDUAL",
            minutes = 30,
            held = "AT_PLACE",
            themes = Themes,
            residentId = house.Global("resident.marie"),
            appointmentId = house.Global("appointment.planned"),
            deviceRecordId = "t1",
            notes = "Rien de particulier.",
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
            ["residentId"] = house.Global("resident.marie"),
            ["theme"] = "HOUSING",
            ["mode"] = "I_ASSIST",
            ["title"] = "Attestation",
            ["outcome"] = "COMPLETED",
        };
        foreach (var (name, value) in also) input[name] = value;
        return input;
    }
}
