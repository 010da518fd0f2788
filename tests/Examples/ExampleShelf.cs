using GraphQL;
using Inclusion.Platform.Graph;
using Inclusion.Platform.Storage;

namespace Inclusion.Tests.Examples;

/// <summary>The folder of the examples, held against what the contract offers.</summary>
internal static class ExampleShelf
{
    private static readonly string[] Endings = [".graphql", ".expect.json", ".json"];

    public static readonly string Root = Path.Combine(RepositoryRoot.Path ?? throw new InvalidOperationException("The tests run from a clone."), "schema", "examples");

    /// <summary>Every file but the README, below the root.</summary>
    public static IReadOnlyList<string> Files { get; } = [.. Directory.EnumerateFiles(Root, "*", SearchOption.AllDirectories)
        .Select(file => Path.GetRelativePath(Root, file).Replace('\\', '/')).Where(file => file != "README.md").Order(StringComparer.Ordinal)];

    public static IEnumerable<string> Documents => Files.Where(file => file.EndsWith(".graphql", StringComparison.Ordinal));

    /// <summary>The documents that the contract asks for: two for each mutation, one for each query; each in the folder of its room.</summary>
    public static IEnumerable<string> Wanted() =>
        UseCase.All.SelectMany(useCase => new[] { $"{RoomOf(useCase.Room)}/{useCase.Name}.graphql", $"{RoomOf(useCase.Room)}/{useCase.Name}.refused.graphql" })
            .Concat(Rooms.Queries.SelectMany(room => Rooms.Read(room), (room, field) => $"{RoomOf(room)}/{field.Name.ToCamelCase()}.graphql"));

    /// <summary>What is missing, and what belongs to nothing. A query may also have a refused example: one that shows nothing to whom it must not.</summary>
    public static IEnumerable<string> Faults(IReadOnlyCollection<string> wanted, IReadOnlyCollection<string> files)
    {
        foreach (var missing in wanted.Except(files)) yield return $"{missing} is missing";
        foreach (var file in files)
        {
            var document = Endings.Where(ending => file.EndsWith(ending, StringComparison.Ordinal)).Select(ending => $"{file[..^ending.Length]}.graphql").FirstOrDefault();
            if (document is null || !files.Contains(document) || !wanted.Contains(document) && !wanted.Contains(document.Replace(".refused.", ".", StringComparison.Ordinal))) yield return $"{file} belongs to nothing";
        }
    }

    /// <summary>« Territories »; within Platform, its word: « Messaging ».</summary>
    private static string RoomOf(Type room) => room.Namespace?.Split('.')[^1] ?? "";
}
