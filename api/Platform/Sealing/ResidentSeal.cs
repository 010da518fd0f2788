using System.Security.Cryptography;
using System.Text;
using Inclusion.Platform.Access;
using Inclusion.Platform.Storage;
using NodaTime;
using Npgsql;
using NpgsqlTypes;

namespace Inclusion.Platform.Sealing;

/// <summary>
/// Seals what is delicate about a resident (notes, evidence) with a key of that resident alone, in the operation's
/// transaction. Destroying the key erases all of it at once, copies and backups included.
/// </summary>
/// <remarks>Sealed bytes: version 1, the key's id (16), nonce (12), tag (16), ciphertext. Bound: town, resident, purpose, key.</remarks>
public sealed class ResidentSeal : IDisposable
{
    private const byte Version = 1;
    private const int HeadSize = 17;
    private readonly Dictionary<Guid, ResidentKey> _known = [];
    private readonly Unit _unit;
    private readonly CurrentActor _actor;
    private readonly SealingKeys _keys;
    private readonly IClock _clock;

    public ResidentSeal(Unit unit, CurrentActor actor, SealingKeys keys, IClock clock)
    {
        (_unit, _actor, _keys, _clock) = (unit, actor, keys, clock);
        // A key made in a transaction that was rolled back does not exist.
        _unit.TransactionChanged += _ => Dispose();
    }

    /// <exception cref="InvalidOperationException">The resident was erased: nothing more may be sealed about them.</exception>
    public async Task<byte[]> SealAsync(Guid residentId, SealPurpose purpose, ReadOnlyMemory<byte> plain, CancellationToken stop)
    {
        var key = await FindAsync(residentId, stop) ?? await MakeAsync(residentId, stop);
        if (key.Plain is null) throw new InvalidOperationException("This resident's key was destroyed: nothing more is sealed about them.");
        byte[] head = [Version, .. key.Id.ToByteArray(bigEndian: true)];
        return Envelope.Seal(head, key.Plain, plain.Span, Bound(residentId, key.Id, purpose.ToString()));
    }

    /// <summary>What was sealed; null when the resident's key was destroyed: it is erased for good.</summary>
    /// <exception cref="SealBrokenException">It was changed, or belongs to another row, resident or town.</exception>
    public async Task<byte[]?> OpenAsync(Guid residentId, SealPurpose purpose, ReadOnlyMemory<byte> sealedBytes, CancellationToken stop)
    {
        var key = await FindAsync(residentId, stop) ?? throw new SealBrokenException();
        if (key.Plain is null) return null;
        if (sealedBytes.Length < HeadSize || sealedBytes.Span[0] != Version || new Guid(sealedBytes.Span[1..HeadSize], bigEndian: true) != key.Id) throw new SealBrokenException();
        return Envelope.Open(sealedBytes.Span[HeadSize..], key.Plain, Bound(residentId, key.Id, purpose.ToString()));
    }

    /// <inheritdoc cref="SealAsync"/>
    public Task<byte[]> SealTextAsync(Guid residentId, SealPurpose purpose, string text, CancellationToken stop) =>
        SealAsync(residentId, purpose, Encoding.UTF8.GetBytes(text), stop);

    /// <inheritdoc cref="OpenAsync"/>
    public async Task<string?> OpenTextAsync(Guid residentId, SealPurpose purpose, ReadOnlyMemory<byte> sealedBytes, CancellationToken stop) =>
        await OpenAsync(residentId, purpose, sealedBytes, stop) is { } plain ? Encoding.UTF8.GetString(plain) : null;

    /// <summary>Reads the keys of many residents at once, before a list is opened.</summary>
    public async Task PrepareAsync(IReadOnlyCollection<Guid> residentIds, CancellationToken stop)
    {
        Guid[] unknown = [.. residentIds.Where(id => !_known.ContainsKey(id)).Distinct()];
        if (unknown.Length == 0) return;
        await using var ask = _unit.Command("select resident_id, id, wrapped_by, wrapped from resident_key where territory_id = $1 and resident_id = any($2)");
        ask.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = Town });
        ask.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = unknown });
        await using var rows = await ask.ExecuteReaderAsync(stop);
        while (await rows.ReadAsync(stop)) _known[rows.GetGuid(0)] = Read(rows);
    }

    /// <summary>Erases all that was ever sealed about the resident, in the operation's transaction. There is no way back.</summary>
    public async Task DestroyAsync(Guid residentId, CancellationToken stop)
    {
        await using var destroy = _unit.Command("""
            insert into resident_key (territory_id, resident_id, id, wrapped_by, wrapped, created_at, destroyed_at) values ($1, $2, $3, $4, null, $5, $5)
            on conflict (territory_id, resident_id) do update set wrapped = null, destroyed_at = excluded.destroyed_at where resident_key.destroyed_at is null
            """);
        AddRow(destroy, residentId, Guid.CreateVersion7());
        await destroy.ExecuteNonQueryAsync(stop);
        Forget(residentId);
    }

    public void Dispose()
    {
        foreach (var id in _known.Keys.ToList()) Forget(id);
    }

    internal static byte[] Bound(Guid town, Guid resident, Guid key, string purpose) => Encoding.ASCII.GetBytes($"inclusion|1|{town}|{resident}|{key}|{purpose}");

    private Guid Town => _actor.Value.Territory.Value;

    private byte[] Bound(Guid resident, Guid key, string purpose) => Bound(Town, resident, key, purpose);

    private async Task<ResidentKey?> FindAsync(Guid residentId, CancellationToken stop)
    {
        await PrepareAsync([residentId], stop);
        return _known.GetValueOrDefault(residentId);
    }

    /// <summary>Two operations may make a resident's first key at once: the first to commit wins, and the other takes it.</summary>
    private async Task<ResidentKey> MakeAsync(Guid residentId, CancellationToken stop)
    {
        var id = Guid.CreateVersion7();
        await using var make = _unit.Command("""
            insert into resident_key (territory_id, resident_id, id, wrapped_by, created_at, wrapped) values ($1, $2, $3, $4, $5, $6)
            on conflict (territory_id, resident_id) do nothing
            """);
        AddRow(make, residentId, id);
        make.Parameters.Add(new() { Value = _keys.Wrap(Envelope.NewKey(), Bound(residentId, id, "key")), NpgsqlDbType = NpgsqlDbType.Bytea });
        await make.ExecuteNonQueryAsync(stop);
        return await FindAsync(residentId, stop) ?? throw new InvalidOperationException("A resident's key was made and is not there.");
    }

    private void AddRow(NpgsqlCommand command, Guid residentId, Guid id)
    {
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = Town });
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = residentId });
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = id });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = _keys.Current });
        command.Parameters.Add(new NpgsqlParameter<Instant> { TypedValue = _clock.GetCurrentInstant() });
    }

    private ResidentKey Read(NpgsqlDataReader row)
    {
        var (resident, id) = (row.GetGuid(0), row.GetGuid(1));
        return new ResidentKey(id, row.IsDBNull(3) ? null : _keys.Unwrap(row.GetString(2), row.GetFieldValue<byte[]>(3), Bound(resident, id, "key")));
    }

    private void Forget(Guid residentId)
    {
        if (_known.Remove(residentId, out var key) && key.Plain is { } plain) CryptographicOperations.ZeroMemory(plain);
    }

    /// <summary>A resident's key as it opens things; <paramref name="Plain"/> is null once destroyed.</summary>
    private sealed record ResidentKey(Guid Id, byte[]? Plain);
}
