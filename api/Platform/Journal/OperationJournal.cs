using Inclusion.Platform.Access;
using Inclusion.Platform.Storage;
using NodaTime;
using NpgsqlTypes;

namespace Inclusion.Platform.Journal;

/// <summary>
/// Who did what, on whom, when, from where, by which program. Gathers what one operation touches and writes one entry in
/// its transaction. Ids only: never a name, an address or a text, so that erasing a resident does not break it.
/// </summary>
public sealed class OperationJournal(Unit unit, CurrentActor who, IClock clock)
{
    private readonly SortedSet<Guid> _concerned = [];
    private readonly SortedSet<Guid> _read = [];

    /// <summary>The act under way is about this row (a resident, an appointment).</summary>
    public void Concerns(Guid id) => _concerned.Add(id);

    /// <summary>Personal data of this resident are about to be shown.</summary>
    public void Reads(Guid id) => _read.Add(id);

    public bool HasReadings => _read.Count > 0;

    public void Forget()
    {
        _concerned.Clear();
        _read.Clear();
    }

    /// <summary>Writes the act. <paramref name="operation"/> is the use case's name in the contract.</summary>
    public async Task WriteActAsync(string operation, CancellationToken stop)
    {
        await WriteAsync("journal_act", operation, _concerned, stop);
        _concerned.Clear();
    }

    /// <summary>Writes that personal data were read, before the answer leaves; one entry an operation.</summary>
    public async Task WriteReadingAsync(string operation, CancellationToken stop)
    {
        if (_read.Count == 0) return;
        await WriteAsync("journal_reading", operation, _read, stop);
        _read.Clear();
    }

    private async Task WriteAsync(string table, string operation, SortedSet<Guid> subjects, CancellationToken stop)
    {
        var actor = who.Value;
        await using var write = unit.Command($"""
            insert into {table} (territory_id, id, happened_at, operation, actor_kind, actor_id, structure_id, origin, subject_ids)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            """);
        write.Parameters.Add(new() { Value = actor.Territory.Value });
        write.Parameters.Add(new() { Value = Guid.CreateVersion7() });
        write.Parameters.Add(new() { Value = clock.GetCurrentInstant() });
        write.Parameters.Add(new() { Value = operation });
        write.Parameters.Add(new() { Value = actor.Kind.ToString() });
        write.Parameters.Add(new() { Value = actor.Id });
        write.Parameters.Add(new() { Value = (object?)actor.Structure?.Value ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Uuid });
        write.Parameters.Add(new() { Value = (object?)actor.Origin ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text });
        write.Parameters.Add(new() { Value = subjects.ToArray() });
        await write.ExecuteNonQueryAsync(stop);
    }
}
