using Inclusion.Platform.Storage;
using Npgsql;
using Shouldly;

namespace Inclusion.Tests.Platform.Storage;

/// <summary>What 0001-platform.sql offers to every room's migrations.</summary>
public sealed class TownTableTests(TestCluster cluster)
{
    private const string Blois = "0198f000-0000-7000-8000-000000000001";
    private const string Vendome = "0198f000-0000-7000-8000-000000000002";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_sealed_table_shows_and_takes_only_the_rows_of_the_transactions_town()
    {
        await using var database = await WithNotesAsync();
        await using var source = database.ApplicationSource();

        (await AskInTownAsync(source, Blois, "select string_agg(word, ',') from note")).ShouldBe("Loire");
        (await AskInTownAsync(source, Vendome, "select string_agg(word, ',') from note")).ShouldBe("Loir");
        (await AskInTownAsync(source, "", "select count(*)::text from note")).ShouldBe("0");
        (await AskInTownAsync(source, Blois, $"update note set word = 'seized' where territory_id = '{Vendome}' returning word")).ShouldBeNull();
        var refused = await Should.ThrowAsync<PostgresException>(
            () => AskInTownAsync(source, Blois, $"insert into note values ('{Vendome}', '{Guid.NewGuid()}', 'slipped in')"));
        refused.SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
        (await database.AskAsync<string>("select string_agg(word, ',' order by word) from note", Stop)).ShouldBe("Loir,Loire");
    }

    [Fact]
    public async Task A_sealed_table_is_sealed_for_its_owner_too()
    {
        await using var database = await WithNotesAsync();
        await using var source = NpgsqlDataSource.Create(database.Migrating);
        await using var connection = await source.OpenConnectionAsync(Stop);
        await using var become = new NpgsqlCommand("set role inclusion_owner", connection);
        await become.ExecuteNonQueryAsync(Stop);

        await using var ask = new NpgsqlCommand("select count(*) from note", connection);
        (await ask.ExecuteScalarAsync(Stop)).ShouldBe(0L);
    }

    [Theory]
    [InlineData("create table loose (id uuid primary key)", "table loose needs a column territory_id uuid not null")]
    [InlineData("create table loose (territory_id uuid not null, id uuid primary key)", "the primary key of table loose must begin with territory_id")]
    public async Task A_table_that_cannot_be_sealed_is_refused(string create, string sentence)
    {
        await using var database = await cluster.CreateDatabaseAsync();
        var refused = await Should.ThrowAsync<MigrationException>(
            () => Migrator.MigrateAsync(database.Migrating, [new("9001-loose.sql", $"{create}; select seal_town_table('loose')")], Stop));
        refused.Message.ShouldContain(sentence);
    }

    [Fact]
    public async Task A_search_function_reads_past_the_policies_only_what_it_was_given()
    {
        await using var database = await WithNotesAsync();
        await Migrator.MigrateAsync(database.Migrating, [new("9002-search.sql", """
            create function search_note(wanted text) returns text language sql stable security definer set search_path = public, pg_temp
              as $$ select string_agg(word, ',') from note where territory_id = current_town() and fold(word) like '%' || fold(wanted) || '%' $$;
            select search_function('search_note(text)', 'note');
            """)], Stop);
        await using var source = database.ApplicationSource();

        (await AskInTownAsync(source, Blois, "select search_note('LÔIR')")).ShouldBe("Loire");
        (await AskInTownAsync(source, "", "select search_note('loir')")).ShouldBeNull();
        (await database.AskAsync<string>("select pg_get_userbyid(proowner)::text from pg_proc where proname = 'search_note'", Stop)).ShouldBe(Roles.Search);
        (await database.AskAsync<bool>("select has_table_privilege('inclusion_search', 'note', 'update')", Stop)).ShouldBeFalse();
    }

    [Fact]
    public async Task A_table_without_a_town_is_opened_to_the_application()
    {
        await using var database = await cluster.CreateDatabaseAsync();
        await Migrator.MigrateAsync(database.Migrating, [new("9001-queue.sql", "create table queue (id uuid primary key); select queue_table('queue')")], Stop);
        await using var source = database.ApplicationSource();

        (await AskInTownAsync(source, "", $"insert into queue values ('{Blois}') returning id::text")).ShouldBe(Blois);
    }

    [Theory]
    [InlineData("Élodie Lefèvre", "elodie lefevre")]
    [InlineData("ŒUVRE Straße", "oeuvre strasse")]
    [InlineData("L'Haÿ-les-Roses", "l'hay-les-roses")]
    public async Task Fold_drops_accents_and_capitals(string text, string folded)
    {
        await using var database = await cluster.CreateDatabaseAsync();
        (await database.AskAsync<string>("select fold($1)", Stop, text)).ShouldBe(folded);
    }

    [Fact]
    public async Task Fold_can_stand_in_an_index()
    {
        await using var database = await WithNotesAsync();
        await Migrator.MigrateAsync(database.Migrating, [new("9003-index.sql", "create unique index note_once on note (territory_id, fold(word))")], Stop);
        await using var source = database.ApplicationSource();

        var refused = await Should.ThrowAsync<PostgresException>(
            () => AskInTownAsync(source, Blois, $"insert into note values ('{Blois}', '{Guid.NewGuid()}', 'LOIRÉ')"));
        refused.ConstraintName.ShouldBe("note_once");
    }

    private async Task<TestDatabase> WithNotesAsync()
    {
        var database = await cluster.CreateDatabaseAsync();
        await Migrator.MigrateAsync(database.Migrating, [new("9001-note.sql", """
            create table note (territory_id uuid not null, id uuid not null, word text not null, primary key (territory_id, id));
            select seal_town_table('note');
            """)], Stop);
        await database.AskAsync<string>($"insert into note values ('{Blois}', '{Guid.NewGuid()}', 'Loire'), ('{Vendome}', '{Guid.NewGuid()}', 'Loir') returning word", Stop);
        return database;
    }

    private static async Task<object?> AskInTownAsync(NpgsqlDataSource source, string town, string sql)
    {
        await using var connection = await source.OpenConnectionAsync(Stop);
        await using var transaction = await connection.BeginTransactionAsync(Stop);
        await using var enter = new NpgsqlCommand("select set_config('inclusion.territory', $1, true)", connection, transaction);
        enter.Parameters.Add(new() { Value = town });
        await enter.ExecuteNonQueryAsync(Stop);
        await using var ask = new NpgsqlCommand(sql, connection, transaction);
        var answer = await ask.ExecuteScalarAsync(Stop);
        await transaction.CommitAsync(Stop);
        return answer is DBNull ? null : answer;
    }
}
