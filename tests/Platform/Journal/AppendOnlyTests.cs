using Npgsql;
using Shouldly;

namespace Inclusion.Tests.Platform.Journal;

public sealed class AppendOnlyTests(TestCluster cluster) : IAsyncLifetime
{
    private JournalCase? _case;

    private JournalCase Case => _case ?? throw new InvalidOperationException();

    public async ValueTask InitializeAsync()
    {
        _case = await JournalCase.OpenAsync(cluster);
        await Case.FillAsync(2);
    }

    [Theory]
    [InlineData("journal_act"), InlineData("journal_reading"), InlineData("journal_security"), InlineData("journal_block"), InlineData("journal_act_default")]
    public async Task The_application_may_not_change_delete_or_empty_it(string table)
    {
        var change = table == "journal_block" ? "entries = 0" : "operation = 'other'";
        foreach (var sql in (string[])[$"update {table} set {change}", $"delete from {table}", $"truncate {table}", $"drop table {table}", $"alter table {table} disable trigger all"])
            (await Should.ThrowAsync<PostgresException>(() => Case.AskAsync(JournalCase.Here, sql))).SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege, sql);
        (await Case.VerifyAsync()).ShouldSatisfyAllConditions(verdict => verdict.IsWhole.ShouldBeTrue(), verdict => verdict.Sealed.ShouldBe(4));
    }

    [Theory]
    [InlineData("journal_act"), InlineData("journal_reading"), InlineData("journal_security"), InlineData("journal_block"), InlineData("journal_reading_default")]
    public async Task The_owner_itself_is_stopped_by_the_triggers(string table)
    {
        var change = table == "journal_block" ? "entries = 0" : "operation = 'other'";
        foreach (var sql in (string[])[$"update {table} set {change}", $"delete from {table}", $"truncate {table}"])
            (await Should.ThrowAsync<PostgresException>(() => Case.AsOwnerAsync(sql))).MessageText.ShouldStartWith("The journal is append-only");
    }

    [Fact]
    public async Task The_application_chooses_no_position_and_writes_no_block()
    {
        foreach (var sql in (string[])
            ["insert into journal_act (position) values (1)", "insert into journal_block (number) values (99)", "select journal_append('DROP', 'ACT', 'x', 0, 0, 0, '')", "select setval('journal_position', 1)"])
            (await Should.ThrowAsync<PostgresException>(() => Case.AskAsync(JournalCase.Here, sql))).SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege, sql);
    }

    [Fact]
    public async Task A_town_sees_its_own_entries_and_nobody_sees_what_has_no_town()
    {
        (await Case.AskAsync(JournalCase.Here, "select count(*) from journal_entry")).ShouldBe("2");
        (await Case.AskAsync(JournalCase.Here, $"select count(*) from journal_entry where territory_id <> '{JournalCase.Here.Value}'")).ShouldBe("0");
        await Should.ThrowAsync<PostgresException>(() => Case.AskAsync(JournalCase.Here, "select * from journal_security"));
        await Should.ThrowAsync<PostgresException>(() => Case.OperateAsync(JournalCase.Here, async (unit, _) =>
        {
            await using var write = unit.Command($"""
                insert into journal_act (territory_id, id, happened_at, operation, actor_kind, subject_ids, subject_nouns)
                values ('{JournalCase.Elsewhere.Value}', gen_random_uuid(), now(), 'forged', 'SYSTEM', '{"{}"}', '{"{}"}')
                """);
            await write.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }));
    }

    [Fact]
    public async Task Entries_about_one_subject_are_found_in_the_own_town_only()
    {
        var resident = Guid.CreateVersion7();
        await Case.OperateAsync(JournalCase.Here, "openResident", resident);
        await Case.OperateAsync(JournalCase.Elsewhere, "openResident", resident);
        (await Case.AskAsync(JournalCase.Here, $"select string_agg(kind || ' ' || operation || ' ' || subject_nouns[1], ',') from journal_about('{resident}')")).ShouldBe("READING openResident Resident");
    }

    [Fact]
    public async Task An_act_that_is_rolled_back_leaves_no_entry()
    {
        await Case.OperateAsync(JournalCase.Here, async (unit, journal) =>
        {
            await journal.WriteActAsync("refused", TestContext.Current.CancellationToken);
            await unit.RollbackAsync();
        });
        (await Case.AskAsync(JournalCase.Here, "select count(*) from journal_act where operation = 'refused'")).ShouldBe("0");
    }

    public ValueTask DisposeAsync() => _case?.DisposeAsync() ?? default;
}
