using System.Data;
using Inclusion.Platform.Access;
using Inclusion.Platform.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Inclusion.Tests.Platform.Storage;

/// <summary>Shows by which plan PostgreSQL runs what an operation asks, as the application's role: under its row security.</summary>
internal static class SeenPlan
{
    /// <summary>Does something in one operation, and gives each statement of it with its plan, those inside functions too. Only a superuser may ask for that.</summary>
    public static async Task<(T Answer, string Plan)> OfAsync<T>(TestDatabase database, Actor actor, Func<IServiceProvider, Task<T>> act, CancellationToken stop)
    {
        await using var house = new ServiceCollection().AddLogging().AddSingleton(database.SuperuserSource()).AddInclusionOperations().BuildServiceProvider();
        await using var scope = house.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Value = actor;
        var unit = scope.ServiceProvider.GetRequiredService<Unit>();
        await unit.BeginAsync(IsolationLevel.ReadCommitted, stop);
        var plan = new List<string>();
        unit.Connection.Notice += (_, notice) => plan.Add(notice.Notice.MessageText);
        await using (var explain = unit.Command("""
            load 'auto_explain';
            set local auto_explain.log_min_duration = 0;
            set local auto_explain.log_nested_statements = on;
            set local auto_explain.log_level = notice;
            set local role inclusion_app
            """)) await explain.ExecuteNonQueryAsync(stop);
        var answer = await act(scope.ServiceProvider);
        // A statement's plan is told when the next one takes its place.
        await using (var next = unit.Command("select 1")) await next.ExecuteNonQueryAsync(stop);
        return (answer, string.Join('\n', plan));
    }
}
