using Microsoft.Net.Http.Headers;

namespace Inclusion.Platform.Graph.Http;

/// <summary>In which of three formats a client wants its answer, read from <c>Accept</c>.</summary>
public sealed record AnswerFormat(string MediaType)
{
    /// <summary>The draft's own format: a request that fails as a whole has a status of its own.</summary>
    public static readonly AnswerFormat Response = new("application/graphql-response+json");

    /// <summary>The older format, and the one of a client that does not say: a fault of the document is answered with 200.</summary>
    public static readonly AnswerFormat Json = new("application/json");

    /// <summary>A stream of server-sent events (GraphQL over SSE, distinct connections).</summary>
    public static readonly AnswerFormat EventStream = new("text/event-stream");

    private static readonly AnswerFormat[] All = [Json, Response, EventStream];

    /// <summary>The client's best that we have; null when it accepts none of ours.</summary>
    /// <remarks>Between equal qualities the client's own order decides; a wildcard means <see cref="Json"/>.</remarks>
    public static AnswerFormat? Of(HttpRequest request)
    {
        if (request.Headers.Accept.Count == 0) return Json;
        if (!MediaTypeHeaderValue.TryParseStrictList([.. request.Headers.Accept.OfType<string>()], out var accepted)) return null;

        return accepted
            .Where(one => one.Quality is not 0)
            .OrderByDescending(one => one.Quality ?? 1)
            .Select(one => Array.Find(All, format => Covers(one, format)))
            .FirstOrDefault(format => format is not null);
    }

    private static bool Covers(MediaTypeHeaderValue accepted, AnswerFormat format)
    {
        if (accepted.MatchesAllTypes) return true;
        if (accepted.Charset.HasValue && !accepted.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase)) return false;
        if (accepted.MatchesAllSubTypes) return format.MediaType.StartsWith($"{accepted.Type}/", StringComparison.OrdinalIgnoreCase);
        return accepted.MediaType.Equals(format.MediaType, StringComparison.OrdinalIgnoreCase);
    }
}
