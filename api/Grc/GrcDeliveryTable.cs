using Inclusion.Platform.Access;
using Inclusion.Platform.Messaging;
using Inclusion.Platform.Storage;
using NodaTime;
using Npgsql;

namespace Inclusion.Grc;

/// <summary>Something to tell a GRC, held by one worker for a while.</summary>
/// <param name="Id">The same at every attempt: the GRC knows by it what it has applied already.</param>
/// <param name="Lease">Proves that it is still held.</param>
/// <param name="Attempt">1 at the first.</param>
public sealed record LeasedDelivery(Guid Id, TerritoryId Territory, GrcRequestId Request, Guid Lease, int Attempt);

/// <summary>The queue towards the GRCs of all towns. What was said about one request leaves in its order; what is stuck holds back what follows.</summary>
public static class GrcDeliveryTable
{
    private static readonly Duration LeaseLength = Duration.FromMinutes(2);

    private const string LeaseOne = """
        update grc_delivery set leased_by = $1, lease_until = $2, attempts = attempts + 1
        where id = (
          select id from grc_delivery mine
          where state = 'QUEUED' and due_at <= $3 and (lease_until is null or lease_until <= $3)
            and not exists (
              select from grc_delivery earlier
              where earlier.territory_id = mine.territory_id and earlier.request_id = mine.request_id and earlier.position < mine.position)
          order by due_at, position limit 1 for update skip locked)
        returning id, territory_id, request_id, attempts
        """;

    /// <summary>Takes what has been due the longest; null when nothing is.</summary>
    public static async Task<LeasedDelivery?> LeaseGrcDeliveryAsync(this NpgsqlDataSource source, Instant now, CancellationToken stop)
    {
        var lease = Guid.NewGuid();
        await using var take = source.CreateCommand(LeaseOne);
        foreach (var value in new object[] { lease, now + LeaseLength, now }) take.Parameters.Add(new NpgsqlParameter { Value = value });
        await using var row = await take.ExecuteReaderAsync(stop);
        return await row.ReadAsync(stop) ? new(row.GetGuid(0), new(row.GetGuid(1)), new(row.GetGuid(2)), lease, row.GetInt32(3)) : null;
    }

    public static Task QueueGrcDeliveryAsync(this Unit unit, GrcRequest request, CancellationToken stop) => unit.RunAsync(
        "insert into grc_delivery (id, territory_id, request_id, due_at) values ($1, $2, $3, $4)", [Guid.CreateVersion7(), request.TerritoryId.Value, request.Id.Value, request.QueuedAt], stop);

    /// <summary>It was told, or need not be told any more.</summary>
    public static Task ForgetGrcDeliveryAsync(this Unit unit, GrcRequest request, Guid? delivery, CancellationToken stop) => unit.RunAsync(
        "delete from grc_delivery where territory_id = $1 and request_id = $2 and ($3 = '00000000-0000-0000-0000-000000000000' or id = $3)", [request.TerritoryId.Value, request.Id.Value, delivery ?? Guid.Empty], stop);

    /// <summary>To be tried again later. A worker that lost its lease changes nothing.</summary>
    public static Task<int> PostponeGrcDeliveryAsync(this Unit unit, LeasedDelivery leased, Instant now, CancellationToken stop) => unit.RunAsync(
        "update grc_delivery set due_at = $3, leased_by = null, lease_until = null where id = $1 and leased_by = $2", [leased.Id, leased.Lease, now + RetryPlan.Pause(leased.Attempt, Random.Shared.NextDouble())], stop);

    /// <summary>From now on a person decides. A worker that lost its lease changes nothing.</summary>
    public static Task<int> StickGrcDeliveryAsync(this Unit unit, LeasedDelivery leased, CancellationToken stop) => unit.RunAsync(
        "update grc_delivery set state = 'STUCK', leased_by = null, lease_until = null where id = $1 and leased_by = $2", [leased.Id, leased.Lease], stop);

    /// <summary>Has what is stuck tried again from the start, under the same ids.</summary>
    public static Task RetryGrcDeliveryAsync(this Unit unit, GrcRequest request, Instant now, CancellationToken stop) => unit.RunAsync(
        "update grc_delivery set state = 'QUEUED', attempts = 0, due_at = $3 where territory_id = $1 and request_id = $2 and state = 'STUCK'", [request.TerritoryId.Value, request.Id.Value, now], stop);

    private static async Task<int> RunAsync(this Unit unit, string sql, object[] values, CancellationToken stop)
    {
        await using var command = unit.Command(sql);
        foreach (var value in values) command.Parameters.Add(new NpgsqlParameter { Value = value });
        return await command.ExecuteNonQueryAsync(stop);
    }
}
