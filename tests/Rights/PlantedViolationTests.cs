using Shouldly;

namespace Inclusion.Tests.Rights;

/// <summary>What the matrix must find is planted in one: the code that judges the contract judges it.</summary>
public sealed class PlantedViolationTests(RightsHouse house) : IClassFixture<RightsHouse>
{
    private const string True = "Territory.senderAddress | administrator | a setting of the mail server";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public void A_field_without_a_line_a_line_without_a_field_and_two_lines_are_found()
    {
        var lines = Matrix.Load().Lines;
        new Matrix(lines.Where(line => line.Field != "Resident.identity")).Gaps(house.Contract.Fields).ShouldBe(["Resident.identity has no line"]);
        new Matrix([.. lines, MatrixLine.Parse("Resident.shoeSize | counter | nobody asked for it")]).Gaps(house.Contract.Fields).ShouldBe(["Resident.shoeSize is no field of the contract"]);
        new Matrix([.. lines, MatrixLine.Parse("Resident.identity | counter | said a second time")]).Gaps(house.Contract.Fields).ShouldBe(["Resident.identity has 2 lines"]);
    }

    [Theory]
    [InlineData("Resident.identity | counter")]
    [InlineData("Resident.identity | everybody | there is no such word")]
    [InlineData("Resident.identity | counter | short")]
    [InlineData("Resident.identity | counter | names at the counter | residents:read")]
    [InlineData("identity | counter | a field of no type")]
    public void A_line_that_says_not_who_or_not_why_is_no_line(string line) => Should.Throw<FormatException>(() => MatrixLine.Parse(line));

    [Theory]
    [InlineData(True, "administrator", null)]
    [InlineData(True, "mediator", null)]
    [InlineData(True, "nobody", null)]
    [InlineData("Territory.senderAddress | mediator administrator | too many may", "mediator", "mediator: Territory.senderAddress is answered FORBIDDEN")]
    [InlineData("Territory.senderAddress | mediator | the administrator is forgotten", "administrator", "administrator: Territory.senderAddress is not refused ()")]
    [InlineData("Resident.file | counter residents:read | says not that it is withheld", "residents:read", "residents:read: Resident.file is null on every row")]
    [InlineData("Resident.identity | counter | says wrongly null | null for mediator: it would be withheld", "mediator", "mediator: Resident.identity has a value, where the matrix says null")]
    public async Task A_wrong_expectation_of_a_field_is_found(string line, string caller, string? fault)
    {
        var faults = await new FieldTrial(house, Matrix.Parse([line])).FaultsAsync(house.Caller(caller), Stop);
        if (fault is null) faults.ShouldBeEmpty();
        if (fault is not null) faults.ShouldContain(fault);
    }

    [Fact]
    public async Task A_wrong_expectation_of_a_mutation_is_found_and_so_is_what_it_wrote()
    {
        var tooFew = await new MutationTrial(house, Matrix.Parse(["Mutation.openStructure | treasurer | the administrator is forgotten"])).ClosedFaultsAsync(Stop);
        tooFew.ShouldContain(fault => fault.StartsWith("administrator: Mutation.openStructure is not refused", StringComparison.Ordinal));
        tooFew.ShouldContain("what was refused changed structure");
        tooFew.Count(fault => fault.Contains("is not refused", StringComparison.Ordinal)).ShouldBe(1);

        var tooMany = await new MutationTrial(house, Matrix.Parse(["Mutation.openStructure | treasurer | may not at all"])).OpenFaultsAsync(Stop);
        tooMany.ShouldHaveSingleItem().ShouldContain("FORBIDDEN");
    }
}
