using Inclusion.Platform.Storage;
using Inclusion.Residents;
using Inclusion.Tests.Platform;
using Inclusion.Tests.Platform.Graph;
using Inclusion.Tests.Platform.Storage;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Shouldly;

namespace Inclusion.Tests.Residents;

/// <summary>40,000 residents of two towns, each with a telephone, and in each town one Élodie.</summary>
public sealed class ManyResidents(TestCluster cluster) : IAsyncLifetime
{
    private const int RowsPerTown = 20_000;

    public RoomHost Room { get; } = new(cluster);

    public async ValueTask InitializeAsync()
    {
        await Room.InitializeAsync();
        foreach (var town in new[] { Room.Town, Room.Stranger })
        {
            await ExecuteAsync("""
                insert into resident (territory_id, id, given_name, family_name, birth_year, registered_at)
                select $1, gen_random_uuid(), substr(md5('p' || n), 1, 7), substr(md5('n' || n), 1, 9), 1930 + n % 70, now() from generate_series(1, $2) n
                """, town.Id.Value, RowsPerTown);
            await ExecuteAsync("insert into resident (territory_id, id, given_name, family_name, birth_year, registered_at) values ($1, gen_random_uuid(), 'Élodie', 'N''Guyen-Lœuvre', 1961, now())", town.Id.Value);
            await ExecuteAsync("""
                insert into contact_point (territory_id, id, resident_id, kind, value, preferred, added_at)
                select territory_id, gen_random_uuid(), id, 'MOBILE', '+336' || lpad((row_number() over (order by id) * 4957 % 100000000)::text, 8, '0'), true, now()
                from resident where territory_id = $1
                """, town.Id.Value);
        }

        await ExecuteAsync("analyze resident, contact_point");
    }

    public ValueTask DisposeAsync() => Room.DisposeAsync();

    private Task ExecuteAsync(string sql, params object[] values) => Room.Database.RunAsync(sql, TestContext.Current.CancellationToken, values);
}

/// <summary>Searches among 40,000 residents of two towns read an index, as the application runs them, and never another town.</summary>
public sealed class ResidentSearchPlanTests(ManyResidents many) : IClassFixture<ManyResidents>
{
    private readonly RoomHost _room = many.Room;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_name_and_a_year_are_found_through_the_trigram_index_in_one_s_own_town_only()
    {
        var (found, plan) = await FindAsync(new ResidentSearch("elodie", null, 1961, null, null));
        (await TownsOfAsync(found)).ShouldBe([_room.Town.Id.Value]);
        plan.ShouldContain("resident_by_fragment");
        plan.ShouldNotContain("Seq Scan");
    }

    [Fact]
    public async Task Two_names_are_found_either_way_round_without_their_accents_and_signs()
    {
        (await FindAsync(new ResidentSearch("nguyen", "ÉLO", null, null, null))).Found.ShouldBeEmpty();
        var (found, plan) = await FindAsync(new ResidentSearch("n guyen lœuv", "elodie", null, null, null));
        found.ShouldHaveSingleItem();
        plan.ShouldContain("resident_by_fragment");
    }

    [Fact]
    public async Task A_part_of_a_telephone_is_found_through_its_index()
    {
        var number = await _room.ScalarAsync<string>("select value from contact_point where territory_id = $1 and value like '+3360004957%'", _room.Town.Id.Value);
        var (found, plan) = await FindAsync(new ResidentSearch(null, null, await YearOfAsync(number), number[4..], null));
        found.ShouldHaveSingleItem();
        plan.ShouldContain("contact_point_by_fragment");
        plan.ShouldNotContain("Seq Scan");
    }

    [Fact]
    public async Task A_probable_duplicate_is_found_through_the_index_too()
    {
        var (found, plan) = await PlanAsync(unit => unit.ProbableDuplicatesAsync(new ResidentPerson("Elodi", "Nguyen Lœuvre", null, null), [], Stop));
        (await TownsOfAsync(found)).ShouldBe([_room.Town.Id.Value]);
        plan.ShouldContain("resident_by_fragment");
        plan.ShouldNotContain("Seq Scan on resident n");
    }

    [Fact]
    public async Task A_search_without_a_town_finds_nobody()
    {
        await using var source = NpgsqlDataSource.Create(_room.Database.Application + ";Pooling=false");
        await using var find = source.CreateCommand("select count(*) from find_residents('elodie', null, 1961, null, null)");
        (await find.ExecuteScalarAsync(Stop)).ShouldBe(0L);
    }

    [Fact]
    public async Task The_database_itself_asks_for_two_facts()
    {
        var refused = await Should.ThrowAsync<PostgresException>(() => _room.RunAsync(_room.Town.As(), scope =>
            scope.GetRequiredService<Unit>().FindResidentsAsync(new ResidentSearch("elodie", null, null, null, null), Stop)));
        refused.SqlState.ShouldBe(PostgresErrorCodes.RaiseException);
    }

    private Task<(IReadOnlyList<ResidentId> Found, string Plan)> FindAsync(ResidentSearch search) => PlanAsync(unit => unit.FindResidentsAsync(search, Stop));

    private Task<(IReadOnlyList<ResidentId> Found, string Plan)> PlanAsync(Func<Unit, Task<IReadOnlyList<ResidentId>>> search) =>
        SeenPlan.OfAsync(_room.Database, _room.Town.As(), house => search(house.GetRequiredService<Unit>()), Stop);

    private async Task<int> YearOfAsync(string number) => await _room.ScalarAsync<short>(
        "select r.birth_year from resident r join contact_point c on c.territory_id = r.territory_id and c.resident_id = r.id where r.territory_id = $1 and c.value = $2", _room.Town.Id.Value, number);

    private async Task<IReadOnlyList<Guid>> TownsOfAsync(IReadOnlyList<ResidentId> found) =>
        await _room.ScalarAsync<Guid[]>("select array_agg(territory_id) from resident where id = any ($1)", found.Select(id => id.Value).ToArray());
}
