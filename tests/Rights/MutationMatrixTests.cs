using Shouldly;

namespace Inclusion.Tests.Rights;

/// <summary>Who may ask each mutation: the matrix written by hand, tried with inputs that name rows that exist.</summary>
public sealed class MutationMatrixTests(RightsHouse house) : IClassFixture<RightsHouse>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_mutation_is_refused_to_those_whom_its_line_does_not_name_and_open_to_the_others()
    {
        var trial = new MutationTrial(house, Matrix.Load());
        (await trial.ClosedFaultsAsync(Stop)).ShouldBeEmpty();
        (await trial.OpenFaultsAsync(Stop)).ShouldBeEmpty();
    }
}
