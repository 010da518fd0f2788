using System.Text.Encodings.Web;
using GraphQL;
using GraphQL.DI;
using GraphQL.Execution;
using GraphQL.SystemTextJson;
using GraphQLParser.AST;
using Inclusion.Platform.Graph.Documents;
using Inclusion.Platform.Graph.Guard;
using Inclusion.Platform.Graph.Sse;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Inclusion.Platform.Graph.Http;

/// <summary>Wires the way from the wire to the engine and back.</summary>
public static class GraphHttpSetup
{
    /// <summary>The guard, the JSON of answers, and how streams run.</summary>
    /// <remarks>Letters and apostrophes leave as they are: an answer is typed as JSON, never sniffed, never put in a page.</remarks>
    public static IGraphQLBuilder AddWire(this IGraphQLBuilder graph, GraphLimits limits) => graph
        .AddGuard(limits)
        .AddExecutionStrategy<StreamStrategy>(OperationType.Subscription)
        .AddSystemTextJson(json => json.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping);

    /// <summary>The endpoint and all it stands on. An <see cref="IGraphExecution"/> registered before is kept.</summary>
    /// <param name="services">Where to.</param>
    /// <param name="settings">The section <c>Graph</c>.</param>
    /// <param name="texts">Documents to trust beside those of the manifest.</param>
    public static IServiceCollection AddGraphHttp(this IServiceCollection services, GraphSettings settings, params string[] texts)
    {
        services.AddSingleton(settings);
        services.AddSingleton(_ => new TrustedTexts([.. texts, .. Manifest(settings)]));
        services.AddSingleton(house => new TrustedDocuments(house.GetRequiredService<IDocumentBuilder>(), house.GetRequiredService<TrustedTexts>().All));
        services.AddSingleton<GraphFaults>();
        services.AddSingleton<StreamSeats>();
        services.AddSingleton<WireReading>();
        services.AddSingleton<RecentDocuments>();
        services.AddSingleton<DocumentChoice>();
        services.AddSingleton<GraphAnswers>();
        services.AddSingleton<GraphStreams>();
        services.AddSingleton<GraphEngine>();
        services.AddSingleton<GraphEndpoint>();
        services.TryAddScoped<IGraphExecution, GraphExecution>();
        return services;
    }

    /// <summary>Maps <c>/graphql</c> and what lies below it.</summary>
    /// <exception cref="InvalidOperationException">Nobody looks at the rights of streams.</exception>
    public static IEndpointRouteBuilder MapGraph(this IEndpointRouteBuilder routes)
    {
        var services = routes.ServiceProvider;
        services.GetRequiredService<TrustedTexts>();
        // Streams look at rights anew: without this nothing is served.
        services.GetRequiredService<StreamReading>();

        routes.Map("/graphql", http => http.RequestServices.GetRequiredService<GraphEndpoint>().HandleAsync(http));
        routes.MapSchemaText();
        routes.MapGraphiQl();
        return routes;
    }

    private static IReadOnlyCollection<string> Manifest(GraphSettings settings) =>
        settings.DocumentsManifest is { } path ? TrustedDocuments.ReadManifest(path) : [];
}
