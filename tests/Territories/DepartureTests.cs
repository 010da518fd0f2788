using System.Text.Json;
using Inclusion.Platform;
using Inclusion.Platform.Access;
using Inclusion.Platform.Graph;
using Inclusion.Platform.Storage;
using Inclusion.Territories;
using Inclusion.Tests.Platform.Graph;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Shouldly;

namespace Inclusion.Tests.Territories;

/// <summary>Somebody leaves: who takes over, and who must stay.</summary>
public sealed class DepartureTests(RoomHost host) : IClassFixture<RoomHost>
{
    private readonly TownPeople _people = new(host, host.Town);

    private static readonly string[] Reception = ["RECEPTION"];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whoever_leaves_keeps_what_they_did_has_no_account_and_cannot_leave_or_take_over_any_more()
    {
        await _people.InviteAsync("ADMINISTRATOR");
        var (leaving, successor) = (await _people.InviteAsync("MEDIATOR"), await _people.InviteAsync("MEDIATOR"));
        (await _people.EndAsync(leaving, leaving)).Text("endProfessional.errors.0.__typename").ShouldBe("NotASuccessor");

        (await _people.EndAsync(leaving, successor)).Text("endProfessional.professional.departedAt").ShouldBe("2026-09-07T07:00:00Z");
        var seen = await host.AskAsync(_people.Administrator, "query($id: ID!) { professional(id: $id) { departedAt account { state } } professionals(first: 100) { nodes { id } } }", new { id = leaving });
        seen.Text("professional.account.state").ShouldBe("DEPARTED");
        seen.Texts("professionals.nodes", "id").ShouldNotContain(leaving);

        (await _people.EndAsync(leaving, successor)).Text("endProfessional.errors.0.__typename").ShouldBe("AlreadyDeparted");
        (await _people.EndAsync(successor, leaving)).Text("endProfessional.errors.0.__typename").ShouldBe("NotASuccessor");
        (await _people.ChangeAsync(leaving, ["MEDIATOR"], host.Town.Ccas.Shown())).Text("changeProfessional.errors.0.__typename").ShouldBe("AlreadyDeparted");
    }

    [Fact]
    public async Task Of_two_administrators_who_leave_at_once_one_stays()
    {
        var town = new TownPeople(host, host.Stranger);
        var other = await town.InviteAsync("MEDIATOR");
        for (var round = 0; round < 5; round++)
        {
            await KeepOneAsync();
            var administrators = await AdministratorsAsync();
            if (administrators.Count == 0) administrators.Add(await town.InviteAsync("ADMINISTRATOR"));
            administrators.Add(await town.InviteAsync("ADMINISTRATOR"));

            var answers = await Task.WhenAll(town.EndAsync(administrators[0], other), Demote(administrators[1]));
            answers.Count(answer => answer.GetRawText().Contains("LastAdministrator", StringComparison.Ordinal)).ShouldBe(1);
            (await AdministratorsAsync()).Count.ShouldBe(1);
        }

        Task<JsonElement> Demote(string person) => host.AskAsync(town.Administrator,
            $$"""mutation($input: ChangeProfessionalInput!) { changeProfessional(input: $input) { professional { roles } {{TownPeople.Why}} } }""",
            new { input = new { professionalId = person, givenName = "A", familyName = "B", roles = Reception, structureIds = new[] { host.Stranger.Ccas.Shown() } } });

        async Task<List<string>> AdministratorsAsync() => [.. (await host.AskAsync(town.Administrator, "{ professionals(role: ADMINISTRATOR) { nodes { id } } }"))
            .Texts("professionals.nodes", "id").OfType<string>()];

        async Task KeepOneAsync()
        {
            foreach (var spare in (await AdministratorsAsync()).Skip(1)) await town.EndAsync(spare, other);
        }
    }

    [Fact]
    public async Task The_rooms_on_the_right_are_told_who_takes_over_and_may_object_first()
    {
        await _people.InviteAsync("ADMINISTRATOR");
        var (leaving, successor) = (Id(await _people.InviteAsync("MEDIATOR")), Id(await _people.InviteAsync("MEDIATOR")));

        var blocked = await LeaveAsync(leaving, successor, [new Objection("Deux rendez-vous sont à la même heure.")]);
        blocked.Refusals.Single().ShouldBeOfType<HandOverBlocked>().Message.ShouldBe("Deux rendez-vous sont à la même heure.");
        blocked.Told.ShouldBeEmpty();

        var done = await LeaveAsync(leaving, successor, [new Objection(null)]);
        done.Refusals.ShouldBeEmpty();
        done.Told.ShouldBe([new ProfessionalDeparted(leaving, successor)]);
    }

    private Task<(IReadOnlyList<Refusal> Refusals, IReadOnlyList<IFact> Told)> LeaveAsync(ProfessionalId leaving, ProfessionalId successor, IDepartureCondition[] conditions) =>
        host.RunAsync(_people.Administrator, async house =>
        {
            var db = house.GetRequiredService<InclusionDb>();
            var outcome = await EndProfessionalMutation.EndProfessionalAsync(new(leaving, successor), house.GetRequiredService<Actor>(), db,
                house.GetRequiredService<IAccounts>(), conditions, house.GetRequiredService<IClock>(), Stop);
            return (outcome.Refusals, db.Facts.Told);
        });

    private static ProfessionalId Id(string shown) => new(GlobalId.Parse(shown).ShouldNotBeNull().Value);

    private sealed class Objection(string? sentence) : IDepartureCondition
    {
        public Task<string?> ObjectAsync(ProfessionalId leaving, ProfessionalId successor, CancellationToken stop) => Task.FromResult(sentence);
    }
}
