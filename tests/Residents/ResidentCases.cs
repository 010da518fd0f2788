using System.Text.Json;
using Inclusion.Platform.Access;
using Inclusion.Platform.Graph;
using Inclusion.Residents;
using Inclusion.Tests.Platform.Graph;
using Shouldly;

namespace Inclusion.Tests.Residents;

/// <summary>What the tests of residents ask of the contract again and again.</summary>
internal static class ResidentCases
{
    public const string Shown = "identity { givenName familyName birthYear isAnonymous } identityWithheldBecause contactPoints { id kind value ownerLabel preferred } contactPointsWithheldBecause file { preferredLanguage toldAt registeredAt followedBy { because structure { id } } } fileWithheldBecause mergedInto { id }";
    public const string Recorded = $"mutation($input: RecordResidentInput!) {{ recordResident(input: $input) {{ resident {{ id {Shown} }} errors {{ __typename ... on UserError {{ message path }} ... on ProbableDuplicates {{ candidates {{ id identity {{ familyName }} contactPointsWithheldBecause }} }} }} }} }}";
    public const string Change = "mutation($input: ChangeResidentInput!) { changeResident(input: $input) { resident { identity { familyName } } errors { __typename } } }";
    public const string Told = "mutation($input: NoteToldInput!) { noteTold(input: $input) { resident { file { toldAt } } errors { __typename } } }";
    public const string Merge = $"mutation($input: MergeResidentsInput!) {{ mergeResidents(input: $input) {{ resident {{ id {Shown} }} errors {{ __typename }} }} }}";
    public const string Read = $"query($id: ID!) {{ resident(id: $id) {{ id {Shown} }} }}";
    public const string Find = "query($facts: ResidentFactsInput!) { findResidents(facts: $facts) { hasMore hits { id identity { givenName familyName birthYear } contactPointsWithheldBecause } } }";

    extension(RoomHost room)
    {
        public Task<JsonElement> RecordAsync(object input, Actor? actor = null) => room.AskAsync(actor ?? room.Town.As(Role.Mediator), Recorded, new { input });

        /// <summary>A resident that the CCAS follows; its id as the contract shows it.</summary>
        public async Task<string> NewResidentAsync(string? givenName, string? familyName, int? birthYear, string? email = null, string? mobile = null)
        {
            var points = new[] { ("EMAIL", email), ("MOBILE", mobile) }.Where(point => point.Item2 is not null).Select(point => new { kind = point.Item1, value = point.Item2, preferred = true });
            var answer = await room.RecordAsync(new { givenName, familyName, birthYear, contactPoints = points, evenIfSimilar = true });
            return answer.Text("recordResident.resident.id").ShouldNotBeNull();
        }

        public async Task<IReadOnlyList<string?>> HitsAsync(object facts) =>
            (await room.AskAsync(room.Town.As(Role.Mediator), Find, new { facts })).Texts("findResidents.hits", "id");

        public Task<long> CountResidentsAsync() => room.ScalarAsync<long>("select count(*) from resident");
    }

    public static ResidentId IdOf(string shown) => new((GlobalId.Parse(shown) ?? throw new FormatException(shown)).Value);
}
