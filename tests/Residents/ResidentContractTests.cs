using System.Text.Json;
using Inclusion.Platform.Access;
using Inclusion.Platform.Storage;
using Inclusion.Residents;
using Inclusion.Tests.Platform.Graph;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;

namespace Inclusion.Tests.Residents;

/// <summary>Residents through the contract: recorded, found, shown, merged; by whom, and in which town.</summary>
public sealed class ResidentContractTests(RoomFixture fixture) : IClassFixture<RoomFixture>
{
    private const string Shown = "identity { givenName familyName birthYear isAnonymous } identityWithheldBecause contactPoints { id kind value ownerLabel preferred } contactPointsWithheldBecause file { preferredLanguage toldAt registeredAt followedBy { because structure { id } } } fileWithheldBecause mergedInto { id }";
    private const string Record = $"mutation($input: RecordResidentInput!) {{ recordResident(input: $input) {{ resident {{ id {Shown} }} errors {{ __typename ... on UserError {{ message path }} ... on ProbableDuplicates {{ candidates {{ id identity {{ familyName }} contactPointsWithheldBecause }} }} }} }} }}";
    private const string Change = "mutation($input: ChangeResidentInput!) { changeResident(input: $input) { resident { identity { familyName } } errors { __typename } } }";
    private const string Told = "mutation($input: NoteToldInput!) { noteTold(input: $input) { resident { file { toldAt } } errors { __typename } } }";
    private const string Merge = $"mutation($input: MergeResidentsInput!) {{ mergeResidents(input: $input) {{ resident {{ id {Shown} }} errors {{ __typename }} }} }}";
    private const string Read = $"query($id: ID!) {{ resident(id: $id) {{ id {Shown} }} }}";
    private const string Find = "query($facts: ResidentFactsInput!) { findResidents(facts: $facts) { hasMore hits { id identity { givenName familyName birthYear } contactPointsWithheldBecause } } }";

    private RoomHost Room => fixture.Room;
    private Actor Mediator => Room.Town.As(Role.Mediator);
    private Actor Librarian => Room.Town.At(Room.Town.Library, Role.Mediator);

    [Fact]
    public async Task A_resident_with_only_a_telephone_is_recorded_and_followed_by_the_structure()
    {
        var answer = await RecordAsync(new { givenName = "Fatou", familyName = "Ndiaye", birthYear = 1958, preferredLanguage = "wo", told = true, contactPoints = new[] { new { kind = "MOBILE", value = "06 11 22 33 44", ownerLabel = "sa fille", preferred = true } } });
        var resident = answer.At("recordResident.resident");
        resident.At("identity").ToString().ShouldBe("""{"givenName":"Fatou","familyName":"Ndiaye","birthYear":1958,"isAnonymous":false}""");
        resident.At("contactPoints").EnumerateArray().ShouldHaveSingleItem().Text("value").ShouldBe("+33611223344");
        resident.Text("contactPoints.0.ownerLabel").ShouldBe("sa fille");
        resident.Text("file.toldAt").ShouldBe("2026-09-07T07:00:00Z");
        resident.Text("file.followedBy.0.because").ShouldBe("REGISTERED");
        resident.Text("file.followedBy.0.structure.id").ShouldBe(Room.Town.Ccas.Shown());
    }

    [Fact]
    public async Task A_resident_may_be_anonymous_and_out_of_reach()
    {
        var resident = (await RecordAsync(new { })).At("recordResident.resident");
        resident.At("identity.isAnonymous").GetBoolean().ShouldBeTrue();
        resident.At("contactPoints").GetArrayLength().ShouldBe(0);
        resident.IsNull("file.toldAt").ShouldBeTrue();
    }

    [Fact]
    public async Task A_probable_duplicate_is_shown_first_and_recorded_only_when_one_insists()
    {
        var first = await NewAsync("Jean-François", "Lefèbvre", 1944);
        var before = await CountAsync();
        var similar = await RecordAsync(new { givenName = "jean francois", familyName = "Lefebvre", birthYear = 1944 }, Librarian);
        similar.IsNull("recordResident.resident").ShouldBeTrue();
        similar.Text("recordResident.errors.0.__typename").ShouldBe("ProbableDuplicates");
        similar.Text("recordResident.errors.0.candidates.0.id").ShouldBe(first);
        similar.Text("recordResident.errors.0.candidates.0.identity.familyName").ShouldBe("Lefèbvre");
        similar.Text("recordResident.errors.0.candidates.0.contactPointsWithheldBecause").ShouldBe("NOT_FOLLOWED");
        (await CountAsync()).ShouldBe(before);

        (await RecordAsync(new { givenName = "Jean François", familyName = "Lefebvre", birthYear = 1980 })).At("recordResident.errors").GetArrayLength().ShouldBe(0);
        (await RecordAsync(new { givenName = "Jean François", familyName = "Lefebvre", birthYear = 1944, evenIfSimilar = true })).At("recordResident.errors").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task A_family_shares_a_telephone_without_being_one_person()
    {
        var points = new[] { new { kind = "LANDLINE", value = "01 44 44 44 44" } };
        (await RecordAsync(new { givenName = "Awa", familyName = "Traoré", contactPoints = points })).At("recordResident.errors").GetArrayLength().ShouldBe(0);
        (await RecordAsync(new { givenName = "Boubacar", familyName = "Traoré", contactPoints = points })).At("recordResident.errors").GetArrayLength().ShouldBe(0);
        (await RecordAsync(new { givenName = "Awa", familyName = "Diop", contactPoints = points })).Text("recordResident.errors.0.__typename").ShouldBe("ProbableDuplicates");
    }

    [Fact]
    public async Task One_fact_alone_looks_nobody_up_through_recording()
    {
        await NewAsync(null, "Zwingelstein", null);
        (await RecordAsync(new { familyName = "Zwingelstein" })).At("recordResident.errors").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task Bad_input_is_refused_together_and_nothing_is_written()
    {
        var before = await CountAsync();
        var refused = await RecordAsync(new
        {
            givenName = new string('x', 10_000), familyName = "A\r\nBcc: b@c.fr", birthYear = 1700, preferredLanguage = "1",
            contactPoints = new[] { new { kind = "EMAIL", value = "a@exemple.fr\r\nBcc: b@c.fr" }, new { kind = "MOBILE", value = "12" }, new { kind = "POSTAL", value = "1 rue\nA" } },
        });
        refused.IsNull("recordResident.resident").ShouldBeTrue();
        refused.At("recordResident.errors").EnumerateArray().Select(error => $"{error.Text("__typename")} {string.Join('.', error.At("path").EnumerateArray())}").ShouldBe(
        [
            "InvalidText givenName", "InvalidText familyName", "OutOfBounds birthYear", "InvalidText preferredLanguage",
            "InvalidText contactPoints.0.value", "InvalidText contactPoints.1.value", "InvalidText contactPoints.2.value",
        ], ignoreOrder: true);
        (await RecordAsync(new { contactPoints = Enumerable.Range(0, 21).Select(at => new { kind = "EMAIL", value = $"a{at}@exemple.fr" }) })).Text("recordResident.errors.0.__typename").ShouldBe("TooManyContactPoints");
        (await RecordAsync(new { contactPoints = Enumerable.Repeat(new { kind = "EMAIL", value = "a@exemple.fr" }, 2) })).Text("recordResident.errors.0.__typename").ShouldBe("ContactPointKnown");
        (await RecordAsync(new { givenName = "Sans structure" }, Room.Town.At(null, Role.Reception))).Text("recordResident.errors.0.__typename").ShouldBe("WorksForNoStructure");
        (await CountAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task Another_structure_sees_who_it_is_and_no_more_until_it_follows()
    {
        var id = await NewAsync("Solange", "Petitjean", 1939, "solange@exemple.fr");
        var seen = (await Room.AskAsync(Librarian, Read, new { id })).At("resident");
        seen.Text("identity.familyName").ShouldBe("Petitjean");
        seen.IsNull("contactPoints").ShouldBeTrue();
        seen.Text("contactPointsWithheldBecause").ShouldBe("NOT_FOLLOWED");
        seen.Text("fileWithheldBecause").ShouldBe("NOT_FOLLOWED");
        (await Room.AskAsync(Librarian, Change, new { input = new { residentId = id, familyName = "Autre" } })).Text("changeResident.errors.0.__typename").ShouldBe("NotFollowed");
        (await Room.AskAsync(Librarian, Told, new { input = new { residentId = id } })).Text("noteTold.errors.0.__typename").ShouldBe("NotFollowed");

        await Room.RunAsync(Librarian, async scope =>
        {
            await scope.GetRequiredService<InclusionDb>().FollowAsync(Room.Town.Id, IdOf(id), Room.Town.Library, RoomHost.Now, TestContext.Current.CancellationToken);
            await scope.GetRequiredService<InclusionDb>().FollowAsync(Room.Town.Id, IdOf(id), Room.Town.Library, FollowedBecause.Mandated, RoomHost.Now, TestContext.Current.CancellationToken);
            return true;
        });
        var followed = (await Room.AskAsync(Librarian, Read, new { id })).At("resident");
        followed.Text("contactPoints.0.value").ShouldBe("solange@exemple.fr");
        followed.Texts("file.followedBy", "because").ShouldBe(["REGISTERED", "BOOKED"], ignoreOrder: true);
        (await Room.AskAsync(Librarian, Told, new { input = new { residentId = id } })).Text("noteTold.resident.file.toldAt").ShouldBe("2026-09-07T07:00:00Z");
    }

    [Fact]
    public async Task A_change_replaces_what_was_known()
    {
        var id = await NewAsync("Lucie", "Martin", 1970);
        (await Room.AskAsync(Mediator, Change, new { input = new { residentId = id, familyName = "Bernard" } })).Text("changeResident.resident.identity.familyName").ShouldBe("Bernard");
        (await Room.AskAsync(Mediator, Read, new { id })).At("resident.identity").ToString().ShouldBe("""{"givenName":null,"familyName":"Bernard","birthYear":null,"isAnonymous":false}""");
    }

    [Fact]
    public async Task At_most_five_are_found_by_two_facts_and_each_one_shown_is_journalled()
    {
        for (var at = 0; at < 7; at++) await NewAsync($"Prénom{at}", "Kerguelen", 1901);
        var mediator = Room.Town.At(Room.Town.Library, Role.SocialWorker);
        var found = await Room.AskAsync(mediator, Find, new { facts = new { name = "kerguélen", birthYear = 1901 } });
        found.At("findResidents.hasMore").GetBoolean().ShouldBeTrue();
        found.Texts("findResidents.hits", "identity.givenName").ShouldBe(["Prénom0", "Prénom1", "Prénom2", "Prénom3", "Prénom4"]);
        found.Texts("findResidents.hits", "contactPointsWithheldBecause").ShouldAllBe(because => because == "NOT_FOLLOWED");
        (await Room.ScalarAsync<int>("select cardinality(subject_ids) from journal_reading where actor_id = $1 and operation = 'findResidents'", mediator.Id)).ShouldBe(5);

        (await Room.CodeAsync(mediator, Find, new { facts = new { name = "Kerguelen" } })).ShouldBe("TOO_FEW_FACTS");
        (await Room.CodeAsync(mediator, Find, new { facts = new { name = "Ker", otherName = "K" } })).ShouldBe("TOO_FEW_FACTS");
    }

    [Fact]
    public async Task A_search_finds_by_e_mail_telephone_and_a_name_of_two_letters_and_takes_signs_as_they_are()
    {
        var id = await NewAsync("Ba", "Sy", 1990, "ba_sy@exemple.fr");
        (await HitsAsync(new { name = "ba", otherName = "SY" })).ShouldBe([id]);
        (await HitsAsync(new { name = "ba", email = "BA_SY@" })).ShouldBe([id]);
        (await HitsAsync(new { name = "ba", email = "ba%sy" })).ShouldBeEmpty();
        (await HitsAsync(new { name = "Ba", birthYear = 1991 })).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_resident_of_another_town_is_not_there()
    {
        var id = await NewAsync("Gisèle", "Ailleurs", 1944, "gisele@exemple.fr");
        var own = await NewAsync("Gisèle", "Delà", 1944);
        var stranger = Room.Stranger.As(Role.Mediator, Role.Coordinator, Role.PrivacyOfficer);
        (await Room.AskAsync(stranger, "query($id: ID!) { resident(id: $id) { id } node(id: $id) { __typename } }", new { id })).ToString().ShouldBe("""{"resident":null,"node":null}""");
        (await Room.AskAsync(stranger, Find, new { facts = new { name = "gisele", birthYear = 1944 } })).At("findResidents.hits").GetArrayLength().ShouldBe(0);
        (await Room.AskAsync(stranger, Change, new { input = new { residentId = id } })).Text("changeResident.errors.0.__typename").ShouldBe("UnknownId");
        (await Room.AskAsync(stranger, Merge, new { input = new { keptId = id, absorbedId = own } })).Text("mergeResidents.errors.0.__typename").ShouldBe("UnknownId");
        (await RecordAsync(new { givenName = "Gisèle", familyName = "Ailleurs", birthYear = 1944 }, stranger)).At("recordResident.errors").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task Two_records_become_one_and_the_absorbed_one_points_to_the_kept_one()
    {
        var kept = await NewAsync("Odile", "Roux", null, "odile@exemple.fr");
        var absorbed = await NewAsync("Odile", "Roux", 1951, "odile@exemple.fr", "06 55 55 55 55");
        var merged = (await Room.AskAsync(Mediator, Merge, new { input = new { keptId = kept, absorbedId = absorbed } })).At("mergeResidents.resident");
        merged.Text("id").ShouldBe(kept);
        merged.At("identity.birthYear").GetInt32().ShouldBe(1951);
        merged.Texts("contactPoints", "value").ShouldBe(["odile@exemple.fr", "+33655555555"], ignoreOrder: true);

        var gone = (await Room.AskAsync(Mediator, Read, new { id = absorbed })).At("resident");
        gone.Text("identityWithheldBecause").ShouldBe("MERGED");
        gone.Text("mergedInto.id").ShouldBe(kept);
        (await HitsAsync(new { name = "Odile", otherName = "Roux" })).ShouldBe([kept]);
        (await Room.AskAsync(Mediator, Merge, new { input = new { keptId = kept, absorbedId = absorbed } })).Text("mergeResidents.errors.0.__typename").ShouldBe("UnknownId");
        (await Room.AskAsync(Mediator, Merge, new { input = new { keptId = kept, absorbedId = kept } })).Text("mergeResidents.errors.0.__typename").ShouldBe("SameResident");
    }

    [Fact]
    public async Task A_structure_merges_only_what_it_follows()
    {
        var theirs = await NewAsync("Yvette", "Blanc", 1931);
        var ours = (await RecordAsync(new { givenName = "Yvette", familyName = "Blanc", evenIfSimilar = true }, Librarian)).Text("recordResident.resident.id");
        (await Room.AskAsync(Librarian, Merge, new { input = new { keptId = ours, absorbedId = theirs } })).Text("mergeResidents.errors.0.__typename").ShouldBe("NotFollowed");
        (await Room.AskAsync(Room.Town.As(Role.Coordinator), Merge, new { input = new { keptId = ours, absorbedId = theirs } })).At("mergeResidents.errors").GetArrayLength().ShouldBe(0);
    }

    private Task<JsonElement> RecordAsync(object input, Actor? actor = null) => Room.AskAsync(actor ?? Mediator, Record, new { input });

    private async Task<string> NewAsync(string? givenName, string? familyName, int? birthYear, string? email = null, string? mobile = null)
    {
        var points = new[] { ("EMAIL", email), ("MOBILE", mobile) }.Where(point => point.Item2 is not null).Select(point => new { kind = point.Item1, value = point.Item2, preferred = true });
        var answer = await RecordAsync(new { givenName, familyName, birthYear, contactPoints = points, evenIfSimilar = true });
        return answer.Text("recordResident.resident.id").ShouldNotBeNull();
    }

    private async Task<IReadOnlyList<string?>> HitsAsync(object facts) => (await Room.AskAsync(Mediator, Find, new { facts })).Texts("findResidents.hits", "id");

    private Task<long> CountAsync() => Room.ScalarAsync<long>("select count(*) from resident");

    private static ResidentId IdOf(string shown) => new((Inclusion.Platform.Graph.GlobalId.Parse(shown) ?? throw new FormatException(shown)).Value);
}
