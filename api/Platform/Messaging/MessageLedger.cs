using Inclusion.Platform.Access;
using Inclusion.Platform.Storage;
using NodaTime;
using Npgsql;

namespace Inclusion.Platform.Messaging;

/// <summary>Writes what became of a message, in a transaction of its town: the queue's row and the receipt together.</summary>
public sealed class MessageLedger(Unit unit, CurrentActor actor, IClock clock)
{
    private const string Dequeue = "delete from outbox where territory_id = $1 and id = $2";

    /// <summary>It has been rendered and is about to be sent, or printed.</summary>
    /// <param name="segments">What a text message costs; 0 for the rest.</param>
    public Task ProcessAsync(MessageOrder order, MessageChannel channel, int segments, CancellationToken stop) => RunAsync("""
        insert into message_receipt (territory_id, id, kind, subject_noun, subject_id, recipient_noun, recipient_id, channel, state, segments, processed_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, 'PROCESSED', $9, $10)
        on conflict (territory_id, id) do update set channel = excluded.channel, state = 'PROCESSED', segments = excluded.segments, failed_at = null
        """, [.. Whole(order), ConstantNameConverter<MessageChannel>.NameOf(channel), segments, clock.GetCurrentInstant()], stop);

    /// <summary>The outside took it. Whoever holds the order now need not send it again.</summary>
    public async Task SentAsync(MessageOrder order, CancellationToken stop)
    {
        await RunAsync(Dequeue, Key(order), stop);
        await RunAsync("""
            update message_receipt
            set state = case state when 'DELIVERED' then state else 'SENT' end, sent_at = coalesce(sent_at, $3), failed_at = null, last_fault = null
            where territory_id = $1 and id = $2
            """, [.. Key(order), clock.GetCurrentInstant()], stop);
    }

    /// <summary>The outside said that it arrived; it may say so before we have noted that it left.</summary>
    public Task ArrivedAsync(MessageReceiptId id, CancellationToken stop) => RunAsync("""
        update message_receipt set state = 'DELIVERED', delivered_at = $3, failed_at = null, last_fault = null
        where territory_id = $1 and id = $2 and delivered_at is null
        """, [actor.Value.Territory.Value, id.Value, clock.GetCurrentInstant()], stop);

    /// <summary>The outside said, after it had taken it, that it will not arrive. What has arrived stays so.</summary>
    public Task BouncedAsync(MessageReceiptId id, CancellationToken stop) => RunAsync("""
        update message_receipt set state = 'FAILED', failed_at = $3, last_fault = $4
        where territory_id = $1 and id = $2 and state = 'SENT'
        """, [actor.Value.Territory.Value, id.Value, clock.GetCurrentInstant(), NameOf(MessageFault.RecipientRefused)], stop);

    /// <summary>Nothing is left to say: the order goes, and the receipt of what never left.</summary>
    public async Task DropAsync(MessageOrder order, CancellationToken stop)
    {
        await RunAsync(Dequeue, Key(order), stop);
        await RunAsync("delete from message_receipt where territory_id = $1 and id = $2 and state in ('PROCESSED', 'FAILED')", Key(order), stop);
    }

    /// <summary>It becomes a letter, which leaves when staff have printed it.</summary>
    public async Task QueueLetterAsync(MessageOrder order, Guid? structure, CancellationToken stop)
    {
        await RunAsync(Dequeue, Key(order), stop);
        await RunAsync("""
            insert into letter (territory_id, id, kind, subject_noun, subject_id, recipient_noun, recipient_id, template_version, sequence, structure_id, queued_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
            on conflict do nothing
            """, [.. Whole(order), order.TemplateVersion, order.Sequence, structure, order.QueuedAt], stop);
    }

    /// <summary>To be tried again at <paramref name="dueAt"/>. A worker that lost its lease changes nothing.</summary>
    public async Task PostponeAsync(LeasedOrder leased, Instant dueAt, MessageFault fault, CancellationToken stop)
    {
        await RunAsync("""
            update outbox set due_at = $4, last_fault = $5, leased_by = null, lease_until = null
            where territory_id = $1 and id = $2 and leased_by = $3
            """, [.. Key(leased.Order), leased.Lease, dueAt, NameOf(fault)], stop);
        await RunAsync("update message_receipt set last_fault = $3 where territory_id = $1 and id = $2 and state = 'PROCESSED'",
            [.. Key(leased.Order), NameOf(fault)], stop);
    }

    /// <summary>Trying again does not help: from now on a person decides.</summary>
    public async Task StickAsync(LeasedOrder leased, MessageFault fault, CancellationToken stop)
    {
        var now = clock.GetCurrentInstant();
        var held = await RunAsync("""
            update outbox set state = 'STUCK', stuck_at = $4, last_fault = $5, leased_by = null, lease_until = null
            where territory_id = $1 and id = $2 and leased_by = $3
            """, [.. Key(leased.Order), leased.Lease, now, NameOf(fault)], stop);
        if (held == 0) return;
        await RunAsync("""
            insert into message_receipt (territory_id, id, kind, subject_noun, subject_id, recipient_noun, recipient_id, state, last_fault, processed_at, failed_at)
            values ($1, $2, $3, $4, $5, $6, $7, 'FAILED', $8, $9, $9)
            on conflict (territory_id, id) do update set state = 'FAILED', segments = 0, last_fault = excluded.last_fault, failed_at = excluded.failed_at
            """, [.. Whole(leased.Order), NameOf(fault), now], stop);
    }

    private async Task<int> RunAsync(string sql, IReadOnlyList<object?> values, CancellationToken stop)
    {
        await using var command = unit.Command(sql);
        foreach (var value in values) command.Parameters.Add(new NpgsqlParameter { Value = value ?? DBNull.Value });
        return await command.ExecuteNonQueryAsync(stop);
    }

    private static object?[] Key(MessageOrder order) => [order.Territory.Value, order.Id.Value];

    private static object?[] Whole(MessageOrder order) =>
        [.. Key(order), order.Kind, order.SubjectNoun, order.Subject, order.RecipientNoun, order.Recipient];

    private static string NameOf(MessageFault fault) => ConstantNameConverter<MessageFault>.NameOf(fault);
}
