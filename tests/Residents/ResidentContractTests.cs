using Inclusion.Platform.Access;
using Inclusion.Platform.Storage;
using Inclusion.Residents;
using Inclusion.Tests.Platform.Graph;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using static Inclusion.Tests.Residents.ResidentCases;

namespace Inclusion.Tests.Residents;

/// <summary>Residents through the contract: recorded, found, shown, merged; by whom, and in which town.</summary>
public sealed class ResidentContractTests(RoomFixture fixture) : IClassFixture<RoomFixture>
{
    private RoomHost Room => fixture.Room;
    private Actor Mediator => Room.Town.As(Role.Mediator);
    private Actor Librarian => Room.Town.At(Room.Town.Library, Role.Mediator);

    [Fact]
    public async Task A_resident_with_only_a_telephone_is_recorded_and_followed_by_the_structure()
    {
        var answer = await Room.RecordAsync(new { givenName = "Fatou", familyName = "Ndiaye", birthYear = 1958, preferredLanguage = "wo", told = true, contactPoints = new[] { new { kind = "MOBILE", value = "06 11 22 33 44", ownerLabel = "sa fille", preferred = true } } });
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
        var resident = (await Room.RecordAsync(new { })).At("recordResident.resident");
        resident.At("identity.isAnonymous").GetBoolean().ShouldBeTrue();
        resident.At("contactPoints").GetArrayLength().ShouldBe(0);
        resident.IsNull("file.toldAt").ShouldBeTrue();
    }

    [Fact]
    public async Task A_probable_duplicate_is_shown_first_and_recorded_only_when_one_insists()
    {
        var first = await Room.NewResidentAsync("Jean-François", "Lefèbvre", 1944);
        var before = await Room.CountResidentsAsync();
        var similar = await Room.RecordAsync(new { givenName = "jean francois", familyName = "Lefebvre", birthYear = 1944 }, Librarian);
        similar.IsNull("recordResident.resident").ShouldBeTrue();
        similar.Text("recordResident.errors.0.__typename").ShouldBe("ProbableDuplicates");
        similar.Text("recordResident.errors.0.candidates.0.id").ShouldBe(first);
        similar.Text("recordResident.errors.0.candidates.0.identity.familyName").ShouldBe("Lefèbvre");
        similar.Text("recordResident.errors.0.candidates.0.contactPointsWithheldBecause").ShouldBe("NOT_FOLLOWED");
        (await Room.CountResidentsAsync()).ShouldBe(before);

        (await Room.RecordAsync(new { givenName = "Jean François", familyName = "Lefebvre", birthYear = 1980 })).At("recordResident.errors").GetArrayLength().ShouldBe(0);
        (await Room.RecordAsync(new { givenName = "Jean François", familyName = "Lefebvre", birthYear = 1944, evenIfSimilar = true })).At("recordResident.errors").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task A_family_shares_a_telephone_without_being_one_person()
    {
        var points = new[] { new { kind = "LANDLINE", value = "01 44 44 44 44" } };
        (await Room.RecordAsync(new { givenName = "Awa", familyName = "Traoré", contactPoints = points })).At("recordResident.errors").GetArrayLength().ShouldBe(0);
        (await Room.RecordAsync(new { givenName = "Boubacar", familyName = "Traoré", contactPoints = points })).At("recordResident.errors").GetArrayLength().ShouldBe(0);
        (await Room.RecordAsync(new { givenName = "Awa", familyName = "Diop", contactPoints = points })).Text("recordResident.errors.0.__typename").ShouldBe("ProbableDuplicates");
    }

    [Fact]
    public async Task One_fact_alone_looks_nobody_up_through_recording()
    {
        await Room.NewResidentAsync(null, "Zwingelstein", null);
        (await Room.RecordAsync(new { familyName = "Zwingelstein" })).At("recordResident.errors").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task Bad_input_is_refused_together_and_nothing_is_written()
    {
        var before = await Room.CountResidentsAsync();
        var refused = await Room.RecordAsync(new
        {
            givenName = new string('x', 10_000),
            familyName = "A\r\nBcc: b@c.fr",
            birthYear = 1700,
            preferredLanguage = "1",
            contactPoints = new[] { new { kind = "EMAIL", value = "a@exemple.fr\r\nBcc: b@c.fr" }, new { kind = "MOBILE", value = "12" }, new { kind = "POSTAL", value = "1 rue\nA" } },
        });
        refused.IsNull("recordResident.resident").ShouldBeTrue();
        refused.At("recordResident.errors").EnumerateArray().Select(error => $"{error.Text("__typename")} {string.Join('.', error.At("path").EnumerateArray())}").ShouldBe(
        [
            "InvalidText givenName", "InvalidText familyName", "OutOfBounds birthYear", "InvalidText preferredLanguage",
            "InvalidText contactPoints.0.value", "InvalidText contactPoints.1.value", "InvalidText contactPoints.2.value",
        ], ignoreOrder: true);
        (await Room.RecordAsync(new { contactPoints = Enumerable.Range(0, 21).Select(at => new { kind = "EMAIL", value = $"a{at}@exemple.fr" }) })).Text("recordResident.errors.0.__typename").ShouldBe("TooManyContactPoints");
        (await Room.RecordAsync(new { contactPoints = Enumerable.Repeat(new { kind = "EMAIL", value = "a@exemple.fr" }, 2) })).Text("recordResident.errors.0.__typename").ShouldBe("ContactPointKnown");
        (await Room.RecordAsync(new { givenName = "Sans structure" }, Room.Town.At(null, Role.Reception))).Text("recordResident.errors.0.__typename").ShouldBe("WorksForNoStructure");
        (await Room.CountResidentsAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task Another_structure_sees_who_it_is_and_no_more_until_it_follows()
    {
        var id = await Room.NewResidentAsync("Solange", "Petitjean", 1939, "solange@exemple.fr");
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
        var id = await Room.NewResidentAsync("Lucie", "Martin", 1970);
        (await Room.AskAsync(Mediator, Change, new { input = new { residentId = id, familyName = "Bernard" } })).Text("changeResident.resident.identity.familyName").ShouldBe("Bernard");
        (await Room.AskAsync(Mediator, Read, new { id })).At("resident.identity").ToString().ShouldBe("""{"givenName":null,"familyName":"Bernard","birthYear":null,"isAnonymous":false}""");
    }

    [Fact]
    public async Task A_resident_of_another_town_is_not_there()
    {
        var id = await Room.NewResidentAsync("Gisèle", "Ailleurs", 1944, "gisele@exemple.fr");
        var own = await Room.NewResidentAsync("Gisèle", "Delà", 1944);
        var stranger = Room.Stranger.As(Role.Mediator, Role.Coordinator, Role.PrivacyOfficer);
        (await Room.AskAsync(stranger, "query($id: ID!) { resident(id: $id) { id } node(id: $id) { __typename } }", new { id })).ToString().ShouldBe("""{"resident":null,"node":null}""");
        (await Room.AskAsync(stranger, Find, new { facts = new { name = "gisele", birthYear = 1944 } })).At("findResidents.hits").GetArrayLength().ShouldBe(0);
        (await Room.AskAsync(stranger, Change, new { input = new { residentId = id } })).Text("changeResident.errors.0.__typename").ShouldBe("UnknownId");
        (await Room.AskAsync(stranger, Merge, new { input = new { keptId = id, absorbedId = own } })).Text("mergeResidents.errors.0.__typename").ShouldBe("UnknownId");
        (await Room.RecordAsync(new { givenName = "Gisèle", familyName = "Ailleurs", birthYear = 1944 }, stranger)).At("recordResident.errors").GetArrayLength().ShouldBe(0);
    }
}
