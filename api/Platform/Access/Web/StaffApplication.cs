using System.IO.Compression;
using Inclusion.Platform.Storage;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.FileProviders;

namespace Inclusion.Platform.Access.Web;

/// <summary>
/// <c>/app</c>: the staff application, as its build left it. Its files hold no data, so they need no sign-in; what it asks does.
/// </summary>
public static class StaffApplication
{
    public const string Address = "/app";

    /// <summary>Beside a published program, else in the clone; null where it was not built.</summary>
    public static string? Folder { get; } = Array.Find(
        [Path.Combine(AppContext.BaseDirectory, "app"), InClone()], folder => folder is not null && File.Exists(Path.Combine(folder, "index.html")));

    public static void AddStaffApplication(this IServiceCollection services) => services
        .Configure<BrotliCompressionProviderOptions>(options => options.Level = CompressionLevel.Optimal).AddResponseCompression(options =>
    {
        // Nothing secret lies in these files, so that their length tells nothing.
        options.EnableForHttps = true;
        options.Providers.Add<BrotliCompressionProvider>();
        options.Providers.Add<GzipCompressionProvider>();
        options.MimeTypes = [.. ResponseCompressionDefaults.MimeTypes, "image/svg+xml", "application/manifest+json"];
    });

    /// <summary>Every address below it that is no file is a screen of the application.</summary>
    public static void MapStaffApplication(this WebApplication app)
    {
        app.MapGet("/", () => Results.Redirect(Address + "/")).AllowAnonymous();
        if (Folder is null)
        {
            app.MapGet(Address + "/{**screen}", () => Results.Text("L’application des agents n’est pas construite ici.", statusCode: StatusCodes.Status404NotFound)).AllowAnonymous();
            return;
        }

        var files = new PhysicalFileProvider(Folder);
        var serving = new StaticFileOptions { FileProvider = files, RequestPath = Address, ContentTypeProvider = Types(), OnPrepareResponse = SayHowLong };
        app.UseWhen(context => context.Request.Path.StartsWithSegments(Address), branch => branch.UseResponseCompression().UseStaticFiles(serving));
        app.MapFallbackToFile(Address + "/{**screen:nonfile}", "index.html", new StaticFileOptions { FileProvider = files, OnPrepareResponse = SayHowLong }).AllowAnonymous();
    }

    private static FileExtensionContentTypeProvider Types() => new() { Mappings = { [".webmanifest"] = "application/manifest+json" } };

    /// <summary>A file named by the hash of what it holds never changes; the page and the service worker are asked for each time.</summary>
    private static void SayHowLong(StaticFileResponseContext serving) =>
        serving.Context.Response.Headers.CacheControl = serving.Context.Request.Path.StartsWithSegments(Address + "/assets") ? "public, max-age=31536000, immutable" : "no-cache";

    private static string? InClone() => RepositoryRoot.Path is { } root ? Path.Combine(root, "admin-ui", "dist") : null;
}
