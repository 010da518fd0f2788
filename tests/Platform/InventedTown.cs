using System.Security.Claims;
using System.Text.Json;
using GraphQL;
using GraphQL.Execution;
using GraphQL.SystemTextJson;
using Inclusion.Places;
using Inclusion.Planning;
using Inclusion.Platform;
using Inclusion.Platform.Access;
using Inclusion.Platform.Graph;
using Inclusion.Platform.Graph.Http;
using Inclusion.Platform.Messaging;
using Inclusion.Platform.Storage;
using Inclusion.Residents;
using Inclusion.Territories;
using Inclusion.Tests.Platform.Sealing;
using Inclusion.Tests.Portal;
using Inclusion.Tests.Vouchers;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Npgsql;

namespace Inclusion.Tests.Platform;

/// <summary>A town of one's own, asked through the contract as the endpoint asks it: everything but the wire is real.</summary>
public sealed class InventedTown : IAsyncDisposable
{
    private readonly TestDatabase _database;
    private readonly ServiceProvider _services;

    private InventedTown(TestDatabase database, ServiceProvider services, TownClock clock) => (_database, _services, Clock) = (database, services, clock);

    public TownClock Clock { get; }
    public TerritoryId Id { get; private set; }
    public StructureId Ccas { get; private set; }
    public StructureId Association { get; private set; }
    public ProfessionalId Mediator { get; private set; }
    public ProfessionalId OtherMediator { get; private set; }
    public ProfessionalId SocialWorker { get; private set; }
    public PartnerClientId Partner { get; private set; }
    public TestDatabase Database => _database;
    public NpgsqlDataSource Source => _services.GetRequiredService<NpgsqlDataSource>();

    /// <summary>Monday 7 September 2026, nine o'clock in Paris.</summary>
    public static readonly Instant Start = Instant.FromUtc(2026, 9, 7, 7, 0);

    public static async Task<InventedTown> FoundAsync(TestCluster cluster)
    {
        var database = await cluster.CreateDatabaseAsync();
        var clock = new TownClock(Start);
        var house = new ServiceCollection();
        StorageStart.Use(house, database.Application);
        var services = house.AddLogging()
            .AddInclusionOperations().AddSealingWithAKeyOfItsOwn().AddVoucherKeysOfItsOwn().AddResidentLinksOfItsOwn().AddInclusionGraph().AddSingleton<IClock>(clock).AddScoped<Outbox>().AddSingleton<OutboxBell>()
            .AddGraphHttp(new GraphSettings()).AddScoped<GraphExecution>().BuildServiceProvider();
        var town = new InventedTown(database, services, clock);
        await town.PeopleAsync();
        return town;
    }

    /// <summary>Does something in the town as the product itself, outside the contract.</summary>
    public async Task ActAsync(Func<InclusionDb, IServiceProvider, Task> act)
    {
        await using var scope = _services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Value = Actor.System(Id);
        var unit = scope.ServiceProvider.GetRequiredService<Unit>();
        await unit.BeginAsync(System.Data.IsolationLevel.ReadCommitted, default);
        await act(scope.ServiceProvider.GetRequiredService<InclusionDb>(), scope.ServiceProvider);
        await unit.CommitAsync(default);
    }

    public ClaimsPrincipal As(ProfessionalId professional, StructureId structure, params Role[] roles) => Principal(
        [new("professional", professional.Value.ToString()), new("structure", structure.Value.ToString()), new(AccessClaims.Fresh, "1"), .. roles.Select(role => new Claim("role", RoleNames.NameOf(role)))]);

    public ClaimsPrincipal AsSocialWorker => As(SocialWorker, Ccas, Role.SocialWorker);
    public ClaimsPrincipal AsMediator => As(Mediator, Ccas, Role.Mediator);

    public ClaimsPrincipal AsPartner(params string[] scopes) => Principal(
        [new("client", Partner.Value.ToString()), new("structure", Association.Value.ToString()), .. scopes.Select(scope => new Claim("scope", scope))]);

    /// <summary>Sends one document; answers the whole JSON.</summary>
    public async Task<JsonElement> AskAsync(ClaimsPrincipal who, string document, object? variables = null, string? key = null)
    {
        await using var scope = _services.CreateAsyncScope();
        var http = new DefaultHttpContext { RequestServices = scope.ServiceProvider, User = who };
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Value = Actor.From(who, "127.0.0.1");
        var parsed = scope.ServiceProvider.GetRequiredService<IDocumentBuilder>().Build(document);
        var serializer = scope.ServiceProvider.GetRequiredService<IGraphQLTextSerializer>();
        var inputs = serializer.Deserialize<Inputs>(JsonSerializer.Serialize(variables ?? new { }));
        var request = new GraphRequest(document, null, inputs, null, GraphOperation.In(parsed, null), null) { IdempotencyKey = key ?? Guid.NewGuid().ToString() };
        var result = await scope.ServiceProvider.GetRequiredService<GraphExecution>().ExecuteAsync(request, http, TestContext.Current.CancellationToken);
        if (result.Data is null) throw new InvalidOperationException(serializer.Serialize(result), result.Errors?.FirstOrDefault()?.InnerException);
        return JsonDocument.Parse(serializer.Serialize(result)).RootElement;
    }

    public static string Global(IId id) => GlobalId.Of(id).ToString();

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await _database.DisposeAsync();
    }

    private ClaimsPrincipal Principal(IEnumerable<Claim> claims) =>
        new(new ClaimsIdentity([new Claim("territory", Id.Value.ToString()), .. claims], "test"));

    private async Task PeopleAsync()
    {
        var territory = Territory.Found("Ville-Inventée", "99001", "Europe/Paris", Inclusion.Platform.Time.HolidayRegion.Mainland,
            $"key-{Guid.NewGuid():N}", "+33123456789", "rdv@ville-inventee.example").Value;
        Id = territory.TerritoryId;
        await ActAsync(async (db, _) =>
        {
            var (ccas, association) = (Structure.Open(Id, "CCAS", StructureKind.Ccas, null, null).Value, Structure.Open(Id, "Association", StructureKind.Association, null, null).Value);
            var people = new[] { Role.Mediator, Role.Mediator, Role.SocialWorker }.Select((role, at) => Professional.Join(Id, $"Prénom{at}", $"Nom{at}", $"p{at}@ville-inventee.example", [role]).Value).ToList();
            var partner = PartnerClient.Admit(Id, association.Id, "Programme", $"client-{Guid.NewGuid():N}", ["appointments:read", "appointments:prescribe"], Start).Value;
            (Ccas, Association, Mediator, OtherMediator, SocialWorker, Partner) = (ccas.Id, association.Id, people[0].Id, people[1].Id, people[2].Id, partner.Id);
            db.Add(territory);
            await db.SaveChangesAsync();
            db.AddRange(ccas, association);
            db.AddRange(people);
            await db.SaveChangesAsync();
            db.AddRange(people.Select(each => new ProfessionalStructure(Id, each.Id, Ccas)));
            db.Add(partner);
            await db.SaveChangesAsync();
        });
    }
}

/// <summary>A clock that stands still until it is set, or goes on a little each time that somebody looks.</summary>
public sealed class TownClock(Instant now) : IClock
{
    private readonly Lock _turn = new();
    private Instant _now = now;

    /// <summary>How far it goes on at each look; zero: it stands still.</summary>
    public Duration Tick { get; set; }

    public Instant GetCurrentInstant()
    {
        lock (_turn) return _now += Tick;
    }

    public void Reset(Instant moment)
    {
        lock (_turn) _now = moment;
    }

    public void Advance(Duration by)
    {
        lock (_turn) _now += by;
    }
}
