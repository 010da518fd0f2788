using System.Diagnostics;

namespace Inclusion.Platform.Signals;

/// <summary>
/// What a request is called in the log and in the answer's <c>X-Request-Id</c>: the caller's own number when it is one
/// (16 to 64 hexadecimal digits and hyphens, so that it cannot carry words), else the trace's.
/// </summary>
public sealed record RequestNumber(string Value)
{
    public const string Header = "X-Request-Id";

    /// <summary>Puts it on the request, the answer and every line of the log in between.</summary>
    public static async Task FollowAsync(HttpContext http, RequestDelegate next, ILogger<RequestNumber> log)
    {
        var number = Of(http);
        http.TraceIdentifier = number.Value;
        http.Response.Headers[Header] = number.Value;
        using (log.BeginScope(number)) await next(http);
    }

    private static RequestNumber Of(HttpContext http)
    {
        var given = http.Request.Headers[Header].ToString();
        if (given.Length is >= 16 and <= 64 && given.All(letter => char.IsAsciiHexDigit(letter) || letter == '-')) return new(given);
        return new(Activity.Current?.TraceId.ToHexString() ?? Guid.CreateVersion7().ToString("N"));
    }
}
