using System.Buffers;
using System.Collections.Frozen;
using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;
using NodaTime;
using NodaTime.Text;

namespace Inclusion.Platform.Signals;

/// <summary>
/// A line of JSON for each event of the log, without personal data by construction: the sentence as the code wrote it, its
/// numbers, ids and instants, and those texts whose names are on a list. Never what an exception says, only what and where it was.
/// </summary>
public sealed class FactsFormatter(IClock clock) : ConsoleFormatter(FormatterName)
{
    public const string FormatterName = "facts";

    /// <summary>Texts that the code itself gives, under these names. A name that a client could fill is not one of them.</summary>
    private static readonly FrozenSet<string> AllowedTexts = FrozenSet.ToFrozenSet(
    [
        "Fault", "SqlState", "Constraint", "Stack", "Place", "TraceId", "Job", "Kind", "Outcome", "Operation", "Migration", "Version", "Setting", "RequestNumber",
        // What the host says of itself when it starts.
        "address", "EnvName", "ContentRoot",
    ], StringComparer.Ordinal);

    private static readonly JsonWriterOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public override void Write<TState>(in LogEntry<TState> logEntry, IExternalScopeProvider? scopeProvider, TextWriter textWriter)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var line = new Utf8JsonWriter(buffer, Relaxed))
        {
            line.WriteStartObject();
            line.WriteString("time", InstantPattern.ExtendedIso.Format(clock.GetCurrentInstant()));
            line.WriteString("level", logEntry.LogLevel.ToString());
            line.WriteString("category", logEntry.Category);
            if (logEntry.EventId.Id != 0) line.WriteNumber("event", logEntry.EventId.Id);
            WriteState(line, logEntry.State);
            if (logEntry.Exception is { } fault) WriteFault(line, fault);
            if (Activity.Current is { } span) line.WriteString("trace", span.TraceId.ToHexString());
            scopeProvider?.ForEachScope(WriteScope, line);
            line.WriteEndObject();
        }

        textWriter.WriteLine(Encoding.UTF8.GetString(buffer.WrittenSpan));
    }

    private static void WriteState<TState>(Utf8JsonWriter line, TState state)
    {
        if (state is not IReadOnlyList<KeyValuePair<string, object?>> values) return;
        foreach (var (name, value) in values)
        {
            if (name == "{OriginalFormat}") line.WriteString("message", value as string);
            else if (Allow(name, value) is { } text) line.WriteString(name, text);
        }
    }

    private static void WriteScope(object? scope, Utf8JsonWriter line)
    {
        if (scope is RequestNumber number) line.WriteString("request", number.Value);
    }

    private static void WriteFault(Utf8JsonWriter line, Exception fault)
    {
        line.WriteString("fault", Chain(fault));
        line.WriteString("stack", fault.StackTrace);
    }

    private static string Chain(Exception fault)
    {
        var name = fault is DbException { SqlState: { } state } ? $"{fault.GetType().FullName} ({state})" : $"{fault.GetType().FullName}";
        return fault.InnerException is { } inner ? $"{name} < {Chain(inner)}" : name;
    }

    private static string? Allow(string name, object? value) => value switch
    {
        null => null,
        string text => AllowedTexts.Contains(name) ? text : null,
        Guid or Enum or bool or Instant => Convert.ToString(value, CultureInfo.InvariantCulture),
        IFormattable number when value.GetType().IsPrimitive || value is decimal or TimeSpan or Duration => number.ToString(null, CultureInfo.InvariantCulture),
        _ => null,
    };
}
