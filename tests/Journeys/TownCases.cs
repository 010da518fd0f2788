using Inclusion.Tests.Platform.Graph;
using Shouldly;

namespace Inclusion.Tests.Journeys;

/// <summary>What journeys need to be there before they begin, made by the contract.</summary>
internal static class TownCases
{
    extension(JourneyTown town)
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
    }
}
