using System.Text.Json;
using Inclusion.Platform.Access;
using Inclusion.Residents;
using Inclusion.Tests.Platform;
using NodaTime;
using Shouldly;

namespace Inclusion.Tests.Appointments;

/// <summary>A partner association books for those whom it accompanies, and sees what becomes of it.</summary>
public sealed class PrescribingTests(TestCluster cluster)
{
    private const string Prescribe = """
        mutation($input: PrescribeAppointmentInput!) { prescribeAppointment(input: $input) {
          appointment { id state startsAt prescriberReference contentWithheldBecause place { name } }
          errors { __typename ... on UserError { message path } ... on SlotTaken { alternatives { startsAt } } } } }
        """;

    [Fact]
    public async Task A_partner_prescribes_with_its_own_reference_finds_the_appointment_by_it_and_sees_its_state_without_the_content()
    {
        await using var counter = await OpenAsync();
        var made = await PrescribeAsync(counter, Counter.Tuesday9, "DOSSIER-17");
        Counter.ErrorOf(made).ShouldBeNull();
        made.GetProperty("appointment").GetProperty("contentWithheldBecause").GetString().ShouldBe("PRESCRIBER");
        (await counter.ReadAsync<long>("select count(*) from journal_act where operation = 'prescribeAppointment' and cardinality(subject_ids) = 2")).ShouldBe(1);
        (await counter.ReadAsync<long>("select count(*) from outbox where kind = 'APPOINTMENT_BOOKED'")).ShouldBe(1);

        await counter.BookAsync(Counter.Tuesday9 + Duration.FromHours(1));
        var seen = await counter.Town.AskAsync(counter.Town.AsPartner(Scopes.AppointmentsRead), """
            { all: appointments { nodes { prescriberReference state } } one: appointments(prescriberReference: "DOSSIER-17") { nodes { state } } none: appointments(prescriberReference: "AUTRE") { nodes { state } } }
            """);
        seen.GetProperty("data").GetRawText().ShouldBe(
            """{"all":{"nodes":[{"prescriberReference":"DOSSIER-17","state":"PLANNED"}]},"one":{"nodes":[{"state":"PLANNED"}]},"none":{"nodes":[]}}""");
    }

    [Fact]
    public async Task A_reference_is_used_once_even_by_two_requests_at_once()
    {
        await using var counter = await OpenAsync();
        var made = await Task.WhenAll(Enumerable.Range(0, 6).Select(at => PrescribeAsync(counter, Counter.Tuesday9 + Duration.FromMinutes(30 * at), "DOSSIER-18")));
        made.Count(each => Counter.ErrorOf(each) is null).ShouldBe(1);
        made.Where(each => Counter.ErrorOf(each) is not null).ShouldAllBe(each => Counter.ErrorOf(each) == "ReferenceUsed");
        (await counter.ReadAsync<long>("select count(*) from mediator_time")).ShouldBe(1);
    }

    [Theory]
    [InlineData("", "InvalidText")]
    [InlineData("DOS\r\nSIER", "InvalidText")]
    public async Task A_reference_that_cannot_be_written_is_refused_and_nothing_is_written(string reference, string refusal)
    {
        await using var counter = await OpenAsync();
        Counter.ErrorOf(await PrescribeAsync(counter, Counter.Tuesday9, reference)).ShouldBe(refusal);
        Counter.ErrorOf(await PrescribeAsync(counter, Counter.Tuesday9, new string('x', 10_000))).ShouldBe(refusal);
        (await counter.ReadAsync<long>("select (select count(*) from appointment) + (select count(*) from mediator_time) + (select count(*) from outbox)")).ShouldBe(0);
    }

    [Fact]
    public async Task A_reason_for_staff_only_and_a_resident_whom_the_partner_does_not_accompany_are_refused()
    {
        await using var counter = await OpenAsync();
        await counter.SqlAsync("update reason set who_books = 'STAFF'");
        Counter.ErrorOf(await PrescribeAsync(counter, Counter.Tuesday9, "A")).ShouldBe("ReasonNotBookable");
        await counter.SqlAsync("update reason set who_books = 'STAFF_AND_PRESCRIBERS'; delete from resident_structure");
        Counter.ErrorOf(await PrescribeAsync(counter, Counter.Tuesday9, "A")).ShouldBe("UnknownId");
        (await counter.ReadAsync<long>("select count(*) from appointment")).ShouldBe(0);
    }

    [Fact]
    public async Task A_partner_moves_and_cancels_what_it_prescribed_within_openings_and_for_the_resident_only()
    {
        await using var counter = await OpenAsync();
        var own = (await PrescribeAsync(counter, Counter.Tuesday9, "DOSSIER-19")).GetProperty("appointment");
        var staffs = (await counter.BookAsync(Counter.Tuesday9 + Duration.FromHours(1))).GetProperty("data").GetProperty("bookAppointment").GetProperty("appointment");

        var later = new { mediatorIds = new[] { InventedTown.Global(counter.Town.Mediator) }, startsAt = (Counter.Tuesday9 + Duration.FromHours(2)).ToString() };
        Counter.ErrorOf(await AsPartnerAsync(counter, "moveAppointment", staffs, later)).ShouldBe("UnknownId");
        Counter.ErrorOf(await AsPartnerAsync(counter, "moveAppointment", own, new { later.mediatorIds, startsAt = "2026-09-08T17:00:00Z", kind = "OUTSIDE_OPENING" })).ShouldBe("OutsideOpening");
        (await AsPartnerAsync(counter, "moveAppointment", own, later)).GetProperty("appointment").GetProperty("startsAt").GetString().ShouldBe("2026-09-08T09:00:00Z");

        Counter.ErrorOf(await AsPartnerAsync(counter, "cancelAppointment", own, new { side = "TOWN", reason = "MEDIATOR_AWAY" })).ShouldBe("NotYourSide");
        Counter.ErrorOf(await AsPartnerAsync(counter, "cancelAppointment", staffs, new { side = "RESIDENT", reason = "CANNOT_COME" })).ShouldBe("UnknownId");
        (await AsPartnerAsync(counter, "cancelAppointment", own, new { side = "RESIDENT", reason = "CANNOT_COME" })).GetProperty("appointment").GetProperty("state").GetString().ShouldBe("CANCELLED_BY_RESIDENT");
        (await counter.ReadAsync<string>("select string_agg(state, ' ' order by state) from appointment")).ShouldBe("CANCELLED_BY_RESIDENT PLANNED");
    }

    private static async Task<JsonElement> AsPartnerAsync(Counter counter, string useCase, JsonElement appointment, object also)
    {
        var input = also.GetType().GetProperties().ToDictionary(each => each.Name, each => each.GetValue(also));
        input["appointmentId"] = appointment.GetProperty("id").GetString();
        var type = char.ToUpperInvariant(useCase[0]) + useCase[1..] + "Input";
        var answer = await counter.Town.AskAsync(counter.Town.AsPartner(Scopes.AppointmentsPrescribe), $$"""
            mutation($input: {{type}}!) { {{useCase}}(input: $input) { appointment { state startsAt } errors { __typename } } }
            """, new { input });
        return answer.GetProperty("data").GetProperty(useCase);
    }

    private async Task<Counter> OpenAsync()
    {
        var counter = await Counter.OpenAsync(cluster);
        await counter.SqlAsync("update reason set who_books = 'STAFF_AND_PRESCRIBERS'");
        await counter.Town.ActAsync((db, _) => db.FollowAsync(counter.Town.Id, counter.Resident, counter.Town.Association, FollowedBecause.Registered, InventedTown.Start, default));
        return counter;
    }

    private static async Task<JsonElement> PrescribeAsync(Counter counter, Instant startsAt, string reference)
    {
        var answer = await counter.Town.AskAsync(counter.Town.AsPartner(Scopes.AppointmentsPrescribe), Prescribe, new { input = counter.Input(startsAt, new { reference }) });
        return answer.GetProperty("data").GetProperty("prescribeAppointment");
    }
}
