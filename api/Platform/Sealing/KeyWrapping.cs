using System.Security.Cryptography;
using Npgsql;

namespace Inclusion.Platform.Sealing;

/// <summary>
/// Wraps every resident's key again with the current outside key, over all towns. What the keys sealed is not touched.
/// May run beside the application, be stopped, and be run again.
/// </summary>
/// <remarks>The connection's role is the owner, which sees every town.</remarks>
public sealed class KeyWrapping(NpgsqlConnection connection, SealingKeys keys)
{
    private const int AtOnce = 500;

    /// <summary>Gives how many keys were wrapped again.</summary>
    /// <exception cref="SealingKeyMissingException">A key is needed that the settings no longer hold.</exception>
    public async Task<long> WrapAgainAsync(CancellationToken stop)
    {
        for (var total = 0L; ;)
        {
            await using var transaction = await connection.BeginTransactionAsync(stop);
            var rows = await ReadAsync(stop);
            foreach (var row in rows) await WriteAsync(row, stop);
            await transaction.CommitAsync(stop);
            total += rows.Count;
            if (rows.Count < AtOnce) return total;
        }
    }

    private async Task<List<WrappedKey>> ReadAsync(CancellationToken stop)
    {
        await using var command = new NpgsqlCommand($"""
            select territory_id, resident_id, id, wrapped_by, wrapped from resident_key
            where wrapped is not null and wrapped_by <> $1 limit {AtOnce} for update
            """, connection);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = keys.Current });
        var found = new List<WrappedKey>();
        await using var rows = await command.ExecuteReaderAsync(stop);
        while (await rows.ReadAsync(stop)) found.Add(new(rows.GetGuid(0), rows.GetGuid(1), rows.GetGuid(2), rows.GetString(3), rows.GetFieldValue<byte[]>(4)));
        return found;
    }

    private async Task WriteAsync(WrappedKey row, CancellationToken stop)
    {
        var bound = ResidentSeal.Bound(row.Town, row.Resident, row.Id, "key");
        var plain = keys.Unwrap(row.WrappedBy, row.Wrapped, bound);
        await using var command = new NpgsqlCommand("update resident_key set wrapped = $1, wrapped_by = $2 where territory_id = $3 and resident_id = $4", connection);
        command.Parameters.Add(new NpgsqlParameter<byte[]> { TypedValue = keys.Wrap(plain, bound) });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = keys.Current });
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = row.Town });
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = row.Resident });
        await command.ExecuteNonQueryAsync(stop);
        CryptographicOperations.ZeroMemory(plain);
    }

    private sealed record WrappedKey(Guid Town, Guid Resident, Guid Id, string WrappedBy, byte[] Wrapped);
}
