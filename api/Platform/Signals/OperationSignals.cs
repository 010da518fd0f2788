using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Inclusion.Platform.Signals;

/// <summary>
/// How often each operation is carried out, how long it takes and how it ends. Names come from the contract alone: what a
/// client can make up (an alias, an operation's name) never becomes a name here.
/// </summary>
public static class OperationSignals
{
    /// <summary>Names the house's spans and its metrics.</summary>
    public const string Source = "Inclusion";

    private static readonly ActivitySource Spans = new(Source);
    private static readonly Meter Meter = new(Source);

    private static readonly Histogram<double> Duration = Meter.CreateHistogram<double>(
        "inclusion.operation.duration", "s", "How long an operation took, by operation and outcome.",
        advice: new() { HistogramBucketBoundaries = [0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10] });

    private static readonly Counter<long> Count = Meter.CreateCounter<long>(
        "inclusion.operations", "{operation}", "How many operations ended, by operation and outcome.");

    /// <summary>An operation begins; it has failed unless it says otherwise before it is disposed of.</summary>
    /// <param name="kind"><c>query</c>, <c>mutation</c>, <c>job</c>.</param>
    /// <param name="name">Its name in the contract; null while it is not known to be one.</param>
    public static Operation Begin(string kind, string? name = null) => new(kind, name);

    /// <summary>One operation under way.</summary>
    public sealed class Operation : IDisposable
    {
        private readonly long _began = Stopwatch.GetTimestamp();
        private readonly Activity? _span;
        private readonly string _kind;
        private string _name, _outcome = "failed";

        internal Operation(string kind, string? name)
        {
            (_kind, _name) = (kind, name ?? "unknown");
            _span = Spans.StartActivity(kind);
        }

        /// <summary>It ended without a fault.</summary>
        /// <param name="outcome"><c>done</c>, or the refusal's code.</param>
        /// <param name="name">Its name in the contract, when it was not known before.</param>
        public void End(string outcome, string? name = null) => (_outcome, _name) = (outcome, name ?? _name);

        /// <summary>It broke: the server's fault.</summary>
        public void Fail(string? name) => End("failed", name);

        public void Dispose()
        {
            var tags = new TagList { { "operation.kind", _kind }, { "operation.name", _name }, { "operation.outcome", _outcome } };
            Duration.Record(Stopwatch.GetElapsedTime(_began).TotalSeconds, tags);
            Count.Add(1, tags);
            if (_span is null) return;
            _span.DisplayName = $"{_kind} {_name}";
            foreach (var (key, value) in tags) _span.SetTag(key, value);
            if (_outcome == "failed") _span.SetStatus(ActivityStatusCode.Error);
            _span.Dispose();
        }
    }
}
