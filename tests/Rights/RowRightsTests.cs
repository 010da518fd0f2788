using System.Text.Json;
using System.Text.Json.Nodes;
using Inclusion.Platform.Access;
using Inclusion.Tests.Platform.Graph;
using Shouldly;

namespace Inclusion.Tests.Rights;

/// <summary>Which rows of one's own town one may see and change: who asks, for which structure, against whose row it is.</summary>
public sealed class RowRightsTests(RightsHouse house) : IClassFixture<RightsHouse>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    // Who asks, for which structure; the resident and who follows them; what is shown.
    [Theory]
    [InlineData("mediator", "ccas", "marie", "followed: all")]
    [InlineData("socialWorker", "ccas", "marie", "followed: all")]
    [InlineData("reception", "ccas", "marie", "followed: all")]
    [InlineData("mediator", "ccas", "awa", "another's: identity, NOT_FOLLOWED")]
    [InlineData("socialWorker", "library", "marie", "another's: identity, NOT_FOLLOWED")]
    [InlineData("reception", "library", "ofLibrary", "followed: all")]
    [InlineData("coordinator", "library", "marie", "followed: all")]
    [InlineData("privacyOfficer", "ccas", "ofLibrary", "followed: all")]
    [InlineData("mediator", "ccas", "absorbed", "nothing: MERGED")]
    [InlineData("residents:read", "association", "awa", "consented: name and telephones, NO_CONSENT")]
    [InlineData("residents:read", "association", "jeanne", "nothing: CONSENT_WITHDRAWN")]
    [InlineData("residents:read", "association", "marie", "null")]
    [InlineData("administrator", "ccas", "marie", "FORBIDDEN")]
    [InlineData("treasurer", "ccas", "marie", "FORBIDDEN")]
    [InlineData("voucherManager", "ccas", "marie", "FORBIDDEN")]
    public async Task A_resident_is_seen_by_the_structures_that_follow_them(string who, string structure, string resident, string seen)
    {
        var answer = await ReadAsync(who, structure, $"resident.{resident}",
            "resident(id: $id) { identity { familyName } identityWithheldBecause contactPoints { value } file { registeredAt } fileWithheldBecause }");
        Sight(answer, "resident", row => (row.IsNull("identity"), row.IsNull("file") && row.IsNull("contactPoints")) switch
        {
            (false, false) => row.IsNull("file") ? $"consented: name and telephones, {row.Text("fileWithheldBecause")}" : "followed: all",
            (false, true) => $"another's: identity, {row.Text("fileWithheldBecause")}",
            _ => $"nothing: {row.Text("identityWithheldBecause")}",
        }).ShouldBe(seen);
    }

    // An appointment of the CCAS; of the library, for a resident whom the CCAS follows; of the library, for a resident of its own.
    [Theory]
    [InlineData("mediator", "ccas", "planned", "content")]
    [InlineData("mediator", "ccas", "together", "state, OTHER_STRUCTURE")]
    [InlineData("mediator", "ccas", "elsewhere", "null")]
    [InlineData("socialWorker", "association", "prescribed", "content")]
    [InlineData("reception", "library", "together", "content")]
    [InlineData("reception", "library", "planned", "null")]
    [InlineData("coordinator", "ccas", "elsewhere", "content")]
    [InlineData("privacyOfficer", "ccas", "planned", "FORBIDDEN")]
    [InlineData("administrator", "ccas", "planned", "FORBIDDEN")]
    [InlineData("treasurer", "ccas", "planned", "FORBIDDEN")]
    public async Task An_appointment_is_seen_by_its_structures_and_its_state_by_those_that_follow_the_resident(string who, string structure, string appointment, string seen)
    {
        var answer = await ReadAsync(who, structure, $"appointment.{appointment}", "appointment(id: $id) { state reason { name } resident { id } contentWithheldBecause }");
        Sight(answer, "appointment", row => row.IsNull("reason") && row.IsNull("resident") ? $"state, {row.Text("contentWithheldBecause")}" : "content").ShouldBe(seen);
    }

    [Theory]
    [InlineData("association", "prescribed", "PRESCRIBER")]
    [InlineData("association", "planned", "null")]
    [InlineData("other", "prescribed", "null")]
    public async Task A_partner_s_program_sees_what_it_prescribed_itself(string program, string appointment, string seen)
    {
        var actor = Callers.ProgramOf(house.Town, Scopes.All.Keys, program);
        var answer = await SendAsync(actor, $"appointment.{appointment}", "appointment(id: $id) { state contentWithheldBecause }");
        Sight(answer, "appointment", row => row.Text("contentWithheldBecause") ?? "content").ShouldBe(seen);
        Sight(await SendAsync(actor, $"appointment.{appointment}", "appointment(id: $id) { resident { id } }"), "appointment", _ => "shown").ShouldBe("FORBIDDEN");
        var listed = await house.SendAsync(actor, "query { appointments { nodes { id } } }", [], Stop);
        listed.Texts("data.appointments.nodes", "id").Contains(house.Town.Names[$"appointment.{appointment}"]).ShouldBe(seen != "null");
    }

    // What is planned for one's own structure, what for another's; and what is meant for one person alone.
    [Theory]
    [InlineData("mediator", "ccas", "opening.townHall", true)]
    [InlineData("mediator", "ccas", "opening.library", false)]
    [InlineData("reception", "library", "opening.townHall", false)]
    [InlineData("coordinator", "ccas", "opening.library", true)]
    [InlineData("administrator", "ccas", "opening.library", true)]
    [InlineData("socialWorker", "ccas", "opening.townHall", false)]
    [InlineData("mediator", "ccas", "absence.meeting", true)]
    [InlineData("mediator", "ccas", "absence.training", false)]
    [InlineData("coordinator", "ccas", "absence.training", true)]
    [InlineData("reception", "ccas", "letter.notice", true)]
    [InlineData("reception", "library", "letter.notice", false)]
    [InlineData("mediator", "ccas", "hold.mediator.own", true)]
    [InlineData("mediator", "ccas", "hold.reception.own", false)]
    [InlineData("coordinator", "ccas", "hold.reception.own", false)]
    [InlineData("planning:read", "association", "reason.rights", true)]
    [InlineData("planning:read", "association", "reason.help", false)]
    [InlineData("mediator", "ccas", "contactPoint.marieEmail", true)]
    [InlineData("mediator", "ccas", "contactPoint.awaEmail", false)]
    [InlineData("residents:read", "association", "contactPoint.awaEmail", false)]
    [InlineData("residents:read", "association", "contactPoint.awaMobile", true)]
    [InlineData("residents:read", "association", "contactPoint.jeanneDaughter", false)]
    [InlineData("reception", "ccas", "consent.omar", true)]
    [InlineData("mediator", "library", "consent.omar", false)]
    [InlineData("mediator", "ccas", "mandate.live", true)]
    [InlineData("mediator", "library", "mandate.live", false)]
    [InlineData("socialWorker", "library", "mandateUse.first", false)]
    [InlineData("residents:write", "association", "resident.awa", true)]
    [InlineData("residents:write", "association", "resident.marie", false)]
    [InlineData("reception", "ccas", "outreachSession.market", true)]
    [InlineData("reception", "library", "outreachSession.market", false)]
    [InlineData("mediator", "library", "outreachSession.market", true)]
    [InlineData("coordinator", "library", "outreachSession.market", true)]
    [InlineData("socialWorker", "ccas", "sessionRegistration.jeanne", true)]
    [InlineData("socialWorker", "library", "sessionRegistration.jeanne", false)]
    [InlineData("reception", "library", "walkIn.named", false)]
    [InlineData("mediator", "ccas", "walkIn.named", true)]
    public async Task Anything_else_is_refetched_by_those_whose_it_is(string who, string structure, string row, bool seen) =>
        (await ReadAsync(who, structure, row, "node(id: $id) { id }")).IsNull("data.node").ShouldBe(!seen);

    [Theory]
    [InlineData("mediator", "ccas", "honourAppointment", "appointmentId", "appointment.together", "UnknownId")]
    [InlineData("mediator", "ccas", "markArrived", "appointmentId", "appointment.elsewhere", "UnknownId")]
    [InlineData("mediator", "library", "recordNoShow", "appointmentId", "appointment.planned", "UnknownId")]
    [InlineData("coordinator", "ccas", "recordNoShow", "appointmentId", "appointment.elsewhere", "NotInThisState")]
    [InlineData("mediator", "ccas", "archiveReason", "reasonId", "reason.spare", "FORBIDDEN")]
    [InlineData("mediator", "ccas", "withdrawAbsence", "absenceId", "absence.training", "UnknownId")]
    [InlineData("mediator", "ccas", "noteTold", "residentId", "resident.awa", "NotFollowed")]
    [InlineData("mediator", "ccas", "removeContactPoint", "contactPointId", "contactPoint.awaEmail", "NotFollowed")]
    [InlineData("reception", "library", "markLetterPrinted", "letterId", "letter.notice", "UnknownId")]
    [InlineData("mediator", "ccas", "releaseHold", "holdId", "hold.reception.own", "UnknownId")]
    [InlineData("reception", "ccas", "openSession", "sessionId", "outreachSession.leaving", "FORBIDDEN")]
    [InlineData("reception", "library", "leaveSession", "registrationId", "sessionRegistration.marie", "UnknownId")]
    [InlineData("coordinator", "library", "openSession", "sessionId", "outreachSession.market", "SessionNotBegun")]
    [InlineData("appointments:prescribe", "association", "releaseHold", "holdId", "hold.reception.own", "UnknownId")]
    public async Task What_is_another_s_is_not_changed(string who, string structure, string useCase, string id, string row, string refusal)
    {
        var before = await house.StateAsync(house.Town, Stop);
        var type = $"{char.ToUpperInvariant(useCase[0])}{useCase[1..]}Input";
        var answer = await house.SendAsync(Acting(who, structure), $"mutation($input: {type}!) {{ {useCase}(input: $input) {{ errors {{ __typename }} }} }}",
            new JsonObject { ["input"] = new JsonObject { [id] = house.Town.Names[row] } }, Stop);
        Sight(answer, useCase, payload => payload.Text("errors.0.__typename") ?? "").ShouldBe(refusal);
        (await house.StateAsync(house.Town, Stop)).ShouldBe(before);
    }

    private Actor Acting(string who, string structure) => house.Caller(who) switch
    {
        { IsProgram: true } program => program.Actor,
        var caller => caller.Actor with { Structure = house.Town.Of<StructureId>($"structure.{structure}") },
    };

    private Task<JsonElement> ReadAsync(string who, string structure, string row, string field) => SendAsync(Acting(who, structure), row, field);

    private Task<JsonElement> SendAsync(Actor actor, string row, string field) =>
        house.SendAsync(actor, $"query($id: ID!) {{ {field} }}", new JsonObject { ["id"] = house.Town.Names[row] }, Stop);

    private static string Sight(JsonElement answer, string field, Func<JsonElement, string> shown)
    {
        if (answer.TryGetProperty("errors", out _)) return answer.Text("errors.0.extensions.code") ?? "";
        return answer.IsNull($"data.{field}") ? "null" : shown(answer.At($"data.{field}"));
    }
}
