using Inclusion.Platform.Storage;
using Npgsql;

namespace Inclusion.Platform.Signals;

/// <summary>
/// What machines ask every few seconds: <c>/livez</c>, does it live; <c>/readyz</c>, can it serve. Answered before anything else is
/// known of a request, as they have nothing to show and learn nothing about what is in the product.
/// </summary>
internal sealed class Health(RequestDelegate next, [FromKeyedServices(StorageInspection.Pool)] NpgsqlDataSource source, IHostApplicationLifetime life)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    public Task InvokeAsync(HttpContext http) => http.Request.Path.Value switch
    {
        "/livez" => AnswerAsync(http, () => Task.FromResult((StatusCodes.Status200OK, "alive"))),
        "/readyz" => AnswerAsync(http, () => ReadyAsync(http.RequestAborted)),
        _ => next(http),
    };

    private static async Task AnswerAsync(HttpContext http, Func<Task<(int Status, string Word)>> ask)
    {
        http.Response.Headers.CacheControl = "no-store";
        if (!HttpMethods.IsGet(http.Request.Method) && !HttpMethods.IsHead(http.Request.Method))
        {
            http.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
            http.Response.Headers.Allow = "GET, HEAD";
            return;
        }

        var (status, word) = await ask();
        http.Response.StatusCode = status;
        http.Response.ContentType = "application/json; charset=utf-8";
        await http.Response.WriteAsync($$"""{"status":"{{word}}"}""", http.RequestAborted);
    }

    /// <summary>200 when the database answers and has every migration of this program; else 503, and during a stop.</summary>
    private async Task<(int Status, string Word)> ReadyAsync(CancellationToken gone)
    {
        if (life.ApplicationStopping.IsCancellationRequested) return NotReady("stopping");
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(gone);
        limit.CancelAfter(Patience);
        try
        {
            var missing = await Migrator.MissingAsync(source, limit.Token);
            return missing.Count == 0 ? (StatusCodes.Status200OK, "ready") : NotReady("migrations missing");
        }
        catch (Exception fault) when (fault is NpgsqlException or OperationCanceledException or TimeoutException && !gone.IsCancellationRequested)
        {
            return NotReady("database unreachable");
        }
    }

    private static (int Status, string Word) NotReady(string why) => (StatusCodes.Status503ServiceUnavailable, why);
}
