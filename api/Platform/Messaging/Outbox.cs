using Inclusion.Platform.Access;
using Inclusion.Platform.Graph;
using Inclusion.Platform.Storage;
using NodaTime;
using Npgsql;

namespace Inclusion.Platform.Messaging;

/// <summary>
/// Where a use case orders messages. The order is a row of ids in the transaction of the effect: a refused or broken
/// operation orders nothing, a committed one loses nothing.
/// </summary>
public sealed class Outbox(Unit unit, CurrentActor actor, IClock clock, OutboxBell bell)
{
    private bool _isFollowed;

    /// <summary>Orders a message.</summary>
    public async Task<MessageReceiptId> EnqueueAsync<TMessage>(Posting posting, CancellationToken stop) where TMessage : IMessage
    {
        var (id, now) = (MessageReceiptId.New(), clock.GetCurrentInstant());
        await using var insert = unit.Command("""
            insert into outbox (id, territory_id, kind, subject_noun, subject_id, recipient_noun, recipient_id, template_version, sequence, queued_at, not_before, due_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $11)
            """);
        Fill(insert, id.Value, actor.Value.Territory.Value, MessageKind.NameOf(typeof(TMessage)), GlobalId.NounOf(posting.Subject.GetType()), posting.Subject.Value);
        insert.Parameters.Add(new NpgsqlParameter<string?> { TypedValue = posting.Recipient is { } to ? GlobalId.NounOf(to.GetType()) : null });
        insert.Parameters.Add(new NpgsqlParameter<Guid?> { TypedValue = posting.Recipient?.Value });
        insert.Parameters.Add(new NpgsqlParameter<int> { TypedValue = TMessage.TemplateVersion });
        insert.Parameters.Add(new NpgsqlParameter<int> { TypedValue = posting.Sequence });
        insert.Parameters.Add(new NpgsqlParameter<Instant> { TypedValue = now });
        insert.Parameters.Add(new NpgsqlParameter<Instant> { TypedValue = posting.NotBefore ?? now });
        await insert.ExecuteNonQueryAsync(stop);
        Follow();
        return id;
    }

    /// <summary>Takes back what is ordered and not sent yet about a subject: reminders of an appointment that was moved.</summary>
    public async Task WithdrawAsync<TMessage>(IId subject, CancellationToken stop) where TMessage : IMessage
    {
        await using var delete = unit.Command("delete from outbox where territory_id = $1 and kind = $2 and subject_noun = $3 and subject_id = $4");
        Fill(delete, actor.Value.Territory.Value, MessageKind.NameOf(typeof(TMessage)), GlobalId.NounOf(subject.GetType()), subject.Value);
        await delete.ExecuteNonQueryAsync(stop);
    }

    /// <summary>Has a stuck message tried again from the start; false when there is none of that id in the town.</summary>
    public async Task<bool> RetryAsync(StuckMessageId message, CancellationToken stop)
    {
        await using var retry = unit.Command("""
            update outbox set state = 'QUEUED', stuck_at = null, attempts = 0, last_fault = null, due_at = $3
            where territory_id = $1 and id = $2 and state = 'STUCK'
            """);
        Fill(retry, actor.Value.Territory.Value, message.Value, clock.GetCurrentInstant());
        Follow();
        return await retry.ExecuteNonQueryAsync(stop) == 1;
    }

    /// <summary>Gives a stuck message up; false when there is none of that id in the town.</summary>
    public async Task<bool> AbandonAsync(StuckMessageId message, CancellationToken stop)
    {
        await using var abandon = unit.Command("delete from outbox where territory_id = $1 and id = $2 and state = 'STUCK'");
        Fill(abandon, actor.Value.Territory.Value, message.Value);
        return await abandon.ExecuteNonQueryAsync(stop) == 1;
    }

    /// <summary>Puts a letter that nobody printed back into the queue, where its way is chosen again.</summary>
    public async Task ReleaseAsync(LetterId letter, CancellationToken stop)
    {
        await using var release = unit.Command("""
            with released as (delete from letter where territory_id = $1 and id = $2 and printed_at is null returning *)
            insert into outbox (id, territory_id, kind, subject_noun, subject_id, recipient_noun, recipient_id, template_version, sequence, queued_at, not_before, due_at)
            select id, territory_id, kind, subject_noun, subject_id, recipient_noun, recipient_id, template_version, sequence, queued_at, queued_at, $3 from released
            """);
        Fill(release, actor.Value.Territory.Value, letter.Value, clock.GetCurrentInstant());
        await release.ExecuteNonQueryAsync(stop);
        Follow();
    }

    /// <summary>Once the transaction has ended, the workers of this process look at the queue; those of others see it at their next look.</summary>
    private void Follow()
    {
        if (_isFollowed) return;
        _isFollowed = true;
        unit.TransactionChanged += transaction =>
        {
            if (transaction is null) bell.Ring();
        };
    }

    private static void Fill(NpgsqlCommand command, params object[] values)
    {
        foreach (var value in values) command.Parameters.Add(new NpgsqlParameter { Value = value });
    }
}

/// <summary>Wakes this process's workers. Cheaper than NOTIFY, which makes every commit wait for every other.</summary>
public sealed class OutboxBell
{
    private volatile TaskCompletionSource _next = Make();

    /// <summary>Ends at the next ring. Take it before looking at the queue, so that no ring is missed.</summary>
    public Task Next => _next.Task;

    public void Ring() => Interlocked.Exchange(ref _next, Make()).TrySetResult();

    private static TaskCompletionSource Make() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
