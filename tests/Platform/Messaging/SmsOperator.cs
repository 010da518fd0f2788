using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Inclusion.Tests.Platform.Messaging;

/// <summary>A text message operator on a real socket: keeps what it is posted and answers as it is told.</summary>
internal sealed class SmsOperator : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly List<Posted> _posted = [];

    private SmsOperator(WebApplication app) => _app = app;

    public Uri Url => new($"{_app.Urls.Single()}/messages");

    /// <summary>How the next posts are answered.</summary>
    public Func<HttpContext, Task> Answer { get; set; } = context =>
    {
        context.Response.StatusCode = StatusCodes.Status202Accepted;
        return Task.CompletedTask;
    };

    public IReadOnlyList<Posted> Posts
    {
        get
        {
            lock (_posted) return [.. _posted];
        }
    }

    public static async Task<SmsOperator> StartAsync(CancellationToken stop)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var self = new SmsOperator(app);
        app.Run(self.TakeAsync);
        await app.StartAsync(stop);
        return self;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task TakeAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var body = await reader.ReadToEndAsync(context.RequestAborted);
        lock (_posted) _posted.Add(new(context.Request.Path, context.Request.ContentType ?? "", context.Request.Headers.Authorization.ToString(), body));
        await Answer(context);
    }
}

internal sealed record Posted(string Path, string ContentType, string Secret, string Body);
