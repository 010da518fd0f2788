using Inclusion.Platform.Access;
using Inclusion.Platform.Journal;
using Inclusion.Platform.News;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using NodaTime;

namespace Inclusion.Platform.Storage;

/// <summary>Wires what an operation stands on: its actor, its unit, its database and its journal, one of each a scope.</summary>
public static class StorageSetup
{
    public static IServiceCollection AddInclusionOperations(this IServiceCollection services)
    {
        services.AddHttpContextAccessor();
        services.AddSingleton<IClock>(SystemClock.Instance);
        services.AddScoped<CurrentActor>();
        services.AddScoped(scope => scope.GetRequiredService<CurrentActor>().Value);
        services.AddScoped<Unit>();
        services.AddScoped<FactBoard>();
        services.AddScoped<OperationJournal>();
        services.AddScoped<NewsBoard>();
        services.AddScoped<CodeTries>();
        services.AddSingleton(house => Options(house.GetRequiredService<ILoggerFactory>()));
        services.AddScoped(Open);
        foreach (var (port, room) in Ports()) services.AddScoped(port, room);
        return services;
    }

    /// <remarks>One for the whole house: EF looks them up by their content, which costs more than a query.</remarks>
    private static DbContextOptions<InclusionDb> Options(ILoggerFactory log) => new DbContextOptionsBuilder<InclusionDb>()
        .UseNpgsql(npgsql => npgsql.UseNodaTime())
        .UseSnakeCaseNamingConvention()
        // A constraint that objects is an outcome here, never an incident: EF would log it twice with its values.
        .ConfigureWarnings(warnings => warnings.Ignore(RelationalEventId.CommandError, CoreEventId.SaveChangesFailed))
        .UseLoggerFactory(log)
        .Options;

    /// <summary>The database on the operation's own connection, following its transactions.</summary>
    private static InclusionDb Open(IServiceProvider scope)
    {
        var unit = scope.GetRequiredService<Unit>();
        var db = new InclusionDb(scope.GetRequiredService<DbContextOptions<InclusionDb>>(), scope.GetRequiredService<FactBoard>());
        db.Database.SetDbConnection(unit.Connection);
        db.Database.UseTransaction(unit.Transaction);
        unit.TransactionChanged += transaction => db.Database.UseTransaction(transaction);
        return db;
    }

    /// <summary>The listeners, the conditions, the privacy and the town directory of the rooms, found by what they implement.</summary>
    private static IEnumerable<(Type Port, Type Room)> Ports() =>
        from type in ProductTypes.Concrete(typeof(StorageSetup).Assembly)
        from port in type.GetInterfaces()
        where port.IsGenericType && port.GetGenericTypeDefinition() == typeof(IListener<>)
            || port.IsAssignableTo(typeof(ICondition)) && port != typeof(ICondition)
            || port == typeof(IPrivacy)
            || port == typeof(ITownDirectory)
        select (port, type);
}
