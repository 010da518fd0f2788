using System.Collections.Frozen;
using System.Data;
using Inclusion.Places;
using Inclusion.Planning;
using Inclusion.Platform;
using Inclusion.Platform.Access;
using Inclusion.Platform.Graph;
using Inclusion.Platform.Storage;
using Inclusion.Tests.Platform;
using Inclusion.Tests.Platform.Access;
using Inclusion.Tests.Platform.Sealing;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Inclusion.Tests.Planning;

/// <summary>A town on a database of its own, its clock stopped at Monday 23 November 2026, 9 h, and the use cases of planning on real transactions.</summary>
internal sealed class PlanningDesk : IAsyncDisposable
{
    private readonly TestDatabase _database;
    private readonly ServiceProvider _house;
    private readonly StoppedClock _clock = new();

    private PlanningDesk(TestDatabase database, TestTown town)
    {
        (_database, Town) = (database, town);
        var services = new ServiceCollection();
        StorageStart.Use(services, database.Application);
        services.AddLogging().AddInclusionOperations().AddSealingWithAKeyOfItsOwn().AddInclusionGraph();
        services.AddSingleton<IClock>(_clock);
        _house = services.BuildServiceProvider();
    }

    public static CancellationToken Stop => TestContext.Current.CancellationToken;

    public TestDatabase Database => _database;
    public TestTown Town { get; }
    public Instant Now { get => _clock.Now; set => _clock.Now = value; }
    public Actor Coordinator => Acting(Role.Coordinator, Town.SocialCentre);
    public Actor System => Actor.System(Town.Id);

    public static async Task<PlanningDesk> OpenAsync(TestCluster cluster)
    {
        var database = await cluster.CreateDatabaseAsync();
        return new PlanningDesk(database, await TestTown.MakeAsync(database, Stop));
    }

    /// <summary>The same database and clock, in another town.</summary>
    public async Task<PlanningDesk> NextTownAsync() => new(_database, await TestTown.MakeAsync(_database, Stop)) { Now = Now };

    public Actor Acting(Role role, StructureId structure) =>
        new(ActorKind.Professional, Town.Id, Guid.CreateVersion7(), structure, new[] { role }.ToFrozenSet(), FrozenSet<string>.Empty);

    public Actor Partner(string scope) =>
        new(ActorKind.PartnerClient, Town.Id, Guid.CreateVersion7(), Town.Library, FrozenSet<Role>.Empty, new[] { scope }.ToFrozenSet());

    public Task<ProfessionalId> MediatorAsync() => Town.EngageAsync($"{Guid.NewGuid():N}@essai.example", Stop, Role.Mediator);

    /// <summary>A mediator of one structure only.</summary>
    public async Task<ProfessionalId> MediatorOfAsync(StructureId structure)
    {
        var mediator = await MediatorAsync();
        await Town.RunAsync("delete from professional_structure where territory_id = $1 and professional_id = $2 and structure_id <> $3",
            Stop, Town.Id.Value, mediator.Value, structure.Value);
        return mediator;
    }

    public async Task<PlaceId> PlaceAsync()
    {
        var place = PlaceId.New();
        await Town.RunAsync("insert into place (territory_id, id, kind, name, street, postal_code, city) values ($1, $2, 'PERMANENT', 'Médiathèque', '1 rue Haute', '59000', 'Lille')",
            Stop, Town.Id.Value, place.Value);
        return place;
    }

    public async Task<ReasonId> ReasonAsync(ReasonTerms terms) =>
        await InAsync(System, async house =>
        {
            var reason = Reason.Create(Town.Id, terms).Value;
            house.GetRequiredService<InclusionDb>().Add(reason);
            await house.GetRequiredService<InclusionDb>().SaveChangesAsync(Stop);
            return reason.Id;
        });

    public Task TakeAsync(params MediatorTime[] times) => InAsync(System, async house =>
    {
        house.GetRequiredService<InclusionDb>().AddRange(times.AsEnumerable());
        return await house.GetRequiredService<InclusionDb>().SaveChangesAsync(Stop);
    });

    public Task<IReadOnlyList<FreeSlot>> FreeAsync(SlotSearch search) =>
        InAsync(System, house => house.GetRequiredService<Unit>().FreeSlotsAsync(Town.Id, search, Stop));

    /// <summary>One use case in its transaction: written when it is done, rolled back when it is refused.</summary>
    public async Task<Outcome<T>> DoAsync<T>(Actor actor, Func<InclusionDb, Unit, IClock, Task<Outcome<T>>> useCase) where T : notnull
    {
        await using var scope = _house.CreateAsyncScope();
        var house = scope.ServiceProvider;
        house.GetRequiredService<CurrentActor>().Value = actor;
        var unit = house.GetRequiredService<Unit>();
        await unit.BeginAsync(IsolationLevel.ReadCommitted, Stop);
        var outcome = await useCase(house.GetRequiredService<InclusionDb>(), unit, _clock);
        if (outcome.IsRefused) await unit.RollbackAsync();
        if (!outcome.IsRefused) await unit.CommitAsync(Stop);
        return outcome;
    }

    public async Task<T> InAsync<T>(Actor actor, Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = _house.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Value = actor;
        var unit = scope.ServiceProvider.GetRequiredService<Unit>();
        await unit.BeginAsync(IsolationLevel.ReadCommitted, Stop);
        var result = await work(scope.ServiceProvider);
        await unit.CommitAsync(Stop);
        return result;
    }

    public async ValueTask DisposeAsync()
    {
        await _house.DisposeAsync();
        await _database.DisposeAsync();
    }

    private sealed class StoppedClock : IClock
    {
        public Instant Now { get; set; } = Instant.FromUtc(2026, 11, 23, 8, 0);
        public Instant GetCurrentInstant() => Now;
    }
}
