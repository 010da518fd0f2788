using Shouldly;

namespace Inclusion.Tests.Examples;

/// <summary>Each example of the contract does what its file says, and no use case lacks one.</summary>
public sealed class ExamplesTests(ExampleHouse house) : IClassFixture<ExampleHouse>
{
    public static TheoryData<string> Documents => [.. ExampleShelf.Documents];

    [Theory]
    [MemberData(nameof(Documents))]
    public async Task The_example_does_what_its_file_says(string document) =>
        (await house.FaultsAsync(ExampleFile.Load(ExampleShelf.Root, document), TestContext.Current.CancellationToken)).ShouldBeEmpty();

    [Fact]
    public void Every_mutation_has_one_that_succeeds_and_one_that_is_refused_and_every_query_has_one() =>
        ExampleShelf.Faults([.. ExampleShelf.Wanted()], ExampleShelf.Files).ShouldBeEmpty();
}
