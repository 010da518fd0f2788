using System.Collections.Frozen;
using System.Diagnostics;
using OpenTelemetry;

namespace Inclusion.Platform.Signals;

/// <summary>
/// Lets a span leave with what is on a list, and nothing else: no address, no query, no SQL, no message of an exception.
/// Instrumentations add attributes with each version, so the list says what may pass, never what may not.
/// </summary>
public sealed class SpanPrivacy : BaseProcessor<Activity>
{
    private static readonly FrozenSet<string> Allowed = FrozenSet.ToFrozenSet(
    [
        "operation.kind", "operation.name", "operation.outcome",
        "http.request.method", "http.response.status_code", "http.route", "network.protocol.version", "url.scheme", "error.type",
        "db.system", "db.system.name", "db.response.status_code", "db.operation.name",
    ], StringComparer.Ordinal);

    /// <summary>Npgsql's note of when the first row came: an instant, and no text.</summary>
    private const string FirstRow = "received-first-response";

    /// <summary>A caller's <c>tracestate</c> and baggage are its own words: they go no further.</summary>
    public override void OnStart(Activity data)
    {
        data.TraceStateString = null;
        foreach (var (key, _) in data.Baggage.ToList()) data.SetBaggage(key, null);
    }

    /// <remarks>
    /// An event cannot be taken off a span. A database span that failed carries its exception, which may quote a value: it
    /// stays here, and the operation's span says that it failed.
    /// </remarks>
    public override void OnEnd(Activity data)
    {
        foreach (var (key, _) in data.TagObjects.ToList())
            if (!Allowed.Contains(key)) data.SetTag(key, null);
        data.SetStatus(data.Status);
        if (!IsOurs(data)) data.DisplayName = NameOf(data);
        if (data.Events.Any(each => each.Name != FirstRow) || data.Links.Any()) data.ActivityTraceFlags &= ~ActivityTraceFlags.Recorded;
    }

    private static bool IsOurs(Activity span) => span.Source.Name == OperationSignals.Source;

    private static string NameOf(Activity span)
    {
        if (span.Source.Name == "Npgsql") return "postgresql";
        var method = span.GetTagItem("http.request.method") as string ?? span.Kind.ToString();
        return span.GetTagItem("http.route") is string route ? $"{method} {route}" : method;
    }
}
