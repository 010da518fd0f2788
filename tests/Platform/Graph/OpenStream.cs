using System.Net.Http.Json;

namespace Inclusion.Tests.Platform.Graph;

/// <summary>A stream held open by a test, read block by block.</summary>
internal sealed class OpenStream : IAsyncDisposable
{
    private readonly HttpResponseMessage _response;
    private readonly StreamReader _reader;

    private OpenStream(HttpResponseMessage response, Stream body)
    {
        _response = response;
        _reader = new StreamReader(body);
    }

    public string ContentType => $"{_response.Content.Headers.ContentType}";

    public static async Task<OpenStream> OfAsync(HttpClient client, string query)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "graphql") { Content = JsonContent.Create(new { query }) };
        request.Headers.Add("Accept", "text/event-stream");
        var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        return new OpenStream(response, await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>The next block without its empty line; null at the end.</summary>
    public async Task<string?> NextAsync()
    {
        var lines = new List<string>();
        var line = await ReadLineAsync();
        while (!string.IsNullOrEmpty(line))
        {
            lines.Add(line);
            line = await ReadLineAsync();
        }

        return line is null ? null : string.Join('\n', lines);
    }

    /// <summary>The next block that is no comment.</summary>
    public async Task<string?> NextEventAsync()
    {
        var block = await NextAsync();
        while (block == ":") block = await NextAsync();
        return block;
    }

    public ValueTask DisposeAsync()
    {
        _reader.Dispose();
        _response.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task<string?> ReadLineAsync() => await _reader.ReadLineAsync(TestContext.Current.CancellationToken);
}
