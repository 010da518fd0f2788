using Inclusion.Platform.Access;
using Inclusion.Tests.Platform.Graph;
using Shouldly;

namespace Inclusion.Tests.Territories;

public sealed class ProfessionalTests(RoomHost host) : IClassFixture<RoomHost>
{
    private readonly TownPeople _people = new(host, host.Town);

    [Fact]
    public async Task Whoever_is_invited_has_an_account_to_open_and_a_mail_that_waits_and_the_journal_says_by_whom()
    {
        var id = await _people.InviteAsync("MEDIATOR", "RECEPTION");
        var person = await host.AskAsync(_people.Administrator, "query($id: ID!) { professional(id: $id) { roles account { state } structures { name } } }", new { id });
        person.GetRawText().ShouldBe("""{"professional":{"roles":["MEDIATOR","RECEPTION"],"account":{"state":"INVITED"},"structures":[{"name":"CCAS"}]}}""");
        (await host.ScalarAsync<long>("select count(*) from outbox where territory_id = $1", host.Town.Id.Value)).ShouldBeGreaterThan(0);
        (await host.ScalarAsync<string>("select operation from journal_act where actor_id = $1 order by happened_at desc, id desc limit 1", _people.Administrator.Id)).ShouldBe("inviteProfessional");
    }

    [Theory]
    [InlineData("sans-arobase")]
    [InlineData("a@b")]
    [InlineData("a@b.fr\r\nBcc: tous@b.fr")]
    [InlineData("Anne <anne@b.fr>")]
    public async Task An_address_that_cannot_receive_a_mail_is_refused_and_nobody_enters(string email)
    {
        var before = await CountAsync();
        (await _people.AskAsync(["MEDIATOR"], email)).Text("inviteProfessional.errors.0.__typename").ShouldBe("InvalidText");
        (await _people.AskAsync(["MEDIATOR"], new string('a', 10_000) + "@b.fr")).Text("inviteProfessional.errors.0.__typename").ShouldBe("InvalidText");
        (await CountAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task One_address_is_one_person_of_the_town_and_one_account_of_the_house()
    {
        await _people.AskAsync(["MEDIATOR"], "Lea@partage.example");
        (await _people.AskAsync(["MEDIATOR"], "lea@Partage.example")).Text("inviteProfessional.errors.0.__typename").ShouldBe("EmailTaken");

        var before = await host.ScalarAsync<long>("select count(*) from professional where territory_id = $1", host.Stranger.Id.Value);
        (await new TownPeople(host, host.Stranger).AskAsync(["MEDIATOR"], "lea@partage.example")).Text("inviteProfessional.errors.0.__typename").ShouldBe("AccountAddressTaken");
        (await host.ScalarAsync<long>("select count(*) from professional where territory_id = $1", host.Stranger.Id.Value)).ShouldBe(before);
    }

    [Fact]
    public async Task Nobody_works_for_another_town_s_structure_and_another_town_s_person_looks_absent()
    {
        var person = await _people.InviteAsync("MEDIATOR");
        (await _people.ChangeAsync(person, ["MEDIATOR"], host.Stranger.Ccas.Shown())).Text("changeProfessional.errors.0.__typename").ShouldBe("UnknownId");
        (await _people.ChangeAsync(person, [], [])).At("changeProfessional.errors").GetArrayLength().ShouldBe(2);

        var stranger = await new TownPeople(host, host.Stranger).InviteAsync("MEDIATOR");
        (await _people.ChangeAsync(stranger, ["MEDIATOR"], host.Town.Ccas.Shown())).Text("changeProfessional.errors.0.__typename").ShouldBe("UnknownId");
        (await _people.EndAsync(stranger, person)).Text("endProfessional.errors.0.__typename").ShouldBe("UnknownId");
        (await _people.EndAsync(person, stranger)).Text("endProfessional.errors.0.path.0").ShouldBe("successorId");
    }

    [Fact]
    public async Task Rights_that_change_are_those_of_the_next_request()
    {
        var person = await _people.InviteAsync("MEDIATOR");
        var changed = await _people.ChangeAsync(person, ["COORDINATOR", "MEDIATOR", "COORDINATOR"], host.Town.Library.Shown(), host.Town.Ccas.Shown(), host.Town.Library.Shown());
        changed.At("changeProfessional.professional").GetRawText().ShouldBe("""{"roles":["MEDIATOR","COORDINATOR"],"structures":[{"name":"CCAS"},{"name":"Médiathèque"}]}""");
        (await host.ScalarAsync<int>("select max(rights_version) from account where territory_id = $1", host.Town.Id.Value)).ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task A_second_factor_that_was_never_set_up_cannot_be_reset()
    {
        var person = await _people.InviteAsync("MEDIATOR");
        var answer = await host.AskAsync(_people.Administrator, $$"""mutation($input: ResetTotpInput!) { resetTotp(input: $input) { professional { id } {{TownPeople.Why}} } }""",
            new { input = new { professionalId = person } });
        answer.Text("resetTotp.errors.0.__typename").ShouldBe("NoSecondFactor");
    }

    [Fact]
    public async Task Addresses_and_accounts_are_for_the_administrator()
    {
        var mediator = host.Town.As(Role.Mediator);
        (await host.CodeAsync(mediator, "{ professionals { nodes { email } } }")).ShouldBe("FORBIDDEN");
        (await host.CodeAsync(mediator, "{ professionals { nodes { account { state } } } }")).ShouldBe("FORBIDDEN");
        (await host.CodeAsync(mediator, "{ partnerClients { nodes { id } } }")).ShouldBe("FORBIDDEN");
    }

    private Task<long> CountAsync() => host.ScalarAsync<long>("select count(*) from professional where territory_id = $1", host.Town.Id.Value);
}
