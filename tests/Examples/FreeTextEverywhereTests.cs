using Shouldly;

namespace Inclusion.Tests.Examples;

/// <summary>Whatever is worded freely in whatever use case is looked at: it holds no social-security number.</summary>
public sealed class FreeTextEverywhereTests(ExampleHouse house) : IClassFixture<ExampleHouse>
{
    private const string Number = "Son numéro : 1 88 05 59 350 021 30";

    /// <summary>Use cases whose texts are taken as they are, and why.</summary>
    private static readonly Dictionary<string, string> Settings = new[]
    {
        "openStructure", "changeStructure", "changeTown", "createPartnerClient", "inviteProfessional", "changeProfessional", "createReason", "changeReason",
    }.ToDictionary(useCase => useCase, _ => "the town's own settings, written by its administrator or coordinator: nothing in them is about a resident", StringComparer.Ordinal);

    /// <summary>Fields whose texts are taken as they are, and why.</summary>
    private static readonly Dictionary<string, string> Names = new(StringComparer.Ordinal)
    {
        ["givenName"] = "what somebody is called, looked for by it",
        ["familyName"] = "what somebody is called, looked for by it",
        ["value"] = "an address, or a number judged by its form; a postal address is not looked at yet",
    };

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

    /// <summary>Those of the use case itself: what an example prepares with another is that one's.</summary>
    private static List<string> Places(ExampleFile file) => Settings.ContainsKey(file.UseCase)
        ? []
        : [.. ExampleTexts.Of(file).Where(place => file.Operations.Last(operation => operation.Fields.Contains(file.UseCase)).Variables.Contains(place.Split('.')[0]) && !Names.ContainsKey(place.Split('.')[^1]))];
}
