using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using GraphQL;
using GraphQL.MicrosoftDI;
using Inclusion.Platform.Graph.Guard;
using Inclusion.Platform.Graph.Http;
using Inclusion.Platform.Graph.Sse;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Inclusion.Tests.Platform.Graph;

/// <summary>The real endpoint over the tiny contract, on a real port of 127.0.0.1.</summary>
public sealed class TinyHost : IAsyncDisposable
{
    public const string Trusted = "query Trusted { hello(name: \"l'application\") }";

    private readonly WebApplication _app;

    private TinyHost(WebApplication app)
    {
        _app = app;
        Address = new Uri($"{app.Urls.Single()}/");
        Partner = Client();
        Partner.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "partner-1");
        Staff = Client();
        Staff.DefaultRequestHeaders.Add("Cookie", "staff=2");
        Stranger = Client();
    }

    public Uri Address { get; }
    public HttpClient Partner { get; }
    public HttpClient Staff { get; }
    public HttpClient Stranger { get; }
    public IServiceProvider Services => _app.Services;
    internal TinyBell Bell => _app.Services.GetRequiredService<TinyBell>();
    internal TinyLog Log => _app.Services.GetRequiredService<TinyLog>();
    internal TinyRights Rights => _app.Services.GetRequiredService<TinyRights>();

    public static async Task<TinyHost> StartAsync(GraphLimits? limits = null, GraphSettings? settings = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var log = new TinyLog();
        builder.Logging.ClearProviders().AddProvider(log);
        var services = builder.Services;
        services.AddSingleton(log).AddSingleton<TinyBell>().AddSingleton<TinyRights>();
        services.AddSingleton<StreamReading>(provider => provider.GetRequiredService<TinyRights>().ReadAsync);
        services.AddAuthentication("test").AddScheme<AuthenticationSchemeOptions, TestSignIn>("test", null);
        services.AddGraphQL(graph => graph.AddSelfActivatingSchema<TinySchema>().AddWire(limits ?? new()));
        services.AddGraphHttp(settings ?? new(), Trusted);
        services.AddScoped<IGraphExecution, TinyExecution>();
        var app = builder.Build();
        app.UseAuthentication();
        app.MapGraph();
        await app.StartAsync();
        return new TinyHost(app);
    }

    public HttpClient Client() => new() { BaseAddress = Address, Timeout = TimeSpan.FromSeconds(30) };

    /// <summary>Posts a document as a partner, in the draft's format.</summary>
    public Task<Answer> AskAsync(string query, object? variables = null) => PostAsync(Partner, JsonContent.Create(new { query, variables }));

    public static async Task<Answer> PostAsync(
        HttpClient client, HttpContent content, string accept = "application/graphql-response+json", string? key = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "graphql") { Content = content };
        if (accept.Length > 0) request.Headers.TryAddWithoutValidation("Accept", accept);
        if (key is not null) request.Headers.TryAddWithoutValidation("Idempotency-Key", key);
        return await SendAsync(client, request);
    }

    public static async Task<Answer> SendAsync(HttpClient client, HttpRequestMessage request) =>
        await Answer.OfAsync(await client.SendAsync(request, TestContext.Current.CancellationToken));

    public async ValueTask DisposeAsync()
    {
        Partner.Dispose();
        Staff.Dispose();
        Stranger.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    /// <summary>The real engine without a database, with the key made visible to a field.</summary>
    private sealed class TinyExecution(GraphEngine engine) : IGraphExecution
    {
        public async Task<ExecutionResult> ExecuteAsync(GraphRequest request, HttpContext http, CancellationToken stop)
        {
            var result = await engine.RunAsync(request, http, stop);
            if (request.IdempotencyKey is { } key) http.Response.Headers["X-Key-Seen"] = key;
            return result;
        }
    }
}

/// <summary>What came back.</summary>
public sealed record Answer(int Status, string ContentType, string Body, HttpResponseMessage Response)
{
    public JsonElement Json => JsonDocument.Parse(Body).RootElement;
    public string Code => Json.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString() ?? "";
    public string Message => Json.GetProperty("errors")[0].GetProperty("message").GetString() ?? "";
    public bool HasData => Json.TryGetProperty("data", out _);

    public static async Task<Answer> OfAsync(HttpResponseMessage response) => new(
        (int)response.StatusCode, $"{response.Content.Headers.ContentType}", await response.Content.ReadAsStringAsync(), response);
}
