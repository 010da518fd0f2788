using System.Text.Json.Nodes;
using GraphQL;
using Inclusion.Platform.Graph;
using Inclusion.Tests.Platform.Graph;
using Shouldly;
using DeclaredRights = Inclusion.Platform.Access.Rights;

namespace Inclusion.Tests.Rights;

/// <summary>Who may read each field: the matrix written by hand, tried on rows that exist.</summary>
public sealed class MatrixTests(RightsHouse house) : IClassFixture<RightsHouse>
{
    private static readonly Matrix Matrix = Matrix.Load();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<string> Everybody => [.. Callers.All];

    [Fact]
    public void Every_field_of_the_contract_has_exactly_one_line_and_every_line_a_field() => Matrix.Gaps(house.Contract.Fields).ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Everybody))]
    public async Task Each_field_is_shown_to_those_whom_its_line_names_and_refused_to_all_others(string caller) =>
        (await new FieldTrial(house, Matrix).FaultsAsync(house.Caller(caller), Stop)).ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Everybody))]
    public async Task Of_what_is_closed_to_the_caller_node_does_not_even_tell_that_it_exists(string name)
    {
        var caller = house.Caller(name);
        if (name == Callers.Nobody) return;
        var faults = new List<string>();
        foreach (var noun in house.Contract.Nodes.Except(Matrix.Lines.Where(line => line.Name == "id" && line.Who.Contains(name)).Select(line => line.Type)))
            foreach (var row in RowNames.All(house.Town, noun))
            {
                var answer = await house.SendAsync(caller.Actor, "query($id: ID!) { node(id: $id) { __typename id } }", new JsonObject { ["id"] = row }, Stop);
                if (!answer.At("data").IsNull("node")) faults.Add($"{noun}: {answer}");
            }

        faults.ShouldBeEmpty();
    }

    [Fact]
    public void The_wrapping_is_open_to_who_is_signed_in_and_leads_to_what_has_lines_of_its_own()
    {
        var fields = house.Contract.WrappingFields.ToList();
        fields.Count.ShouldBeGreaterThan(100);
        fields.ShouldAllBe(field => field.GetMetadata<DeclaredRights?>(RoomMembers.RightsKey) == DeclaredRights.Wrapping);
    }
}
