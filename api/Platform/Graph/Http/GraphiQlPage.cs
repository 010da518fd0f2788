using Microsoft.AspNetCore.StaticFiles;

namespace Inclusion.Platform.Graph.Http;

/// <summary><c>/graphiql</c>: the editor for people who are signed in, served from this host alone.</summary>
internal static class GraphiQlPage
{
    private const string Page = "index.html";
    private static readonly FileExtensionContentTypeProvider Types = new();
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "graphiql");

    /// <summary>The only files served; each comes from the build, none from a name in the address.</summary>
    private static readonly string[] Files =
        ["start.js", "page.css", "react.production.min.js", "react-dom.production.min.js", "graphiql.min.js", "graphiql.min.css"];

    public static void MapGraphiQl(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/graphiql", (HttpContext http) => Serve(http, Page));
        foreach (var file in Files)
        {
            routes.MapGet($"/graphiql/{file}", (HttpContext http) => Serve(http, file));
        }
    }

    private static IResult Serve(HttpContext http, string file)
    {
        http.Response.Headers.XContentTypeOptions = "nosniff";
        http.Response.Headers.CacheControl = file == Page ? "no-store" : "private, max-age=3600";
        if (http.User.Identity is not { IsAuthenticated: true })
            return Results.Text("Connectez-vous pour utiliser GraphiQL.", "text/plain", System.Text.Encoding.UTF8, StatusCodes.Status401Unauthorized);

        http.Response.Headers.ContentSecurityPolicy = Policy;
        http.Response.Headers["Referrer-Policy"] = "no-referrer";
        Types.TryGetContentType(file, out var type);
        return Results.File(Path.Combine(Folder, file), $"{type}; charset=utf-8");
    }

    /// <summary>Scripts and styles from here only, none written in the page; the editor's fonts lie in its style sheet.</summary>
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self' data:; "
        + "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
}
