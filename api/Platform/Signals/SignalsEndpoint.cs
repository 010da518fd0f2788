using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using GraphQL.Types;
using Inclusion.Platform.Graph.Http;
using Inclusion.Platform.Storage;
using Npgsql;

namespace Inclusion.Platform.Signals;

/// <summary>What a machine asks: does it live, can it serve, which version is it. Nothing about what is in it.</summary>
public static class SignalsEndpoint
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    internal static void Map(IEndpointRouteBuilder routes)
    {
        var version = new Lazy<object>(() => VersionOf(routes.ServiceProvider.GetRequiredService<ISchema>()));
        // Answered before anybody is recognised: machines ask often, and have nothing to show.
        routes.MapGet("/livez", () => Results.Json(new { status = "alive" })).AllowAnonymous().ShortCircuit();
        routes.MapGet("/readyz", ReadyAsync).AllowAnonymous().ShortCircuit();
        routes.MapGet("/version", () => Results.Json(version.Value)).AllowAnonymous();
    }

    /// <summary>200 when the database answers and has every migration of this program; else 503, and during a stop.</summary>
    private static async Task<IResult> ReadyAsync(NpgsqlDataSource source, IHostApplicationLifetime life, HttpContext http)
    {
        http.Response.Headers.CacheControl = "no-store";
        if (life.ApplicationStopping.IsCancellationRequested) return NotReady("stopping");
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted);
        limit.CancelAfter(Patience);
        try
        {
            var missing = await Migrator.MissingAsync(source, limit.Token);
            return missing.Count == 0 ? Results.Json(new { status = "ready" }) : NotReady("migrations missing");
        }
        catch (Exception fault) when (fault is NpgsqlException or OperationCanceledException or TimeoutException && !http.RequestAborted.IsCancellationRequested)
        {
            return NotReady("database unreachable");
        }
    }

    private static IResult NotReady(string why) => Results.Json(new { status = why }, statusCode: StatusCodes.Status503ServiceUnavailable);

    /// <summary>The contract's hash tells two programs apart that speak differently, whatever their numbers say.</summary>
    private static object VersionOf(ISchema schema) => new
    {
        version = typeof(SignalsEndpoint).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion,
        schema = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(SchemaText.Of(schema)))),
    };
}
