using System.Buffers;
using System.Text.Json;
using System.Text.Unicode;
using Inclusion.Platform.Graph.Guard;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Inclusion.Platform.Graph.Http;

/// <summary>Reads the parameters of a GET or POST request, and refuses every body that is not small, strict JSON.</summary>
internal sealed class WireReading(GraphLimits limits)
{
    private readonly WireValues _values = new(limits);

    private readonly JsonDocumentOptions _strict = new()
    {
        MaxDepth = limits.JsonDepth,
        AllowDuplicateProperties = false,
        AllowTrailingCommas = false,
        CommentHandling = JsonCommentHandling.Disallow,
    };

    /// <exception cref="GraphRefusal">With the status that the GraphQL-over-HTTP draft gives to the fault.</exception>
    public async Task<WireRequest> ReadAsync(HttpRequest request, CancellationToken stop)
    {
        if (HttpMethods.IsGet(request.Method)) return FromAddress(request.Query);

        CheckMediaType(request);
        var body = await BodyAsync(request, stop);
        using var json = Parsed(body);
        return FromJson(json.RootElement);
    }

    private WireRequest FromAddress(IQueryCollection query)
    {
        using var variables = ParsedOrNull(Single(query, "variables"));
        using var extensions = ParsedOrNull(Single(query, "extensions"));
        return new WireRequest(
            Single(query, "query"),
            Single(query, "operationName"),
            _values.Map(variables?.RootElement, "variables"),
            _values.Map(extensions?.RootElement, "extensions"),
            Single(query, "documentId"));
    }

    private WireRequest FromJson(JsonElement root)
    {
        if (root.ValueKind == JsonValueKind.Array) throw Batch();
        if (root.ValueKind != JsonValueKind.Object) throw WireValues.Invalid("corps");

        return new WireRequest(
            WireValues.Text(Member(root, "query"), "query"),
            WireValues.Text(Member(root, "operationName"), "operationName"),
            _values.Map(Member(root, "variables"), "variables"),
            _values.Map(Member(root, "extensions"), "extensions"),
            WireValues.Text(Member(root, "documentId"), "documentId"));
    }

    private static JsonElement? Member(JsonElement root, string name) =>
        root.TryGetProperty(name, out var value) ? value : null;

    private static string? Single(IQueryCollection query, string name)
    {
        if (!query.TryGetValue(name, out var values)) return null;
        if (values.Count > 1) throw WireValues.Invalid(name);
        return StringValues.IsNullOrEmpty(values) ? null : values[0];
    }

    private JsonDocument? ParsedOrNull(string? text) => text is null ? null : Parsed(System.Text.Encoding.UTF8.GetBytes(text));

    private JsonDocument Parsed(ReadOnlyMemory<byte> json)
    {
        try
        {
            return JsonDocument.Parse(json, _strict);
        }
        catch (JsonException)
        {
            throw new GraphRefusal(GraphCodes.MalformedJson, "Le corps n'est pas du JSON valide.", StatusCodes.Status400BadRequest);
        }
    }

    private static void CheckMediaType(HttpRequest request)
    {
        var known = MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            && type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase)
            && (!type.Charset.HasValue || HeaderUtilities.RemoveQuotes(type.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase));
        if (known && request.Headers.ContentEncoding.Count == 0) return;

        throw new GraphRefusal(
            GraphCodes.UnsupportedMediaType,
            "Envoyez le corps en « application/json », en UTF-8, sans compression.",
            StatusCodes.Status415UnsupportedMediaType);
    }

    private async Task<ReadOnlyMemory<byte>> BodyAsync(HttpRequest request, CancellationToken stop)
    {
        if (request.ContentLength > limits.BodyBytes) throw TooLarge();

        var reader = request.BodyReader;
        while (true)
        {
            var read = await reader.ReadAsync(stop);
            if (read.Buffer.Length > limits.BodyBytes) throw TooLarge();
            if (!read.IsCompleted)
            {
                reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
                continue;
            }

            ReadOnlyMemory<byte> body = read.Buffer.ToArray();
            reader.AdvanceTo(read.Buffer.End);
            return Utf8.IsValid(body.Span) ? body : throw NotUtf8();
        }
    }

    private GraphRefusal TooLarge() => new(
        GraphCodes.BodyTooLarge, $"Le corps dépasse {limits.BodyBytes / 1024} Ko.", StatusCodes.Status413PayloadTooLarge);

    private static GraphRefusal NotUtf8() => new(
        GraphCodes.InvalidUtf8, "Le corps n'est pas de l'UTF-8 valide.", StatusCodes.Status400BadRequest);

    private static GraphRefusal Batch() => new(
        GraphCodes.BatchRefused, "Une requête porte un seul document, pas un tableau.", StatusCodes.Status400BadRequest);
}
