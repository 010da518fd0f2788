using Inclusion.Platform.Access;
using Inclusion.Platform.Graph;
using Inclusion.Tests.Platform.Graph;
using Shouldly;
using static Inclusion.Tests.Residents.ResidentCases;

namespace Inclusion.Tests.Residents;

/// <summary>Who meets residents at all, tried on one who exists, so that null never passes for denied.</summary>
public sealed class ResidentRightsTests(RoomFixture fixture) : IClassFixture<RoomFixture>
{
    private RoomHost Room => fixture.Room;

    [Theory]
    [InlineData(Role.Administrator)]
    [InlineData(Role.Treasurer)]
    [InlineData(Role.VoucherManager)]
    public async Task Who_has_no_business_with_residents_is_refused_everywhere(Role role)
    {
        var id = await Room.NewResidentAsync("Paulette", "Cachée", 1940);
        var actor = Room.Town.As(role);
        (await Room.CodeAsync(actor, Read, new { id })).ShouldBe("FORBIDDEN");
        (await Room.CodeAsync(actor, Find, new { facts = new { name = "Paulette", birthYear = 1940 } })).ShouldBe("FORBIDDEN");
        (await Room.CodeAsync(actor, Recorded, new { input = new { } })).ShouldBe("FORBIDDEN");
        (await Room.CodeAsync(actor, Merge, new { input = new { keptId = id, absorbedId = id } })).ShouldBe("FORBIDDEN");
        (await Room.AskAsync(actor, "query($id: ID!) { node(id: $id) { __typename } }", new { id })).IsNull("node").ShouldBeTrue();
    }

    [Theory]
    [InlineData(Role.Coordinator)]
    [InlineData(Role.PrivacyOfficer)]
    public async Task A_coordinator_and_the_privacy_officer_see_every_file_and_the_journal_says_so(Role role)
    {
        var id = await Room.NewResidentAsync("Paulette", "Suivie", 1940, "paulette@exemple.fr");
        var actor = Room.Town.At(Room.Town.Library, role);
        (await Room.AskAsync(actor, Read, new { id })).Text("resident.contactPoints.0.value").ShouldBe("paulette@exemple.fr");
        (await Room.ScalarAsync<Guid[]>("select subject_ids from journal_reading where actor_id = $1", actor.Id)).ShouldBe([IdOf(id).Value]);
    }

    [Fact]
    public async Task A_partner_sees_only_that_there_is_a_resident_whom_its_structure_follows()
    {
        var theirs = await Room.NewResidentAsync("Paulette", "Inconnue", 1940);
        var partner = Room.Town.Partner(Scopes.ResidentsRead, Scopes.ResidentsWrite);
        (await Room.AskAsync(partner, Read, new { id = theirs })).IsNull("resident").ShouldBeTrue();
        (await Room.CodeAsync(partner, Find, new { facts = new { name = "Paulette", birthYear = 1940 } })).ShouldBe("FORBIDDEN");
        (await Room.CodeAsync(Room.Town.Partner(Scopes.AppointmentsRead), Read, new { id = theirs })).ShouldBe("FORBIDDEN");

        var recorded = await Room.RecordAsync(new { givenName = "Paulette", familyName = "Inconnue", birthYear = 1940 }, partner);
        recorded.At("recordResident.errors").GetArrayLength().ShouldBe(0);
        var own = (await Room.AskAsync(partner, Read, new { id = recorded.Text("recordResident.resident.id") })).At("resident");
        own.IsNull("identity").ShouldBeTrue();
        own.Text("identityWithheldBecause").ShouldBe("NO_CONSENT");
        own.Text("contactPointsWithheldBecause").ShouldBe("NO_CONSENT");
        own.Text("fileWithheldBecause").ShouldBe("NO_CONSENT");
        (await Room.ScalarAsync<long>("select count(*) from journal_reading where actor_id = $1", partner.Id)).ShouldBe(0);
    }

    [Fact]
    public async Task Reading_no_more_than_an_id_is_not_a_reading_of_personal_data()
    {
        var id = await Room.NewResidentAsync("Paulette", "Tranquille", 1940);
        var actor = Room.Town.As(Role.Mediator);
        (await Room.AskAsync(actor, "query($id: ID!) { resident(id: $id) { id identityWithheldBecause } }", new { id })).Text("resident.id").ShouldBe(id);
        (await Room.ScalarAsync<long>("select count(*) from journal_reading where actor_id = $1", actor.Id)).ShouldBe(0);
    }

    [Fact]
    public async Task Looking_at_a_probable_duplicate_is_journalled_although_nothing_was_recorded()
    {
        var known = await Room.NewResidentAsync("Paulette", "Vraisemblable", 1940);
        var actor = Room.Town.At(Room.Town.Library, Role.Mediator);
        var refused = await Room.RecordAsync(new { givenName = "Paulette", familyName = "Vraisemblable" }, actor);
        refused.Text("recordResident.errors.0.candidates.0.id").ShouldBe(known);
        (await Room.ScalarAsync<Guid[]>("select subject_ids from journal_reading where actor_id = $1", actor.Id)).ShouldBe([IdOf(known).Value]);
    }

    [Fact]
    public async Task Each_act_is_journalled_with_the_residents_it_is_about_and_nothing_that_names_them()
    {
        var actor = Room.Town.As(Role.SocialWorker);
        var kept = (await Room.RecordAsync(new { givenName = "Paulette", familyName = "Journalisée" }, actor)).Text("recordResident.resident.id").ShouldNotBeNull();
        var absorbed = (await Room.RecordAsync(new { givenName = "Paulette", familyName = "Journalisée", evenIfSimilar = true }, actor)).Text("recordResident.resident.id").ShouldNotBeNull();
        await Room.AskAsync(actor, Merge, new { input = new { keptId = kept, absorbedId = absorbed } });
        (await Room.ScalarAsync<Guid[]>("select subject_ids from journal_act where actor_id = $1 and operation = 'mergeResidents'", actor.Id)).ShouldBe([IdOf(kept).Value, IdOf(absorbed).Value], ignoreOrder: true);
        (await Room.ScalarAsync<long>("select count(*) from journal_act a where a::text ilike '%Journalis%' or a::text ilike '%Paulette%'")).ShouldBe(0);
    }

    [Fact]
    public async Task A_repeated_recording_is_made_once_and_answered_by_the_same_record()
    {
        var actor = Room.Town.As(Role.Mediator);
        var input = new { givenName = "Répétée", familyName = "Unique", birthYear = 1960 };
        var first = await Room.AskAsync(actor, Recorded, new { input }, "repetition-1");
        var second = await Room.AskAsync(actor, Recorded, new { input }, "repetition-1");
        second.Text("recordResident.resident.id").ShouldBe(first.Text("recordResident.resident.id"));
        (await Room.AskAsync(actor, Recorded, new { input = input with { birthYear = 1961 } }, "repetition-1")).Text("recordResident.errors.0.__typename").ShouldBe(nameof(KeyReused));
    }
}
