using System.Globalization;
using Inclusion.Tests.Platform.Graph;
using Shouldly;

namespace Inclusion.Tests.Journeys;

/// <summary>What journeys need to be there before they begin, made by the contract.</summary>
internal static class TownCases
{
    extension(VisitedTown town)
    {
        /// <summary>A resident followed by Samia's structure, reached by one contact point; answers the id.</summary>
        public async Task<string> RecordAsync(string givenName, string kind, string value, string familyName = "Trouvé")
        {
            var input = new { givenName, familyName, told = true, preferredLanguage = "fr", evenIfSimilar = true, contactPoints = new[] { new { kind, value, preferred = true } } };
            var recorded = await town.AskAsync("samia", "mutation($input: RecordResidentInput!) { recordResident(input: $input) { resident { id } errors { __typename ... on UserError { message } } } }", new { input });
            return recorded.GetProperty("resident").Text("id").ShouldNotBeNull();
        }

        /// <summary>A mandate that the resident signs now for 31 days; answers its id.</summary>
        public async Task<string> SignAsync(string residentId, params string[] themes)
        {
            var drafted = await town.AskAsync("samia", "mutation($input: DraftMandateInput!) { draftMandate(input: $input) { mandate { id textSha256 } errors { __typename ... on UserError { message } } } }",
                new { input = new { residentId, themes, termDays = 31, protection = "NONE" } });
            var mandate = drafted.GetProperty("mandate");
            await town.AskAsync("samia", "mutation($input: GrantMandateInput!) { grantMandate(input: $input) { mandate { id } errors { __typename ... on UserError { message } } } }",
                new { input = new { mandateId = mandate.Text("id"), textSha256 = mandate.Text("textSha256"), signature = "M 10 40 L 30 20 L 50 60 L 70 20 L 90 60" } });
            return mandate.Text("id").ShouldNotBeNull();
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
            var planned = await town.AskAsync(mediator, "mutation($input: PlanSessionInput!) { planSession(input: $input) { outreachSession { id } errors { __typename ... on UserError { message } } } }", new { input = new { terms } });
            return planned.GetProperty("outreachSession").Text("id").ShouldNotBeNull();
        }

        /// <summary>A resident registered for a session by somebody; answers the registration's id.</summary>
        public async Task<string> SeatAsync(string person, string sessionId, string residentId)
        {
            var seated = await town.AskAsync(person, "mutation($input: RegisterForSessionInput!) { registerForSession(input: $input) { sessionRegistration { id } errors { __typename ... on UserError { message } } } }", new { input = new { sessionId, residentId } });
            return seated.GetProperty("sessionRegistration").Text("id").ShouldNotBeNull();
        }

        /// <summary>The resident gives the seat back.</summary>
        public Task GiveSeatBackAsync(string registrationId) =>
            town.AskAsync("karim", "mutation($input: LeaveSessionInput!) { leaveSession(input: $input) { sessionRegistration { id } errors { __typename ... on UserError { message } } } }", new { input = new { registrationId } });
    }
}
