using GraphQL;
using Inclusion.Platform.Graph.Guard;

namespace Inclusion.Platform.Graph.Http;

/// <summary>Writes one whole answer with the status that its format asks for.</summary>
internal sealed class GraphAnswers(IGraphQLSerializer serializer, GraphLimits limits)
{
    /// <remarks>After a body too large to be read the connection is of no more use, and the client is told so.</remarks>
    public Task RefuseAsync(HttpContext http, AnswerFormat? format, GraphRefusal refusal)
    {
        var isUnread = refusal.Status == StatusCodes.Status413PayloadTooLarge || http.Request.ContentLength > limits.BodyBytes;
        if (isUnread && HttpProtocol.IsHttp11(http.Request.Protocol)) http.Response.Headers.Connection = "close";
        return WriteAsync(http, format ?? AnswerFormat.Json, new ExecutionResult(refusal), refusal.Status);
    }

    /// <param name="http">Where to.</param>
    /// <param name="format">One of the two JSON formats; a stream that never began is answered in JSON.</param>
    /// <param name="result">Data, errors or both.</param>
    /// <param name="status">Given when the fault is not the document's.</param>
    public async Task WriteAsync(HttpContext http, AnswerFormat format, ExecutionResult result, int? status = null)
    {
        var json = format == AnswerFormat.EventStream ? AnswerFormat.Json : format;
        using var body = new MemoryStream();
        await serializer.WriteAsync(body, Trimmed(result), http.RequestAborted);

        http.Response.StatusCode = status ?? StatusOf(result, json);
        http.Response.ContentType = $"{json.MediaType}; charset=utf-8";
        http.Response.ContentLength = body.Length;
        Head(http.Response);
        body.Position = 0;
        await body.CopyToAsync(http.Response.Body, http.RequestAborted);
    }

    /// <summary>The headers of every answer: it is one person's, and for now.</summary>
    public static void Head(HttpResponse response)
    {
        response.Headers.CacheControl = "no-store";
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.Vary = "Accept";
    }

    /// <summary>At most five errors leave.</summary>
    public ExecutionResult Trimmed(ExecutionResult result)
    {
        if (result.Errors is null || result.Errors.Count <= limits.Errors) return result;

        var kept = new ExecutionErrors();
        kept.AddRange(result.Errors.Take(limits.Errors));
        return new ExecutionResult(result) { Errors = kept };
    }

    private static int StatusOf(ExecutionResult result, AnswerFormat format)
    {
        if (result.Executed) return StatusCodes.Status200OK;
        if (result.Errors?.OfType<GraphRefusal>().FirstOrDefault()?.Status is { } own) return own;
        if (result.Errors?.Any(error => error is GraphQL.Execution.TimeoutError) == true) return StatusCodes.Status503ServiceUnavailable;
        if (format == AnswerFormat.Json) return StatusCodes.Status200OK;
        var isForbidden = result.Errors?.Any(error => error.Code == GraphCodes.Forbidden) == true;
        return isForbidden ? StatusCodes.Status403Forbidden : StatusCodes.Status400BadRequest;
    }
}
