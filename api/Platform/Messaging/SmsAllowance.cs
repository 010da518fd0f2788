using System.Security.Cryptography;
using System.Text;
using Inclusion.Platform.Access;
using Inclusion.Platform.Storage;
using NodaTime;
using Npgsql;

namespace Inclusion.Platform.Messaging;

/// <summary>What a town has spent this month.</summary>
/// <param name="Month">The first day of the month, in the town's zone.</param>
public sealed record SmsSpending(LocalDate Month, int Used, int Allowed);

/// <summary>Whether a text message may leave: its length, the town's budget, and who asked for no more.</summary>
public sealed class SmsAllowance(Unit unit, CurrentActor actor, ILetterheads letterheads, SmsSettings settings, IClock clock)
{
    private Guid Town => actor.Value.Territory.Value;

    /// <summary>For a room that chooses how to write to somebody: true when a short text message to this number would leave now.</summary>
    /// <param name="number">E.164.</param>
    public async Task<bool> CanTextAsync(string number, CancellationToken stop)
    {
        if (!settings.IsConfigured || !Telephones.IsMobile(number) || await HasStoppedAsync(number, stop)) return false;
        var spending = await SpendingAsync(null, stop);
        return spending.Used < spending.Allowed;
    }

    /// <summary>Admits a message; the caller writes its receipt in the same transaction, which spends the budget.</summary>
    /// <exception cref="SendFaultException">It may not leave.</exception>
    public async Task<SmsText> AdmitAsync(MessageOrder order, RenderedMessage.Sms message, CancellationToken stop)
    {
        if (!settings.IsConfigured) throw new SendFaultException(MessageFault.ChannelNotConfigured, isFinal: true);
        if (Telephones.Normalise(message.To) != message.To) throw new SendFaultException(MessageFault.AddressMalformed, isFinal: true);
        var text = SmsText.Of(message.Text);
        if (text.Text.Any(letter => char.IsControl(letter) && letter is not '\n')) throw new SendFaultException(MessageFault.ForbiddenCharacter, isFinal: true);
        if (text.Segments > SmsText.MostSegments) throw new SendFaultException(MessageFault.SmsTooLong, isFinal: true);
        if (await HasStoppedAsync(message.To, stop)) throw new SendFaultException(MessageFault.SmsStopped, isFinal: true);

        await QueueAsync(stop);
        var spending = await SpendingAsync(order.Id, stop);
        return spending.Used + text.Segments <= spending.Allowed ? text : throw new SendFaultException(MessageFault.SmsBudgetSpent, isFinal: true);
    }

    /// <summary>What was spent this month, without the message <paramref name="but"/>.</summary>
    public async Task<SmsSpending> SpendingAsync(MessageReceiptId? but, CancellationToken stop)
    {
        var zone = (await letterheads.ReadAsync(stop)).Zone;
        var today = clock.GetCurrentInstant().InZone(zone).Date;
        var month = new LocalDate(today.Year, today.Month, 1);
        await using var read = unit.Command("""
            select coalesce((select segments_per_month from sms_budget where territory_id = $1), $2), coalesce(sum(segments), 0)::int
            from message_receipt where territory_id = $1 and channel = 'SMS' and processed_at >= $3 and id is distinct from $4
            """);
        read.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = Town });
        read.Parameters.Add(new NpgsqlParameter<int> { TypedValue = settings.SegmentsPerMonth });
        read.Parameters.Add(new NpgsqlParameter<Instant> { TypedValue = zone.AtStartOfDay(month).ToInstant() });
        read.Parameters.Add(new NpgsqlParameter<Guid?> { TypedValue = but?.Value });
        await using var row = await read.ExecuteReaderAsync(stop);
        await row.ReadAsync(stop);
        return new SmsSpending(month, row.GetInt32(1), row.GetInt32(0));
    }

    /// <summary>A number as the list of stopped ones keeps it: a keyed hash, different in each town.</summary>
    /// <param name="number">E.164.</param>
    public byte[] HashOf(string number) => HMACSHA256.HashData(
        Encoding.UTF8.GetBytes(settings.StopKey ?? throw new InvalidOperationException("Sms:StopKey is not set.")),
        Encoding.UTF8.GetBytes($"{Town} {number}"));

    private async Task<bool> HasStoppedAsync(string number, CancellationToken stop)
    {
        await using var read = unit.Command("select exists (select from sms_stop where territory_id = $1 and number_hash = $2 and lifted_at is null)");
        read.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = Town });
        read.Parameters.Add(new NpgsqlParameter<byte[]> { TypedValue = HashOf(number) });
        return await read.ExecuteScalarAsync(stop) is true;
    }

    /// <summary>Two workers may not spend the last segment twice.</summary>
    private async Task QueueAsync(CancellationToken stop)
    {
        await using var queue = unit.Command("select pg_advisory_xact_lock(hashtextextended('sms budget ' || $1, 0))");
        queue.Parameters.Add(new NpgsqlParameter<string> { TypedValue = Town.ToString() });
        await queue.ExecuteNonQueryAsync(stop);
    }
}
