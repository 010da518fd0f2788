using System.Text;

namespace Inclusion.Portal;

/// <summary>The style of the residents' pages, kept inside the program, and their letters.</summary>
public static class PortalStyleEndpoint
{
    public const string Address = "/portail/style.css";

    private static readonly Lazy<string> Css = new(Read);

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(Address, (HttpContext http) =>
        {
            http.Response.Headers.CacheControl = "public, max-age=3600";
            return Results.Text(Css.Value, "text/css", Encoding.UTF8);
        }).AllowAnonymous();
        PortalFontEndpoint.Map(app);
    }

    private static string Read()
    {
        using var stream = typeof(PortalStyleEndpoint).Assembly.GetManifestResourceStream("portal.css") ?? throw new InvalidOperationException("portal.css is not in the program.");
        using var text = new StreamReader(stream);
        return text.ReadToEnd();
    }
}
