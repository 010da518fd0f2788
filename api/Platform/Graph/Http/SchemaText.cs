using GraphQL;
using GraphQL.Types;
using GraphQL.Utilities;

namespace Inclusion.Platform.Graph.Http;

/// <summary>The contract as text (SDL): alphabetical, so that two versions can be compared line by line, with its descriptions.</summary>
public static class SchemaText
{
    public static string Of(ISchema schema)
    {
        schema.Initialize();
        return schema.Print(new PrintOptions { StringComparison = StringComparison.Ordinal }).ReplaceLineEndings("\n").TrimEnd() + "\n";
    }

    /// <summary>Public on purpose: an integrator reads the contract before being granted anything.</summary>
    internal static void MapSchemaText(this IEndpointRouteBuilder routes)
    {
        var text = new Lazy<string>(() => Of(routes.ServiceProvider.GetRequiredService<ISchema>()));
        routes.MapGet("/graphql/schema.graphql", (HttpContext http) =>
        {
            http.Response.Headers.CacheControl = "public, max-age=300";
            http.Response.Headers.XContentTypeOptions = "nosniff";
            return Results.Text(text.Value, "text/plain", System.Text.Encoding.UTF8);
        }).AllowAnonymous();
    }
}
