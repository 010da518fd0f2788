using System.Security.Cryptography;
using System.Text;
using Inclusion.Platform.Access;
using Inclusion.Platform.Storage;
using NodaTime;
using Npgsql;

namespace Inclusion.Platform.Graph;

/// <summary>The key and body of the mutation under way, given by the endpoint; jobs and pages have none.</summary>
public sealed class MutationRequest
{
    public string? Key { get; set; }

    /// <summary>SHA-256 of what was asked: document, operation name and variables.</summary>
    public byte[]? Body { get; set; }

    /// <summary>How it ended, for the signals: « done » or the first refusal's code; null before the end.</summary>
    public string? Outcome { get; set; }
}

/// <summary>This key was used for another request, or its twin is still running.</summary>
/// <param name="InProgress">True when the same request is being carried out right now: ask again in a moment.</param>
public sealed record KeyReused(string Message, bool InProgress) : Refusal(Message);

/// <summary>
/// Makes a retry safe. The record is written in the transaction of the effect and holds ids only: a repeated request is
/// answered by reading the effect again, under today's rights. Refusals and failures are not kept. Kept 30 days.
/// </summary>
public sealed class Idempotency(Unit unit, Actor actor, MutationRequest request, IServiceProvider services, IClock clock)
{
    /// <summary>The answer already given to this key, a refusal, or null when the effect is still to be made.</summary>
    public async Task<IOutcome?> ClaimAsync(UseCase useCase, CancellationToken stop)
    {
        if (request.Key is null) return null;
        await using var claim = unit.Command("""
            select pg_try_advisory_xact_lock($1), body, noun, subject
            from (select 1) one left join idempotency_record on territory_id = $2 and caller_id = $3 and key = $4
            """);
        claim.Parameters.Add(new NpgsqlParameter<long> { TypedValue = LockKey() });
        AddIdentity(claim);
        await using var row = await claim.ExecuteReaderAsync(stop);
        await row.ReadAsync(stop);
        var isOurs = row.GetFieldValue<bool>(0);
        if (await row.IsDBNullAsync(1, stop)) return isOurs ? null : Refuse(useCase, "Cette demande est déjà en cours. Attendez un instant.", true);
        var (body, subject) = (row.GetFieldValue<byte[]>(1), new GlobalId(row.GetString(2), row.GetGuid(3)));
        await row.DisposeAsync();
        if (!CryptographicOperations.FixedTimeEquals(body, request.Body))
            return Refuse(useCase, "Cette clé a déjà servi à une autre demande. Prenez-en une nouvelle.", false);
        return Answer(useCase, await NodeLookup.FindAsync(subject, services, stop));
    }

    public async Task KeepAsync(UseCase useCase, GlobalId changed, CancellationToken stop)
    {
        if (request.Key is null) return;
        await using var keep = unit.Command("""
            insert into idempotency_record (kept_at, territory_id, caller_id, key, use_case, body, noun, subject)
            values ($1, $2, $3, $4, $5, $6, $7, $8)
            """);
        keep.Parameters.Add(new NpgsqlParameter<Instant> { TypedValue = clock.GetCurrentInstant() });
        AddIdentity(keep);
        keep.Parameters.Add(new NpgsqlParameter<string> { TypedValue = useCase.Name });
        keep.Parameters.Add(new NpgsqlParameter<byte[]> { TypedValue = request.Body ?? [] });
        keep.Parameters.Add(new NpgsqlParameter<string> { TypedValue = changed.Noun });
        keep.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = changed.Value });
        await keep.ExecuteNonQueryAsync(stop);
    }

    /// <summary>The global id of what a mutation changed, when it has one.</summary>
    public static GlobalId? IdOf(object? changed) =>
        changed?.GetType().GetProperty("Id")?.GetValue(changed) is IId id ? GlobalId.Of(id) : null;

    private void AddIdentity(NpgsqlCommand command)
    {
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = actor.Territory.Value });
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = actor.Id });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = request.Key ?? "" });
    }

    private long LockKey()
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"idempotency {actor.Territory.Value} {actor.Id} {request.Key}"));
        return BitConverter.ToInt64(hash);
    }

    private static IOutcome Refuse(UseCase useCase, string message, bool inProgress) =>
        Make(useCase, nameof(Outcome<>.Refused), new List<Refusal> { new KeyReused(message, inProgress) });

    /// <summary>What was changed may since have gone out of the caller's sight: then the answer is null without an error.</summary>
    private static IOutcome Answer(UseCase useCase, object? found) =>
        found is null ? new Replayed() : Make(useCase, nameof(Outcome<>.Of), found);

    private static IOutcome Make(UseCase useCase, string how, object argument) =>
        typeof(Outcome<>).MakeGenericType(useCase.View).GetMethod(how)?.Invoke(null, [argument]) as IOutcome
        ?? throw new InvalidOperationException(how);

    private sealed record Replayed : IOutcome
    {
        public bool IsRefused => false;
        public IReadOnlyList<Refusal> Refusals => [];
        public object? Untyped => null;
    }
}
