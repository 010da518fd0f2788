using System.Security.Claims;
using Inclusion.Platform.Access;
using Inclusion.Platform.Graph;
using Inclusion.Platform.Messaging;
using Inclusion.Platform.Storage;
using Inclusion.Tests.Platform.Sealing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using NodaTime;

namespace Inclusion.Tests.Platform.Messaging;

/// <summary>The pages of messaging on a real socket, in the same town and on the same clock as a house. Who signs in says so in a header.</summary>
internal sealed class PagesHouse : IAsyncDisposable
{
    private readonly WebApplication _app;

    private PagesHouse(WebApplication app, HttpClient client) => (_app, Client) = (app, client);

    public HttpClient Client { get; }

    public static async Task<PagesHouse> OpenAsync(MessagingHouse house, string environment, Dictionary<string, string?> settings, CancellationToken stop)
    {
        var builder = WebApplication.CreateEmptyBuilder(new() { EnvironmentName = environment });
        builder.Configuration.AddInMemoryCollection(settings).AddInMemoryCollection([new("Jobs:Enabled", "false")]);
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        StorageStart.Use(builder.Services, house.Database.Application);
        builder.Services.AddRoutingCore().AddInclusionOperations().AddSealingWithAKeyOfItsOwn().AddInclusionGraph().AddInclusionMessaging(builder.Configuration, builder.Environment);
        builder.Services.Replace(ServiceDescriptor.Singleton<IClock>(house.Clock));
        builder.Services.AddSingleton(house.Greetings).AddScoped<GreetingMessage>().AddSingleton(MessageKind.Of(typeof(GreetingMessage)));
        var app = builder.Build();
        app.Use((context, next) =>
        {
            if (context.Request.Headers["X-Role"].ToString() is { Length: > 0 } role) context.User = SignedIn(house.Town, role, context.Request.Headers["X-Structure"].ToString());
            return next(context);
        });
        app.UseRouting();
        app.MapInclusionMessaging();
        app.UseEndpoints(_ => { });
        await app.StartAsync(stop);
        return new PagesHouse(app, new HttpClient { BaseAddress = new Uri(app.Urls.Single()) });
    }

    /// <summary>Asks for a page as somebody of the town.</summary>
    public async Task<(int Status, string Body)> GetAsync(string path, string? role, StructureId structure, CancellationToken stop)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (role is not null) request.Headers.Add("X-Role", role);
        request.Headers.Add("X-Structure", structure.Value.ToString());
        using var answer = await Client.SendAsync(request, stop);
        return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync(stop));
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
    }

    private static ClaimsPrincipal SignedIn(TerritoryId town, string role, string structure) => new(new ClaimsIdentity(
        [new("territory", town.Value.ToString()), new("professional", Guid.NewGuid().ToString()), new("structure", structure), new("role", role)], "test"));
}
