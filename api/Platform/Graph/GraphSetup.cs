using System.Data;
using System.Security.Claims;
using GraphQL;
using GraphQL.DI;
using GraphQL.Types;
using Inclusion.Platform.Access;
using Inclusion.Platform.Graph.Guard;
using Inclusion.Platform.Graph.Http;
using Inclusion.Platform.Graph.Sse;
using Inclusion.Platform.Journal;
using Inclusion.Platform.News;
using Inclusion.Platform.Storage;

namespace Inclusion.Platform.Graph;

/// <summary>Wires the engine and what the rooms offer it.</summary>
public static class GraphSetup
{
    public static IServiceCollection AddInclusionGraph(this IServiceCollection services)
    {
        services.AddScoped<MutationRequest>();
        services.AddScoped<Idempotency>();
        services.AddSingleton<StreamReading>(ReadOneEventAsync);
        services.AddSingleton<TownNews>();
        services.AddHostedService(house => house.GetRequiredService<TownNews>());
        foreach (var loaders in Rooms.Loaders) services.AddScoped(loaders);
        services.AddSingleton<ISchema>(_ => InclusionSchema.Whole);
        services.AddGraphQL(graph => graph
            .AddWire(new GraphLimits())
            .AddValidationRule<RightsRule>());
        return services;
    }

    /// <summary>One event of a stream is read like a query: by who listens, in a transaction of its own, journalled.</summary>
    /// <returns>Null once the sign-in is over or its rights have changed: the stream ends, and opening it again judges them anew.</returns>
    private static async Task<ExecutionResult?> ReadOneEventAsync(
        IServiceProvider services, ClaimsPrincipal user, Func<Task<ExecutionResult>> read, CancellationToken stop)
    {
        if (!await services.GetRequiredService<SignInStanding>().IsUnchangedAsync(user, stop)) return null;

        if (await services.GetRequiredService<LiveSignIn>().NowAsync(user, stop) is not { } current) return null;
        services.GetRequiredService<CurrentActor>().Value = Actor.From(current, null);
        var unit = services.GetRequiredService<Unit>();
        await unit.BeginAsync(IsolationLevel.RepeatableRead, stop);
        var result = await read();
        await services.GetRequiredService<OperationJournal>().WriteReadingAsync("subscription", stop);
        await unit.CommitAsync(stop);
        return result;
    }
}
