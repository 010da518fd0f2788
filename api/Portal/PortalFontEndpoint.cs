namespace Inclusion.Portal;

/// <summary>Letters that an old telephone may lack, Arabic and Cyrillic, from a folder beside the program; asked for by pages that hold such letters only.</summary>
public static class PortalFontEndpoint
{
    private const string Address = "/portail/polices/";

    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "portal-fonts");

    private static readonly string[] Files =
    [
        "noto-sans-arabic-arabic-400-normal.woff2", "noto-sans-arabic-arabic-700-normal.woff2",
        "noto-sans-cyrillic-400-normal.woff2", "noto-sans-cyrillic-700-normal.woff2",
    ];

    public static void Map(IEndpointRouteBuilder app)
    {
        foreach (var file in Files)
            app.MapGet(Address + file, (HttpContext http) =>
            {
                http.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
                return Results.File(Path.Combine(Folder, file), "font/woff2");
            }).AllowAnonymous();
    }
}
