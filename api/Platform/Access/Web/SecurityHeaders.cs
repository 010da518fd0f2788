namespace Inclusion.Platform.Access.Web;

/// <summary>What every answer tells the browser to refuse: foreign scripts, frames, guessed types, leaked addresses, the camera.</summary>
public sealed class SecurityHeaders(RequestDelegate next, IHostEnvironment environment)
{
    /// <summary>No inline script and no inline style anywhere; an endpoint that needs more says so itself, in the same header.</summary>
    public const string ContentPolicy =
        "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    private const string Permissions =
        "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=()";

    private readonly bool _isDevelopment = environment.IsDevelopment();

    public Task InvokeAsync(HttpContext context)
    {
        context.Response.OnStarting(() =>
        {
            Write(context);
            return Task.CompletedTask;
        });
        return next(context);
    }

    private void Write(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.TryAdd("Content-Security-Policy", ContentPolicy);
        headers.TryAdd("Referrer-Policy", "no-referrer");
        headers.TryAdd("X-Content-Type-Options", "nosniff");
        headers.TryAdd("X-Frame-Options", "DENY");
        headers.TryAdd("Permissions-Policy", Permissions);
        headers.TryAdd("Cross-Origin-Opener-Policy", "same-origin");
        headers.TryAdd("Cross-Origin-Resource-Policy", "same-origin");
        if (!_isDevelopment) headers.TryAdd("Strict-Transport-Security", "max-age=63072000; includeSubDomains");
        if (IsPersonal(context)) headers.CacheControl = "no-store";
    }

    /// <summary>What was answered to somebody signed in, or on the way in, is kept by no cache.</summary>
    private static bool IsPersonal(HttpContext context) =>
        context.Response.Headers.CacheControl.Count == 0
        && (context.User.Identity?.IsAuthenticated is true || context.Request.Path.StartsWithSegments("/account"));
}
