using GraphQL.Types;

namespace Inclusion.Platform.Graph.Http;

/// <summary><c>dotnet run --project api -- schema</c>: writes the contract to the committed file that a test compares.</summary>
public static class SchemaCommand
{
    /// <param name="services">Of the application, built but not started.</param>
    /// <param name="file">Usually <c>schema/schema.graphql</c> at the repository's root; its folder is made when missing.</param>
    /// <param name="stop">Ends the writing.</param>
    public static async Task WriteAsync(IServiceProvider services, string file, CancellationToken stop)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(file));
        if (folder is not null) Directory.CreateDirectory(folder);
        await File.WriteAllTextAsync(file, SchemaText.Of(services.GetRequiredService<ISchema>()), stop);
    }
}
