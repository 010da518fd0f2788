using Inclusion.Platform.Access;
using Inclusion.Platform.Graph;
using Inclusion.Platform.Storage;
using NodaTime;
using Npgsql;
using NpgsqlTypes;

namespace Inclusion.Platform.Journal;

/// <summary>
/// What happens before anybody's town is known: a refused sign-in, an unknown program. Written at once, in a transaction
/// of its own, so that it stays when the attempt is refused. Never the name or the password that was tried.
/// </summary>
public sealed class SecurityJournal(NpgsqlDataSource source, IClock clock)
{
    /// <param name="operation">What was tried, in the contract's manner: <c>signIn.refused</c>.</param>
    /// <param name="origin">The network address it came from.</param>
    /// <param name="subject">The account or program concerned; null when there is none.</param>
    public async Task WriteAsync(string operation, string? origin, GlobalId? subject, CancellationToken stop)
    {
        var now = clock.GetCurrentInstant();
        await using var write = source.CreateCommand("""
            insert into journal_security (id, happened_at, operation, actor_kind, origin, subject_ids, subject_nouns)
            values ($1, $2, $3, $4, $5, $6, $7)
            """);
        write.Parameters.Add(new() { Value = JournalEntryId.At(now).Value });
        write.Parameters.Add(new() { Value = now });
        write.Parameters.Add(new() { Value = operation });
        write.Parameters.Add(new() { Value = ConstantNameConverter<ActorKind>.NameOf(ActorKind.Nobody) });
        write.Parameters.Add(new() { Value = (object?)origin ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text });
        write.Parameters.Add(new() { Value = subject is { } one ? new[] { one.Value } : Array.Empty<Guid>() });
        write.Parameters.Add(new() { Value = subject is { } noun ? new[] { noun.Noun } : Array.Empty<string>() });
        await write.ExecuteNonQueryAsync(stop);
    }
}
