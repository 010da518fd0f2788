using GraphQL.Types;
using Inclusion.Platform.Commands;
using Inclusion.Platform.Storage;

namespace Inclusion.Platform.Graph.Http;

/// <summary>Writes the contract to the committed file that a test compares.</summary>
[Command("schema", "écrit le contrat GraphQL dans schema/schema.graphql, ou dans le fichier donné", Needs = CommandNeeds.Wiring)]
public sealed class SchemaCommand(ISchema schema) : ICommand
{
    /// <summary>The committed file, in a clone; null in a published program.</summary>
    public static string? CommittedFile => RepositoryRoot.Path is { } root ? Path.Combine(root, "schema", "schema.graphql") : null;

    public async Task<int> RunAsync(CommandCall call, CancellationToken stop)
    {
        var file = call.Arguments is [var given] ? given : CommittedFile;
        if (file is null || call.Arguments.Count > 1) throw new StartRefusedException("Donnez un fichier : schema FICHIER");

        await File.WriteAllTextAsync(file, SchemaText.Of(schema), stop);
        await call.Output.WriteLineAsync($"Contrat écrit dans {file}");
        return 0;
    }
}
