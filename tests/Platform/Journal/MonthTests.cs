using NodaTime;
using Npgsql;
using Shouldly;

namespace Inclusion.Tests.Platform.Journal;

public sealed class MonthTests(TestCluster cluster) : IAsyncLifetime
{
    private const string OldAct = "insert into journal_act (territory_id, id, happened_at, operation, actor_kind, subject_ids, subject_nouns) values (gen_random_uuid(), gen_random_uuid(), '2019-03-31 23:59:59Z', 'old', 'SYSTEM', '{}', '{}')";

    private JournalCase? _case;

    private JournalCase Case => _case ?? throw new InvalidOperationException();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _case = await JournalCase.OpenAsync(cluster);

    [Fact]
    public async Task An_entry_lies_in_its_month_and_the_coming_months_are_ready()
    {
        await Case.OperateAsync(JournalCase.Here, "bookAppointment", Guid.CreateVersion7());
        (await Case.AskAsOwnerAsync("select tableoid::regclass = ('journal_act' || to_char(happened_at at time zone 'UTC', '_YYYY_MM'))::regclass from journal_act")).ShouldBe("True");
        (await Case.AskAsOwnerAsync("select count(*) from generate_series(0, 3) ahead, unnest(array['act', 'reading', 'security']) register where to_regclass('journal_' || register || to_char((now() at time zone 'UTC') + ahead * interval '1 month', '_YYYY_MM')) is not null")).ShouldBe("12");
        await Case.Sealer.KeepMonthsAsync(60, 12, Stop);
    }

    [Fact]
    public async Task Every_partition_is_sealed_to_its_town_and_out_of_the_application_s_reach()
    {
        (await Case.AskAsOwnerAsync("""
            select string_agg(c.relname, ' ') from pg_inherits i join pg_class c on c.oid = i.inhrelid
            where i.inhparent in ('journal_act'::regclass, 'journal_reading'::regclass)
              and (not c.relforcerowsecurity or has_any_column_privilege('inclusion_app', c.oid, 'select, insert, update') or has_table_privilege('inclusion_app', c.oid, 'delete, truncate'))
            """)).ShouldBe("");
    }

    [Fact]
    public async Task An_entry_of_a_month_that_was_not_prepared_is_kept_aside_and_stays_there()
    {
        var month = SystemClock.Instance.GetCurrentInstant().InUtc().Date.PlusMonths(2);
        var partition = $"journal_act_{month:yyyy'_'MM}";
        await Case.TamperAsync($"drop table {partition}");
        await Case.TamperAsync(OldAct.Replace("2019-03-31", $"{month:yyyy-MM}-10", StringComparison.Ordinal));
        await Case.Sealer.SealAsync(Stop);
        await Case.AsOwnerAsync("select journal_prepare_months(6)");
        (await Case.AskAsOwnerAsync("select tableoid::regclass::text from journal_act")).ShouldBe("journal_act_default");
        (await Case.AskAsOwnerAsync($"select to_regclass('{partition}') is null")).ShouldBe("True");
        (await Case.VerifyAsync()).Faults.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_month_whose_time_is_over_is_dropped_whole_and_leaves_a_digest_that_is_accepted()
    {
        await MakeOldMonthAsync();
        (await Case.Sealer.KeepMonthsAsync(60, 12, Stop)).ShouldBeEmpty("an entry that is not sealed yet is not dropped");
        await Case.Sealer.SealAsync(Stop);
        var drop = (await Case.Sealer.KeepMonthsAsync(60, 12, Stop)).Single();
        (drop.Kind, drop.Partition, drop.Entries).ShouldBe(("DROP", "journal_act_2019_03", 2));
        (await Case.AskAsOwnerAsync("select to_regclass('journal_act_2019_03') is null")).ShouldBe("True");
        var verdict = await Case.VerifyAsync();
        verdict.Faults.ShouldBeEmpty();
        (verdict.Dropped, verdict.Sealed).ShouldBe((1, 0));
    }

    [Fact]
    public async Task A_month_dropped_without_its_block_is_found()
    {
        await MakeOldMonthAsync();
        await Case.Sealer.SealAsync(Stop);
        await Case.TamperAsync("drop table journal_act_2019_03");
        (await Case.VerifyAsync()).Faults.Single().What.ShouldBe("Blocs 1 à 1 : la partition journal_act_2019_03 a disparu sans bloc de suppression.");
    }

    [Fact]
    public async Task A_month_dropped_before_its_time_is_found_even_with_a_block()
    {
        await Case.FillAsync(2);
        var month = await Case.AskAsOwnerAsync("select tableoid::regclass::text from journal_act limit 1");
        await Case.TamperAsync($"drop table {month}; select journal_append('DROP', 'ACT', '{month}', 0, 0, 2, (select sha256(hash) from journal_block where partition = '{month}'))");
        await Case.Sealer.SealAsync(Stop);
        (await Case.VerifyAsync()).Faults.Single().What.ShouldEndWith($"{month} a été supprimé avant son terme.");
    }

    [Fact]
    public async Task The_times_of_the_law_cannot_be_shortened()
    {
        (await Should.ThrowAsync<PostgresException>(() => Case.Sealer.KeepMonthsAsync(59, 12, Stop))).MessageText.ShouldStartWith("journal_drop_expired: acts are kept 60 months");
        (await Should.ThrowAsync<PostgresException>(() => Case.Sealer.KeepMonthsAsync(60, 5, Stop))).MessageText.ShouldStartWith("journal_drop_expired: acts are kept 60 months");
    }

    public ValueTask DisposeAsync() => _case?.DisposeAsync() ?? default;

    private async Task MakeOldMonthAsync()
    {
        await Case.AsOwnerAsync("create table journal_act_2019_03 partition of journal_act for values from ('2019-03-01Z') to ('2019-04-01Z'); select journal_guard_partition('journal_act_2019_03')");
        await Case.TamperAsync($"{OldAct}; {OldAct}");
    }
}
