using System.Text.Encodings.Web;
using System.Text.Json;
using Inclusion.Platform.Access;
using Npgsql;

namespace Inclusion.Benchmarks.Raw;

/// <summary>Writes batches and bodies with as few words as they take.</summary>
internal static class RawBatch
{
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <summary>Adds a statement; each value brings its own type.</summary>
    public static void Add(this NpgsqlBatch batch, string sql, params ReadOnlySpan<NpgsqlParameter> values)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var value in values) command.Parameters.Add(value);
        batch.BatchCommands.Add(command);
    }

    public static NpgsqlParameter Of<T>(T value) => new NpgsqlParameter<T> { TypedValue = value };

    /// <summary>Seals the transaction to the town, as the product does.</summary>
    public static void AddSeal(this NpgsqlBatch batch, TerritoryId town) => batch.Add("select set_config('inclusion.territory', $1, true)", Of(town.Value.ToString()));

    public static string Text(DateTime moment) => moment.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Writes the body and sends it.</summary>
    public static async Task SendAsync(HttpResponse response, Action<Utf8JsonWriter> write, CancellationToken stop)
    {
        response.ContentType = "application/json; charset=utf-8";
        await using (var json = new Utf8JsonWriter(response.BodyWriter, Plain)) write(json);
        await response.BodyWriter.FlushAsync(stop);
    }
}
