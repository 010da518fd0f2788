using GraphQL;
using GraphQL.DI;
using GraphQL.Types;
using Inclusion.Platform.Access;
using Inclusion.Platform.Graph.Guard;
using Inclusion.Platform.Graph.Http;
using Inclusion.Platform.Storage;

namespace Inclusion.Platform.Graph;

/// <summary>Wires the engine and what the rooms offer it.</summary>
public static class GraphSetup
{
    public static IServiceCollection AddInclusionGraph(this IServiceCollection services)
    {
        services.AddSingleton<IGraphTypeMappingProvider, RoomMapping>();
        services.AddScoped<MutationRequest>();
        services.AddScoped<Idempotency>();
        foreach (var loaders in Rooms.Loaders) services.AddScoped(loaders);
        services.AddGraphQL(graph => graph
            .AddSelfActivatingSchema<InclusionSchema>()
            .AddWire(new GraphLimits())
            .AddValidationRule<RightsRule>());
        return services;
    }
}
