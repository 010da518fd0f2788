using Shouldly;

namespace Inclusion.Tests.Examples;

/// <summary>Whatever is worded freely in whatever use case is looked at: it holds no social-security number.</summary>
public sealed class FreeTextEverywhereTests(ExampleHouse house) : IClassFixture<ExampleHouse>
{
    private const string Number = "Son numéro : 1 88 05 59 350 021 30";

    /// <summary>Those that are taken as they are, and why.</summary>
    private static readonly Dictionary<string, string> Exempt = new(StringComparer.Ordinal);

    public static TheoryData<string> Documents =>
        [.. ExampleShelf.Documents.Select(document => ExampleFile.Load(ExampleShelf.Root, document)).Where(file => !file.IsRefused && Places(file).Count > 0 && IsMutation(file)).Select(file => file.Path)];

    [Theory]
    [MemberData(nameof(Documents))]
    public async Task A_number_in_any_text_of_a_use_case_is_refused(string document)
    {
        var file = ExampleFile.Load(ExampleShelf.Root, document);
        (await house.TakenAsync(file, Places(file), Number, TestContext.Current.CancellationToken)).ShouldBeNull();
    }

    private static bool IsMutation(ExampleFile file) =>
        file.Operations.Any(operation => operation.Fields.Contains(file.UseCase) && operation.Kind is GraphQLParser.AST.OperationType.Mutation);

    private static List<string> Places(ExampleFile file) => [.. ExampleTexts.Of(file).Where(place => !Exempt.ContainsKey($"{file.UseCase}.{place}"))];
}
