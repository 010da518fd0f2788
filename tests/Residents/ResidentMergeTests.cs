using Inclusion.Platform.Access;
using Inclusion.Tests.Platform.Graph;
using Shouldly;
using static Inclusion.Tests.Residents.ResidentCases;

namespace Inclusion.Tests.Residents;

/// <summary>Two records of one person become one.</summary>
public sealed class ResidentMergeTests(RoomFixture fixture) : IClassFixture<RoomFixture>
{
    private RoomHost Room => fixture.Room;
    private Actor Mediator => Room.Town.As(Role.Mediator);
    private Actor Librarian => Room.Town.At(Room.Town.Library, Role.Mediator);

    [Fact]
    public async Task Two_records_become_one_and_the_absorbed_one_points_to_the_kept_one()
    {
        var kept = await Room.NewResidentAsync("Odile", "Roux", null, "odile@exemple.fr");
        var absorbed = await Room.NewResidentAsync("Odile", "Roux", 1951, "odile@exemple.fr", "06 55 55 55 55");
        var merged = (await Room.AskAsync(Mediator, Merge, new { input = new { keptId = kept, absorbedId = absorbed } })).At("mergeResidents.resident");
        merged.Text("id").ShouldBe(kept);
        merged.At("identity.birthYear").GetInt32().ShouldBe(1951);
        merged.Texts("contactPoints", "value").ShouldBe(["odile@exemple.fr", "+33655555555"], ignoreOrder: true);

        var gone = (await Room.AskAsync(Mediator, Read, new { id = absorbed })).At("resident");
        gone.Text("identityWithheldBecause").ShouldBe("MERGED");
        gone.Text("mergedInto.id").ShouldBe(kept);
        (await Room.HitsAsync(new { name = "Odile", otherName = "Roux" })).ShouldBe([kept]);
        (await Room.AskAsync(Mediator, Merge, new { input = new { keptId = kept, absorbedId = absorbed } })).Text("mergeResidents.errors.0.__typename").ShouldBe("UnknownId");
        (await Room.AskAsync(Mediator, Merge, new { input = new { keptId = kept, absorbedId = kept } })).Text("mergeResidents.errors.0.__typename").ShouldBe("SameResident");
    }

    [Fact]
    public async Task A_structure_merges_only_what_it_follows()
    {
        var theirs = await Room.NewResidentAsync("Yvette", "Blanc", 1931);
        var ours = (await Room.RecordAsync(new { givenName = "Yvette", familyName = "Blanc", evenIfSimilar = true }, Librarian)).Text("recordResident.resident.id");
        (await Room.AskAsync(Librarian, Merge, new { input = new { keptId = ours, absorbedId = theirs } })).Text("mergeResidents.errors.0.__typename").ShouldBe("NotFollowed");
        (await Room.AskAsync(Room.Town.As(Role.Coordinator), Merge, new { input = new { keptId = ours, absorbedId = theirs } })).At("mergeResidents.errors").GetArrayLength().ShouldBe(0);
    }
}
