using System.Text.Json.Nodes;
using Inclusion.Platform.Access;
using Inclusion.Platform.Graph;
using Inclusion.Tests.Platform.Graph;
using Shouldly;

namespace Inclusion.Tests.Rights;

/// <summary>Two towns with rows of every kind: whoever names the other's rows is answered as if there were none, and changes none.</summary>
public sealed class IsolationTests(RightsHouse house) : IClassFixture<RightsHouse>
{
    private const string Refetch = "query($id: ID!) { node(id: $id) { __typename id } }";

    /// <summary>Tables without a row before: no id of the contract names one of them. A row written into one shows all the same.</summary>
    private static readonly string[] Unnamed = ["code_try", "idempotency_record", "journal_reading", "opening_exception", "sms_budget", "space_code", "space_session"];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Ids_of_another_town_are_answered_like_ids_of_nothing_and_its_rows_stay_as_they_are()
    {
        var before = await house.StateAsync(house.Stranger, Stop);
        before.Where(table => table.Value == RightsHouse.NoRows).Select(table => table.Key).ShouldBe(Unnamed, ignoreOrder: true);
        var trial = new IsolationTrial(house);

        foreach (var attacker in Attackers) (await trial.StrangerFaultsAsync(attacker, Stop)).ShouldBeEmpty();
        trial.Asked.ShouldBeGreaterThan(100);
        (await house.StateAsync(house.Stranger, Stop)).ShouldBe(before);
        foreach (var attacker in Attackers) (await trial.OwnFaultsAsync(attacker, Stop)).ShouldBeEmpty();
        (await house.StateAsync(house.Stranger, Stop)).ShouldBe(before);
    }

    /// <remarks>That one's own rows are refetched so, the matrix tries for each type.</remarks>
    [Fact]
    public async Task Nothing_of_another_town_is_refetched_by_its_id()
    {
        var faults = new List<string>();
        foreach (var noun in house.Contract.Nodes)
        {
            var rows = RowNames.All(house.Stranger, noun);
            if (rows.Count == 0) faults.Add($"the other town has no {noun}");
            foreach (var attacker in Attackers)
                foreach (var row in rows)
                    if (!(await RefetchAsync(attacker.Actor, row)).IsNull("data.node")) faults.Add($"{attacker.Name} is shown {noun} {row}");
        }

        faults.ShouldBeEmpty();
    }

    /// <summary>Who may most in a town: a colleague with every role, and a program with every scope.</summary>
    private Caller[] Attackers =>
    [
        new("mediator", Callers.Professional(house.Town, "mediator", "ccas", Enum.GetValues<Role>())),
        new(Callers.Program, Callers.ProgramOf(house.Town, Scopes.All.Keys)),
    ];

    private Task<System.Text.Json.JsonElement> RefetchAsync(Actor actor, string id) => house.SendAsync(actor, Refetch, new JsonObject { ["id"] = id }, Stop);
}
