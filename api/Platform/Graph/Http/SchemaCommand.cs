using GraphQL.Types;
using Inclusion.Platform.Commands;
using Inclusion.Platform.Storage;

namespace Inclusion.Platform.Graph.Http;

/// <summary>Writes the contract, and what its scopes open, to the committed files that a test compares.</summary>
[Command("schema", "écrit le contrat GraphQL et ce que les droits des partenaires ouvrent dans schema/, ou dans le dossier donné", Needs = CommandNeeds.Wiring)]
public sealed class SchemaCommand(ISchema schema) : ICommand
{
    public const string Contract = "schema.graphql", Capabilities = "CAPABILITIES.md";

    /// <summary>Where the committed files are, in a clone; null in a published program.</summary>
    public static string? CommittedFolder => RepositoryRoot.Path is { } root ? Path.Combine(root, "schema") : null;

    public async Task<int> RunAsync(CommandCall call, CancellationToken stop)
    {
        var folder = call.Arguments is [var given] ? given : CommittedFolder;
        if (folder is null || call.Arguments.Count > 1 || !Directory.Exists(folder)) throw new StartRefusedException("Donnez un dossier qui existe : schema DOSSIER");

        await File.WriteAllTextAsync(Path.Combine(folder, Contract), SchemaText.Of(schema), stop);
        await File.WriteAllTextAsync(Path.Combine(folder, Capabilities), CapabilitiesText.Of(schema), stop);
        await call.Output.WriteLineAsync($"Contrat écrit dans {folder}");
        return 0;
    }
}
