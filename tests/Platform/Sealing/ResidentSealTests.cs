using System.Data;
using Inclusion.Platform.Access;
using Inclusion.Platform.Sealing;
using Inclusion.Platform.Storage;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Npgsql;
using Shouldly;

namespace Inclusion.Tests.Platform.Sealing;

public sealed class ResidentSealTests(TestCluster cluster) : IAsyncLifetime
{
    private const string Text = "Ne sait pas lire ; vient avec sa fille Inès.";
    private static readonly TerritoryId Here = TerritoryId.New(), Elsewhere = TerritoryId.New();
    private static readonly SealPurpose Note = new("note", Guid.CreateVersion7());
    private static readonly string Old = SealingKeys.Generate("2026"), New = SealingKeys.Generate("2027");
    private readonly Guid _marie = Guid.CreateVersion7(), _paul = Guid.CreateVersion7();
    private TestDatabase? _database;
    private NpgsqlDataSource? _source;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _database = await cluster.CreateDatabaseAsync();
        var builder = new NpgsqlDataSourceBuilder(_database.Application);
        builder.UseNodaTime();
        _source = builder.Build();
    }

    [Fact]
    public async Task What_was_sealed_opens_for_the_same_resident_row_and_purpose()
    {
        var whole = await SealAsync();
        whole.AsSpan().IndexOf(System.Text.Encoding.UTF8.GetBytes("Inès")).ShouldBe(-1);
        (await OpenAsync(whole)).ShouldBe(Text);
        (await SealAsync()).ShouldNotBe(whole, "each sealing has a nonce of its own");
    }

    [Fact]
    public async Task It_opens_for_no_other_purpose_row_resident_or_town()
    {
        var whole = await SealAsync();
        await InTownAsync(Here, Old, seal => seal.SealTextAsync(_paul, Note, Text, Stop));
        await InTownAsync(Elsewhere, Old, seal => seal.SealTextAsync(_marie, Note, Text, Stop));

        await BreaksAsync(Here, seal => seal.OpenTextAsync(_marie, Note with { Name = "evidence" }, whole, Stop));
        await BreaksAsync(Here, seal => seal.OpenTextAsync(_marie, Note with { Row = Guid.CreateVersion7() }, whole, Stop));
        await BreaksAsync(Here, seal => seal.OpenTextAsync(_paul, Note, whole, Stop));
        await BreaksAsync(Here, seal => seal.OpenTextAsync(Guid.CreateVersion7(), Note, whole, Stop));
        await BreaksAsync(Elsewhere, seal => seal.OpenTextAsync(_marie, Note, whole, Stop));
    }

    [Fact]
    public async Task Any_changed_byte_is_noticed_and_so_is_a_cut()
    {
        var whole = await SealAsync();
        for (var at = 0; at < whole.Length; at++)
        {
            var changed = whole.ToArray();
            changed[at] ^= 1;
            await BreaksAsync(Here, seal => seal.OpenTextAsync(_marie, Note, changed, Stop));
        }

        foreach (var length in (int[])[0, 1, 17, 44, whole.Length - 1])
            await BreaksAsync(Here, seal => seal.OpenTextAsync(_marie, Note, whole.AsMemory(0, length), Stop));
    }

    [Fact]
    public async Task A_wrapped_key_moved_to_another_resident_opens_nothing()
    {
        var whole = await SealAsync();
        await RunAsync($"insert into resident_key select territory_id, '{_paul}', id, wrapped_by, wrapped, created_at from resident_key");
        await BreaksAsync(Here, seal => seal.OpenTextAsync(_paul, Note, whole, Stop));
    }

    [Fact]
    public async Task A_rotated_key_opens_what_the_last_one_wrapped_and_the_last_one_may_go_once_all_is_wrapped_again()
    {
        var whole = await SealAsync();
        (await OpenAsync(whole, $"{New},{Old}")).ShouldBe(Text);
        (await Should.ThrowAsync<SealingKeyMissingException>(() => OpenAsync(whole, New))).Message.ShouldContain("« 2026 »");

        (await RewrapAsync($"{New},{Old}")).ShouldBe(1);
        (await OpenAsync(whole, New)).ShouldBe(Text);
        (await RewrapAsync($"{New},{Old}")).ShouldBe(0, "what is wrapped already is left alone");
    }

    [Fact]
    public async Task Wrapping_again_goes_over_every_town_and_leaves_destroyed_keys_alone()
    {
        var whole = await SealAsync();
        await InTownAsync(Elsewhere, Old, seal => seal.SealTextAsync(_paul, Note, Text, Stop));
        await InTownAsync(Here, Old, async seal => { await seal.DestroyAsync(_marie, Stop); return 0; });
        (await RewrapAsync($"{New},{Old}")).ShouldBe(1);
        (await OpenAsync(whole, New)).ShouldBeNull();
    }

    [Fact]
    public async Task Destroying_the_key_erases_what_it_sealed_for_good()
    {
        var whole = await SealAsync();
        await InTownAsync(Here, Old, async seal =>
        {
            await seal.DestroyAsync(_marie, Stop);
            (await seal.OpenTextAsync(_marie, Note, whole, Stop)).ShouldBeNull("the key that was read before is forgotten at once");
            return 0;
        });
        (await OpenAsync(whole)).ShouldBeNull();
        await Should.ThrowAsync<InvalidOperationException>(() => SealAsync());
        foreach (var sql in (string[])["update resident_key set wrapped = decode(repeat('00', 60), 'hex'), destroyed_at = null", "update resident_key set id = gen_random_uuid()"])
            (await Should.ThrowAsync<PostgresException>(() => RunAsync(sql))).MessageText.ShouldBe("A destroyed key stays destroyed.");
    }

    [Fact]
    public async Task A_resident_of_whom_nothing_was_sealed_can_be_erased_too()
    {
        await InTownAsync(Here, Old, async seal => { await seal.DestroyAsync(_paul, Stop); return 0; });
        await Should.ThrowAsync<InvalidOperationException>(() => InTownAsync(Here, Old, seal => seal.SealTextAsync(_paul, Note, Text, Stop)));
    }

    [Fact]
    public async Task A_key_made_in_a_transaction_that_was_rolled_back_is_forgotten()
    {
        await using var services = Services(Here, Old);
        await using var scope = services.CreateAsyncScope();
        var (unit, seal) = (scope.ServiceProvider.GetRequiredService<Unit>(), scope.ServiceProvider.GetRequiredService<ResidentSeal>());
        await unit.BeginAsync(IsolationLevel.ReadCommitted, Stop);
        await seal.SealTextAsync(_marie, Note, "lost", Stop);
        await unit.RollbackAsync();
        await unit.BeginAsync(IsolationLevel.ReadCommitted, Stop);
        var whole = await seal.SealTextAsync(_marie, Note, Text, Stop);
        await unit.CommitAsync(Stop);
        (await OpenAsync(whole)).ShouldBe(Text);
    }

    [Fact]
    public async Task Many_who_seal_a_resident_s_first_text_at_once_share_one_key()
    {
        var all = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => SealAsync()));
        foreach (var each in all) (await OpenAsync(each)).ShouldBe(Text);
    }

    public async ValueTask DisposeAsync()
    {
        if (_source is not null) await _source.DisposeAsync();
        if (_database is not null) await _database.DisposeAsync();
    }

    private Task<byte[]> SealAsync() => InTownAsync(Here, Old, seal => seal.SealTextAsync(_marie, Note, Text, Stop));

    private Task<string?> OpenAsync(byte[] whole, string? keys = null) => InTownAsync(Here, keys ?? Old, seal => seal.OpenTextAsync(_marie, Note, whole, Stop));

    private async Task BreaksAsync(TerritoryId town, Func<ResidentSeal, Task<string?>> open) =>
        await Should.ThrowAsync<SealBrokenException>(() => InTownAsync(town, Old, open));

    private async Task<T> InTownAsync<T>(TerritoryId town, string keys, Func<ResidentSeal, Task<T>> work)
    {
        await using var services = Services(town, keys);
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Value = Actor.System(town);
        var unit = scope.ServiceProvider.GetRequiredService<Unit>();
        await unit.BeginAsync(IsolationLevel.ReadCommitted, Stop);
        var result = await work(scope.ServiceProvider.GetRequiredService<ResidentSeal>());
        await unit.CommitAsync(Stop);
        return result;
    }

    private ServiceProvider Services(TerritoryId town, string keys)
    {
        var services = new ServiceCollection().AddLogging().AddInclusionOperations().AddInclusionSealing().AddSingleton(_source.ShouldNotBeNull());
        services.AddSingleton(SealingKeys.Parse(keys));
        services.AddScoped(_ => new CurrentActor(new Microsoft.AspNetCore.Http.HttpContextAccessor()) { Value = Actor.System(town) });
        return services.BuildServiceProvider();
    }

    private async Task<long> RewrapAsync(string keys)
    {
        await using var connection = new NpgsqlConnection(Migrator.AsOwner(_database.ShouldNotBeNull().Migrating).ConnectionString);
        await connection.OpenAsync(Stop);
        return await new KeyWrapping(connection, SealingKeys.Parse(keys)).WrapAgainAsync(Stop);
    }

    private async Task RunAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(_database.ShouldNotBeNull().Superuser);
        await connection.OpenAsync(Stop);
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(Stop);
    }
}
