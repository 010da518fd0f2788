using System.Globalization;
using System.Text.Json;
using Inclusion.Tests.Platform.Graph;
using Inclusion.Tests.Portal;
using Shouldly;

namespace Inclusion.Tests.Journeys;

/// <summary>What journeys need to be there before they begin, made by the contract.</summary>
internal static class TownCases
{
    private static readonly string[] Steps = ["Compte créé", "Pièces jointes"], Fields = ["NAME", "TELEPHONE"], Roles = ["MEDIATOR"];

    extension(VisitedTown town)
    {
        /// <summary>A resident followed by Samia's structure, reached by one contact point; answers the id.</summary>
        public async Task<string> RecordAsync(string givenName, string kind, string value, string familyName = "Trouvé") =>
            IdOf(await town.DoAsync("samia", "recordResident", new { givenName, familyName, told = true, preferredLanguage = "fr", evenIfSimilar = true, contactPoints = new[] { new { kind, value, preferred = true } } }, "resident { id }"));

        /// <summary>A mandate that the resident signs now for 31 days; answers its id.</summary>
        public async Task<string> SignAsync(string residentId, params string[] themes)
        {
            var drafted = await town.DoAsync("samia", "draftMandate", new { residentId, themes, termDays = 31, protection = "NONE" }, "mandate { id textSha256 }");
            var mandateId = IdOf(drafted);
            await town.DoAsync("samia", "grantMandate", new { mandateId, textSha256 = drafted.GetProperty("mandate").Text("textSha256"), signature = "M 10 40 L 30 20 L 50 60 L 70 20 L 90 60" }, "mandate { id }");
            return mandateId;
        }

        /// <summary>A session of the whole of today in a market hall, held by one mediator; answers its id.</summary>
        public async Task<string> PlanTodayAsync(string mediator, int seats)
        {
            var mediators = await town.AskAsync(mediator, "{ professionals(role: MEDIATOR, first: 50) { nodes { id givenName } } }");
            var id = mediators.GetProperty("nodes").EnumerateArray().Single(each => string.Equals(each.Text("givenName"), mediator, StringComparison.OrdinalIgnoreCase)).Text("id");
            var terms = new
            {
                kind = "WORKSHOP",
                title = "Premiers pas sous la halle",
                themes = new[] { "PAPERS" },
                place = new { oneOff = new { name = "Halle aux Draps", street = "Place aux Draps", postalCode = "59999", city = "Val-sur-Brume", inseeCode = "59999" } },
                day = Midnight.Now.Date.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture),
                startTime = "00:00",
                endTime = "23:59",
                mediatorIds = new[] { id },
                seats,
            };
            return IdOf(await town.DoAsync(mediator, "planSession", new { terms }, "outreachSession { id }"));
        }

        /// <summary>A resident registered for a session by somebody; answers the registration's id.</summary>
        public async Task<string> SeatAsync(string person, string sessionId, string residentId) =>
            IdOf(await town.DoAsync(person, "registerForSession", new { sessionId, residentId }, "sessionRegistration { id }"));

        /// <summary>The resident gives the seat back.</summary>
        public Task GiveSeatBackAsync(string registrationId) =>
            town.DoAsync("karim", "leaveSession", new { registrationId }, "sessionRegistration { id }");

        /// <summary>Agnès invites somebody to Samia's structure; answers their id.</summary>
        public async Task<string> InviteAsync(string email)
        {
            var structureId = (await town.AskAsync("samia", "{ me { structures { id } } }")).GetProperty("structures")[0].Text("id");
            return IdOf(await town.DoAsync("agnes", "inviteProfessional", new { email, givenName = "Rosalie", familyName = "Carpentier", roles = Roles, structureIds = new[] { structureId } }, "professional { id }"));
        }

        /// <summary>Agnès is told that somebody lost the telephone that they sign in with.</summary>
        public Task LoseTelephoneAsync(string professionalId) => town.DoAsync("agnes", "resetTotp", new { professionalId }, "professional { id }");

        /// <summary>A mandate ends as its resident asks at the counter.</summary>
        public Task WithdrawAsync(string? mandateId) => town.DoAsync("samia", "withdrawMandate", new { mandateId, because = "RESIDENT_ASKED" }, "mandate { id }");

        /// <summary>An appointment that Claire agrees for a free hour of next week, far enough to be moved; answers its id.</summary>
        public async Task<string> BookAsync(string residentId)
        {
            var reasonId = (await town.AskAsync("claire", "{ reasons(first: 100) { nodes { id name } } }")).GetProperty("nodes").EnumerateArray().Single(each => each.Text("name") == "Aide aux démarches").Text("id");
            var from = DateTimeOffset.UtcNow.AddDays(5);
            var slot = (await town.AskAsync("claire", "query($reasons: [ID!]!, $from: DateTime!, $until: DateTime!) { freeSlots(reasonIds: $reasons, from: $from, until: $until, first: 1) { nodes { startsAt mediatorIds place { id } } } }",
                new { reasons = new[] { reasonId }, from, until = from.AddDays(21) })).GetProperty("nodes")[0];
            return IdOf(await town.DoAsync("claire", "bookAppointment", new { residentId, reasonId, placeId = slot.GetProperty("place").Text("id"), mediatorIds = slot.GetProperty("mediatorIds"), startsAt = slot.Text("startsAt") }, "appointment { id }"));
        }

        /// <summary>An hour with a mediator in a few minutes, outside the openings, as Karim takes it at the counter; answers the appointment's id.</summary>
        public async Task<string> BookSoonAsync(string mediator, string residentId)
        {
            var mediators = await town.AskAsync("karim", "{ professionals(role: MEDIATOR, first: 50) { nodes { id givenName } } }");
            var mediatorIds = mediators.GetProperty("nodes").EnumerateArray().Where(each => string.Equals(each.Text("givenName"), mediator, StringComparison.OrdinalIgnoreCase)).Select(each => each.Text("id"));
            var reasonId = (await town.AskAsync("karim", "{ reasons(first: 100) { nodes { id name } } }")).GetProperty("nodes").EnumerateArray().Single(each => each.Text("name") == "Aide aux démarches").Text("id");
            var placeId = (await town.AskAsync("karim", "{ places(first: 1) { nodes { id } } }")).GetProperty("nodes")[0].Text("id");
            var startsAt = Midnight.Now.PlusMinutes(5).ToDateTimeOffset();
            return IdOf(await town.DoAsync("karim", "bookAppointment", new { residentId, reasonId, placeId, mediatorIds, startsAt, kind = "OUTSIDE_OPENING" }, "appointment { id }"));
        }

        /// <summary>The counter says that whoever has the appointment is there.</summary>
        public Task ArriveAsync(string appointmentId) => town.DoAsync("karim", "markArrived", new { appointmentId }, "appointment { id }");

        public Task CancelAsync(string appointmentId) => town.DoAsync("karim", "cancelAppointment", new { appointmentId, side = "TOWN", reason = "MEDIATOR_AWAY" }, "appointment { id }");

        /// <summary>A resident helped in every way: an appointment to come, a mandate and what was done under it, a request that the GRC will take, a consent, five vouchers.</summary>
        public async Task<(string Resident, string Appointment, string Mandate)> HelpAsync(string givenName, string email)
        {
            var residentId = await town.RecordAsync(givenName, "EMAIL", email);
            var mandate = await town.SignAsync(residentId, "HOUSING", "JUSTICE");
            await town.DoAsync("agnes", "setGrcLink", new { targetUrl = "https://grc.exemple.example/demandes" }, "grcLink { id }");
            await town.DoAsync("agnes", "setGrcRequestKind", new { requestKind = "logement-social", name = "Demande de logement social", silenceMeans = "ACCEPTANCE", silenceMonths = 2 }, "grcRequestKind { id }");
            var assistedProcedureId = IdOf(await town.DoAsync("samia", "recordProcedure", new { residentId, theme = "HOUSING", mode = "I_DO", title = "Demande de logement social", outcome = "COMPLETED", steps = Steps }, "assistedProcedure { id }"));
            await town.DoAsync("samia", "submitProcedure", new { assistedProcedureId, requestKind = "logement-social" }, "assistedProcedure { id }");
            var structureId = (await town.AskAsync("samia", "{ structures(first: 100) { nodes { id name } } }")).GetProperty("nodes").EnumerateArray().Single(each => each.Text("name") == "Les Passerelles").Text("id");
            await town.DoAsync("samia", "giveConsent", new { residentId, structureId, purpose = "FOLLOW_UP", fields = Fields, channel = "SPOKEN" }, "consent { id }");
            var programmeId = (await town.AskAsync("claire", "{ programmes(first: 1) { nodes { id } } }")).GetProperty("nodes")[0].Text("id");
            await town.DoAsync("claire", "issueBooklet", new { programmeId, residentId }, "booklet { id }");
            return (residentId, await town.BookAsync(residentId), mandate);
        }

        /// <summary>Does one act of the contract as a demo person; answers its payload.</summary>
        private Task<JsonElement> DoAsync(string person, string act, object input, string shows) =>
            town.AskAsync(person, $"mutation($input: {char.ToUpperInvariant(act[0])}{act[1..]}Input!) {{ {act}(input: $input) {{ {shows} errors {{ __typename ... on UserError {{ message }} }} }} }}", new { input });
    }

    extension(JourneyTown town)
    {
        /// <summary>Makes the links to something as old as links become: their day cannot be changed, so they are written anew.</summary>
        public Task<long> EndLinksAsync(string subjectId) => town.Program.Database.AskAsync<long>("""
            with former as (delete from resident_link where subject_id = $1 returning resident_link as link),
              ended as (insert into resident_link select (jsonb_populate_record(link, '{"made_at": "2020-01-01T00:00Z", "expires_at": "2020-01-02T00:00Z"}')).* from former returning 1)
            select count(*) from ended
            """, TestContext.Current.CancellationToken, PortalCases.Uuid(subjectId));
    }

    /// <summary>The id of what an act changed.</summary>
    private static string IdOf(JsonElement payload) => payload.EnumerateObject().First(each => each.Name != "errors").Value.Text("id").ShouldNotBeNull();
}
