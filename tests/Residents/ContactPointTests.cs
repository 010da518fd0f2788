using System.Text.Json;
using Inclusion.Platform.Access;
using Inclusion.Platform.Storage;
using Inclusion.Residents;
using Inclusion.Tests.Platform.Graph;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using static Inclusion.Tests.Residents.ResidentCases;

namespace Inclusion.Tests.Residents;

/// <summary>Contact points through the contract: added, changed, removed, preferred; by whom, and in which town.</summary>
public sealed class ContactPointTests(RoomFixture fixture) : IClassFixture<RoomFixture>
{
    private const string Add = "mutation($input: AddContactPointInput!) { addContactPoint(input: $input) { contactPoint { id value preferred ownerLabel resident { id } } errors { __typename ... on UserError { path } } } }";
    private const string Change = "mutation($input: ChangeContactPointInput!) { changeContactPoint(input: $input) { contactPoint { kind value preferred } errors { __typename } } }";
    private const string Remove = "mutation($input: RemoveContactPointInput!) { removeContactPoint(input: $input) { resident { contactPoints { value } } errors { __typename } } }";

    private RoomHost Room => fixture.Room;
    private Actor Reception => Room.Town.As(Role.Reception);

    [Fact]
    public async Task A_contact_point_is_added_preferred_changed_and_removed()
    {
        var resident = await Room.NewResidentAsync("Rose", "Marchand", 1948, "ancienne@exemple.fr");
        var added = await AddAsync(resident, "EMAIL", "Nouvelle@Exemple.fr", true);
        added.Text("addContactPoint.contactPoint.value").ShouldBe("nouvelle@exemple.fr");
        added.Text("addContactPoint.contactPoint.resident.id").ShouldBe(resident);
        var id = added.Text("addContactPoint.contactPoint.id");
        (await PreferredAsync(resident)).ShouldBe("nouvelle@exemple.fr");
        (await Room.ScalarAsync<long>("select count(*) from contact_point where resident_id = $1 and preferred", IdOf(resident).Value)).ShouldBe(1);

        var changed = await Room.AskAsync(Reception, Change, new { input = new { contactPointId = id, kind = "MOBILE", value = "06 77 77 77 77", preferred = true } });
        changed.At("changeContactPoint.contactPoint").ToString().ShouldBe("""{"kind":"MOBILE","value":"+33677777777","preferred":true}""");
        (await PreferredAsync(resident)).ShouldBe("ancienne@exemple.fr");
        var removed = await Room.AskAsync(Reception, Remove, new { input = new { contactPointId = id } });
        removed.Texts("removeContactPoint.resident.contactPoints", "value").ShouldBe(["ancienne@exemple.fr"]);
        (await Room.AskAsync(Reception, Remove, new { input = new { contactPointId = id } })).Text("removeContactPoint.errors.0.__typename").ShouldBe("UnknownId");
    }

    [Fact]
    public async Task What_is_wrong_is_refused_and_nothing_is_written()
    {
        var resident = await Room.NewResidentAsync("Rose", "Refus", 1948, "rose@exemple.fr");
        (await AddAsync(resident, "EMAIL", "ROSE@exemple.fr", false)).Text("addContactPoint.errors.0.__typename").ShouldBe("ContactPointKnown");
        (await AddAsync(resident, "EMAIL", "rose@exemple.fr\nBcc: x@exemple.fr", false)).Text("addContactPoint.errors.0.__typename").ShouldBe("InvalidText");
        (await AddAsync(resident, "POSTAL", new string('x', 10_000), false)).Text("addContactPoint.errors.0.__typename").ShouldBe("InvalidText");
        (await AddAsync(ResidentId.New().Shown(), "EMAIL", "a@exemple.fr", false)).Text("addContactPoint.errors.0.__typename").ShouldBe("UnknownId");
        (await AddAsync(Room.Town.Ccas.Shown(), "EMAIL", "a@exemple.fr", false)).Text("addContactPoint.errors.0.__typename").ShouldBe("UnknownId");
        (await Room.ScalarAsync<long>("select count(*) from contact_point where resident_id = $1", IdOf(resident).Value)).ShouldBe(1);
    }

    [Fact]
    public async Task Whoever_does_not_follow_the_resident_neither_sees_nor_touches_a_contact_point()
    {
        var resident = await Room.NewResidentAsync("Rose", "Secrète", 1948);
        var id = (await AddAsync(resident, "MOBILE", "06 88 88 88 88", true)).Text("addContactPoint.contactPoint.id");
        foreach (var actor in new[] { Room.Town.At(Room.Town.Library, Role.Mediator), Room.Stranger.As(Role.Coordinator), Room.Town.As(Role.Administrator), Room.Town.Partner(Scopes.ResidentsRead) })
            (await Room.AskAsync(actor, "query($id: ID!) { node(id: $id) { __typename } }", new { id })).IsNull("node").ShouldBeTrue();

        var librarian = Room.Town.At(Room.Town.Library, Role.Mediator);
        (await Room.AskAsync(librarian, Remove, new { input = new { contactPointId = id } })).Text("removeContactPoint.errors.0.__typename").ShouldBe("NotFollowed");
        var input = new { contactPointId = id, kind = "MOBILE", value = "06 99 99 99 99" };
        (await Room.AskAsync(librarian, Change, new { input })).Text("changeContactPoint.errors.0.__typename").ShouldBe("NotFollowed");
        (await Room.AskAsync(Room.Stranger.As(Role.Mediator), Change, new { input })).Text("changeContactPoint.errors.0.__typename").ShouldBe("UnknownId");
        (await Room.AskAsync(Reception, "query($id: ID!) { node(id: $id) { ... on ContactPoint { value } } }", new { id })).Text("node.value").ShouldBe("+33688888888");
    }

    [Fact]
    public async Task Two_desks_that_prefer_at_once_leave_one_preferred_and_no_fault()
    {
        var resident = await Room.NewResidentAsync("Rose", "Disputée", 1948);
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(at => AddAsync(resident, "EMAIL", $"a{at}@exemple.fr", true)));
        answers.ShouldAllBe(answer => answer.At("addContactPoint.errors").GetArrayLength() == 0);
        (await Room.ScalarAsync<long>("select count(*) from contact_point where resident_id = $1 and preferred", IdOf(resident).Value)).ShouldBe(1);
    }

    private Task<JsonElement> AddAsync(string residentId, string kind, string value, bool preferred) =>
        Room.AskAsync(Reception, Add, new { input = new { residentId, kind, value, preferred } });

    private Task<string?> PreferredAsync(string resident) => Room.RunAsync(Reception, async scope =>
        (await scope.GetRequiredService<InclusionDb>().PreferredContactAsync(Room.Town.Id, IdOf(resident), TestContext.Current.CancellationToken))?.Email);
}
