using System.Text;
using GraphQL;
using Inclusion.Platform.Graph.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Inclusion.Platform.Graph.Sse;

/// <summary>Writes GraphQL over server-sent events, in distinct connections mode: <c>next</c>, <c>complete</c>, comments.</summary>
internal sealed class EventStream(HttpContext http, IGraphQLTextSerializer serializer, GraphAnswers answers)
{
    private static readonly byte[] Comment = ":\n\n"u8.ToArray();
    private static readonly byte[] End = "event: complete\ndata: \n\n"u8.ToArray();

    /// <summary>Sends the headers and a first comment, so that the client knows that it is heard.</summary>
    public async Task OpenAsync(CancellationToken stop)
    {
        http.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        http.Response.StatusCode = StatusCodes.Status200OK;
        http.Response.ContentType = "text/event-stream; charset=utf-8";
        GraphAnswers.Head(http.Response);
        http.Response.Headers["X-Accel-Buffering"] = "no";
        await WriteAsync(Comment, stop);
    }

    public Task NextAsync(ExecutionResult result, CancellationToken stop) =>
        WriteAsync(Encoding.UTF8.GetBytes($"event: next\ndata: {serializer.Serialize(answers.Trimmed(result))}\n\n"), stop);

    public Task BeatAsync(CancellationToken stop) => WriteAsync(Comment, stop);

    public Task CompleteAsync(CancellationToken stop) => WriteAsync(End, stop);

    private async Task WriteAsync(byte[] bytes, CancellationToken stop)
    {
        await http.Response.Body.WriteAsync(bytes, stop);
        await http.Response.Body.FlushAsync(stop);
    }
}
