using System.Security.Cryptography;
using System.Text;
using Inclusion.Platform.Graph;
using Inclusion.Platform.Storage;
using NodaTime;
using Npgsql;

namespace Inclusion.Portal;

/// <summary>What a form that acts brings with it.</summary>
/// <param name="Key">The hidden field.</param>
/// <param name="Said">What was asked, beside its subject: the hour that was chosen.</param>
public sealed record FormOnce(string Key, string Operation, IId Subject, string Said);

/// <summary>What becomes of a form.</summary>
public enum FormClaim
{
    /// <summary>It is the first time: go on.</summary>
    New,
    /// <summary>It was done already: show what became of it.</summary>
    Repeated,
    /// <summary>Without a key, or with one that served for something else: show the page anew.</summary>
    Stale,
}

/// <summary>
/// Makes sending a form twice safe, in the records that the contract's idempotency keys have: ids only, written in the
/// transaction of the effect. A person who presses twice is not told to wait: the second waits for the first.
/// </summary>
internal static class FormOnceTable
{
    public static async Task<FormClaim> TakeFormAsync(this Unit unit, Guid caller, FormOnce form, Instant now, CancellationToken stop)
    {
        if (!Guid.TryParseExact(form.Key, "N", out _)) return FormClaim.Stale;
        var subject = GlobalId.Of(form.Subject);
        var body = SHA256.HashData(Encoding.UTF8.GetBytes($"{form.Operation} {subject} {form.Said}"));
        await using (var queue = unit.Command("select pg_advisory_xact_lock(hashtextextended('form ' || current_town() || ' ' || $1 || ' ' || $2, 0))"))
        {
            queue.Parameters.Add(new NpgsqlParameter<string> { TypedValue = caller.ToString() });
            queue.Parameters.Add(new NpgsqlParameter<string> { TypedValue = form.Key });
            await queue.ExecuteNonQueryAsync(stop);
        }

        await using var take = unit.Command("""
            with taken as (
              insert into idempotency_record (territory_id, caller_id, key, kept_at, use_case, body, noun, subject)
              values (current_town(), $1, $2, $3, $4, $5, $6, $7) on conflict do nothing returning 'NEW' claim)
            select claim from taken union all
            select case when body = $5 then 'REPEATED' else 'STALE' end from idempotency_record where territory_id = current_town() and caller_id = $1 and key = $2
            limit 1
            """);
        foreach (var value in new object[] { caller, form.Key, now, form.Operation, body, subject.Noun, subject.Value }) take.Parameters.Add(new NpgsqlParameter { Value = value });
        return await take.ExecuteScalarAsync(stop) switch
        {
            "NEW" => FormClaim.New,
            "REPEATED" => FormClaim.Repeated,
            _ => FormClaim.Stale,
        };
    }
}
