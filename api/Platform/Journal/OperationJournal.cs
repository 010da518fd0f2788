using Inclusion.Platform.Access;
using Inclusion.Platform.Graph;
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
    private readonly Dictionary<Guid, string> _concerned = [];
    private readonly SortedSet<Guid> _read = [];

    /// <summary>The act under way is about this (a resident, an appointment).</summary>
    public void Concerns(IId id) => Concerns(GlobalId.Of(id));

    /// <inheritdoc cref="Concerns(IId)"/>
    public void Concerns(GlobalId id) => _concerned[id.Value] = id.Noun;

    /// <summary>Personal data of this resident are about to be shown.</summary>
    public void Reads(Guid residentId) => _read.Add(residentId);

    public bool HasReadings => _read.Count > 0;

    public void Forget()
    {
        _concerned.Clear();
        _read.Clear();
    }

    /// <summary>Writes the act. <paramref name="operation"/> is the use case's name in the contract.</summary>
    public async Task WriteActAsync(string operation, CancellationToken stop)
    {
        await WriteAsync("journal_act", operation, [.. _concerned.OrderBy(subject => subject.Key)], stop);
        _concerned.Clear();
    }

    /// <summary>Writes that personal data were read, before the answer leaves; one entry an operation.</summary>
    public async Task WriteReadingAsync(string operation, CancellationToken stop)
    {
        if (_read.Count == 0) return;
        await WriteAsync("journal_reading", operation, [.. _read.Select(id => KeyValuePair.Create(id, "Resident"))], stop);
        _read.Clear();
    }

    private async Task WriteAsync(string table, string operation, KeyValuePair<Guid, string>[] subjects, CancellationToken stop)
    {
        var (actor, now) = (who.Value, clock.GetCurrentInstant());
        await using var write = unit.Command($"""
            insert into {table} (territory_id, id, happened_at, operation, actor_kind, actor_id, structure_id, origin, subject_ids, subject_nouns)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
            """);
        write.Parameters.Add(new() { Value = actor.Territory.Value });
        write.Parameters.Add(new() { Value = JournalEntryId.At(now).Value });
        write.Parameters.Add(new() { Value = now });
        write.Parameters.Add(new() { Value = operation });
        write.Parameters.Add(new() { Value = ConstantNameConverter<ActorKind>.NameOf(actor.Kind) });
        write.Parameters.Add(new() { Value = actor.Id == Guid.Empty ? DBNull.Value : actor.Id, NpgsqlDbType = NpgsqlDbType.Uuid });
        write.Parameters.Add(new() { Value = (object?)actor.Structure?.Value ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Uuid });
        write.Parameters.Add(new() { Value = (object?)actor.Origin ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text });
        write.Parameters.Add(new() { Value = Array.ConvertAll(subjects, subject => subject.Key) });
        write.Parameters.Add(new() { Value = Array.ConvertAll(subjects, subject => subject.Value) });
        await write.ExecuteNonQueryAsync(stop);
    }
}
