using Inclusion.Platform.Graph.Guard;

namespace Inclusion.Platform.Graph.Http;

/// <summary>The header by which a client names an attempt, so that sending it twice has one effect.</summary>
internal static class IdempotencyKey
{
    private const int Shortest = 8;
    private const int Longest = 128;

    /// <summary>8 to 128 visible ASCII characters, sent once.</summary>
    /// <exception cref="GraphRefusal">Absent, repeated, or of another shape.</exception>
    public static string Of(HttpRequest request)
    {
        var sent = request.Headers["Idempotency-Key"];
        return sent is [{ Length: >= Shortest and <= Longest } key] && key.All(sign => sign is > ' ' and <= '~')
            ? key
            : throw Required();
    }

    private static GraphRefusal Required() => new(
        GraphCodes.IdempotencyKeyRequired,
        $"Une mutation porte un en-tête « Idempotency-Key » de {Shortest} à {Longest} caractères ASCII visibles.",
        StatusCodes.Status400BadRequest);
}
