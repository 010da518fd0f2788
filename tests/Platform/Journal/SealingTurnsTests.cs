using Inclusion.Platform.Graph;
using Inclusion.Platform.Journal;
using NodaTime;
using Npgsql;
using Shouldly;

namespace Inclusion.Tests.Platform.Journal;

public sealed class SealingTurnsTests(TestCluster cluster) : IAsyncLifetime
{
    private JournalCase? _case;
    private int _turns;

    private JournalCase Case => _case ?? throw new InvalidOperationException();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _case = await JournalCase.OpenAsync(cluster);

    [Fact]
    public async Task Writers_at_work_while_others_seal_lose_nothing()
    {
        const int writers = 8, each = 60;
        using var done = new CancellationTokenSource();
        var sealers = Enumerable.Range(0, 2).Select(_ => SealUntilAsync(done.Token)).ToList();
        var rounds = 0;
        // On a busy machine the writers can be done before a sealer had its turn: they go on until two blocks were sealed among them.
        do await Task.WhenAll(Enumerable.Range(0, writers).Select(writer => WriteAsync(writer, each)));
        while (++rounds < 40 && Volatile.Read(ref _turns) < 2);
        await done.CancelAsync();
        await Task.WhenAll(sealers);
        await Case.Sealer.SealAsync(Stop);

        var verdict = await Case.VerifyAsync();
        verdict.Faults.ShouldBeEmpty();
        (verdict.Sealed, verdict.Unsealed).ShouldBe((rounds * writers * each * 2 / 3, 0));
        _turns.ShouldBeGreaterThan(1, "the sealers must have been at work among the writers");
    }

    [Fact]
    public async Task A_writer_still_open_is_waited_for_and_what_came_after_it_too()
    {
        var (opened, release) = (new TaskCompletionSource(), new TaskCompletionSource());
        var slow = Case.OperateAsync(JournalCase.Here, async (unit, journal) =>
        {
            await journal.WriteActAsync("slow", Stop);
            opened.SetResult();
            await release.Task;
            await unit.CommitAsync(Stop);
        });
        await opened.Task;
        await Case.OperateAsync(JournalCase.Here, "quick");
        var sealing = Case.Sealer.SealAsync(Stop);
        await Task.Delay(200, Stop);
        sealing.IsCompleted.ShouldBeFalse();
        release.SetResult();
        await slow;
        (await sealing).Single().Entries.ShouldBe(2);
        (await Case.VerifyAsync()).ShouldSatisfyAllConditions(verdict => verdict.IsWhole.ShouldBeTrue(), verdict => verdict.Sealed.ShouldBe(2));
    }

    [Fact]
    public async Task Sealing_inside_another_work_is_refused()
    {
        await using var connection = await Case.Source.OpenConnectionAsync(Stop);
        await using var transaction = await connection.BeginTransactionAsync(Stop);
        await using var work = new NpgsqlCommand("select pg_current_xact_id(); select * from journal_seal()", connection, transaction);
        (await Should.ThrowAsync<PostgresException>(() => work.ExecuteNonQueryAsync(Stop))).MessageText.ShouldStartWith("journal_seal must be the first thing");
    }

    [Fact]
    public async Task What_has_no_town_is_sealed_too()
    {
        var journal = new SecurityJournal(Case.Source, SystemClock.Instance);
        await journal.WriteAsync("signIn.refused", "2001:db8::7", new GlobalId("Account", Guid.CreateVersion7()), Stop);
        await journal.WriteAsync("signIn.refused", null, null, Stop);
        (await Case.Sealer.SealAsync(Stop)).Single().ShouldSatisfyAllConditions(
            block => block.Register.ShouldBe("SECURITY"), block => block.Entries.ShouldBe(2));
        (await Case.VerifyAsync()).Faults.ShouldBeEmpty();
    }

    public ValueTask DisposeAsync() => _case?.DisposeAsync() ?? default;

    /// <summary>One in three is rolled back: it took a position, and leaves a hole.</summary>
    private async Task WriteAsync(int writer, int count)
    {
        for (var at = 0; at < count; at++)
        {
            var kept = at % 3 != 0;
            await Case.OperateAsync(writer % 2 == 0 ? JournalCase.Here : JournalCase.Elsewhere, async (unit, journal) =>
            {
                await journal.WriteActAsync("bookAppointment", Stop);
                await Task.Delay(Random.Shared.Next(0, 6), Stop);
                if (kept) await unit.CommitAsync(Stop);
            });
        }
    }

    private async Task SealUntilAsync(CancellationToken done)
    {
        while (!done.IsCancellationRequested)
            if ((await Case.Sealer.SealAsync(Stop)).Count > 0) Interlocked.Increment(ref _turns);
    }
}
