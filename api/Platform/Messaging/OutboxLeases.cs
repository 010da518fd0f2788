using Inclusion.Platform.Access;
using NodaTime;
using Npgsql;

namespace Inclusion.Platform.Messaging;

/// <summary>An order that one worker holds for a while.</summary>
/// <param name="Lease">Proves that it is still held: another lease has another value.</param>
/// <param name="Attempt">1 at the first.</param>
public sealed record LeasedOrder(MessageOrder Order, Guid Lease, int Attempt);

/// <summary>The queue over all towns. A lease is a row's mark with an end, so that a killed worker's messages come back by themselves.</summary>
public sealed class OutboxLeases(NpgsqlDataSource source, IClock clock)
{
    /// <summary>Longer than any sending may last.</summary>
    public static readonly Duration LeaseLength = Duration.FromMinutes(2);

    // A message waits for those ordered before it about the same subject to the same recipient, as long as they are not
    // stuck: what a person must look at does not hold up a cancellation.
    private const string LeaseOne = """
        update outbox set leased_by = $1, lease_until = $2, attempts = attempts + 1
        where id = (
          select id from outbox mine
          where state = 'QUEUED' and due_at <= $3 and (lease_until is null or lease_until <= $3)
            and not exists (
              select from outbox earlier
              where earlier.territory_id = mine.territory_id and earlier.subject_id = mine.subject_id
                and earlier.recipient_id is not distinct from mine.recipient_id and earlier.state = 'QUEUED'
                and (earlier.not_before, earlier.position) < (mine.not_before, mine.position))
          order by due_at, position limit 1 for update skip locked)
        returning id, territory_id, kind, subject_noun, subject_id, recipient_noun, recipient_id, template_version, sequence, queued_at, attempts
        """;

    /// <summary>Takes the message that has been due the longest; null when nothing is due.</summary>
    public async Task<LeasedOrder?> LeaseAsync(CancellationToken stop)
    {
        var (lease, now) = (Guid.NewGuid(), clock.GetCurrentInstant());
        await using var take = source.CreateCommand(LeaseOne);
        take.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = lease });
        take.Parameters.Add(new NpgsqlParameter<Instant> { TypedValue = now + LeaseLength });
        take.Parameters.Add(new NpgsqlParameter<Instant> { TypedValue = now });
        await using var row = await take.ExecuteReaderAsync(stop);
        if (!await row.ReadAsync(stop)) return null;
        return new LeasedOrder(await ReadAsync(row, stop), lease, row.GetInt32(10));
    }

    /// <summary>Reads an order from its first ten columns, in the order of <see cref="MessageOrder"/>'s table.</summary>
    private static async Task<MessageOrder> ReadAsync(NpgsqlDataReader row, CancellationToken stop) => new(
        new MessageReceiptId(row.GetGuid(0)),
        new TerritoryId(row.GetGuid(1)),
        row.GetString(2),
        row.GetString(3),
        row.GetGuid(4),
        await row.IsDBNullAsync(5, stop) ? null : row.GetString(5),
        await row.IsDBNullAsync(6, stop) ? null : row.GetGuid(6),
        row.GetInt32(7),
        row.GetInt32(8),
        await row.GetFieldValueAsync<Instant>(9, stop));
}
