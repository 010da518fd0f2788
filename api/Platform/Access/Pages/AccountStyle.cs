using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;

namespace Inclusion.Platform.Access.Pages;

/// <summary>The style of the pages of sign-in, kept inside the program.</summary>
public static class AccountStyle
{
    public const string Address = "/account/style.css";

    private static readonly Lazy<byte[]> Css = new(Read);
    private static readonly Lazy<EntityTagHeaderValue> Tag = new(() => new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(Css.Value))[..16]}\""));

    public static void MapAccountStyle(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet(Address, (HttpContext context) =>
        {
            context.Response.Headers.CacheControl = "public, max-age=3600";
            return Results.Bytes(Css.Value, "text/css; charset=utf-8", entityTag: Tag.Value);
        }).AllowAnonymous().ExcludeFromDescription();

    private static byte[] Read()
    {
        using var stream = typeof(AccountStyle).Assembly.GetManifestResourceStream("account.css") ?? throw new InvalidOperationException("account.css is not in the program.");
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }
}
