using Inclusion.Platform.Access;
using Inclusion.Tests.Platform.Graph;
using Shouldly;
using static Inclusion.Tests.Residents.ResidentCases;

namespace Inclusion.Tests.Residents;

/// <summary>A search by two facts, through the contract.</summary>
public sealed class FindResidentsTests(RoomFixture fixture) : IClassFixture<RoomFixture>
{
    private RoomHost Room => fixture.Room;

    [Fact]
    public async Task At_most_five_are_found_by_two_facts_and_each_one_shown_is_journalled()
    {
        for (var at = 0; at < 7; at++) await Room.NewResidentAsync($"Prénom{at}", "Kerguelen", 1901);
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
        var id = await Room.NewResidentAsync("Ba", "Sy", 1990, "ba_sy@exemple.fr");
        (await Room.HitsAsync(new { name = "ba", otherName = "SY" })).ShouldBe([id]);
        (await Room.HitsAsync(new { name = "ba", email = "BA_SY@" })).ShouldBe([id]);
        (await Room.HitsAsync(new { name = "ba", email = "ba%sy" })).ShouldBeEmpty();
        (await Room.HitsAsync(new { name = "Ba", birthYear = 1991 })).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_everybody_shares_finds_nobody()
    {
        await Room.NewResidentAsync("Guillemette", "Aubry", 1922, "guillemette@courriel-commun.fr", "06 12 34 56 78");
        (await Room.HitsAsync(new { name = "Guillemette", email = "guille" })).Count.ShouldBe(1);
        (await Room.HitsAsync(new { name = "Guillemette", email = "courriel" })).ShouldBeEmpty();
        (await Room.HitsAsync(new { name = "e a", birthYear = 1922 })).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_name_in_any_script_is_found_and_one_of_signs_finds_no_anonymous_resident()
    {
        var ids = new List<string>();
        foreach (var (given, family) in new[] { ("محمد", "العلي"), ("Олена", "Коваль"), ("Ĳsbrand", "Đặng") }) ids.Add(await Room.NewResidentAsync(given, family, 1911));
        await Room.NewResidentAsync(null, null, 1911);
        (await Room.HitsAsync(new { name = "محمد", birthYear = 1911 })).ShouldBe([ids[0]]);
        (await Room.HitsAsync(new { name = "КОВ", birthYear = 1911 })).ShouldBe([ids[1]]);
        (await Room.HitsAsync(new { name = "dang", otherName = "ijsb" })).ShouldBe([ids[2]]);
        (await Room.HitsAsync(new { name = "ʹʺʹʺ", birthYear = 1911 })).ShouldBeEmpty();
    }
}
