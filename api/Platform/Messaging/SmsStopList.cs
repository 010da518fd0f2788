using Inclusion.Platform.Access;
using Inclusion.Platform.Storage;
using NodaTime;
using Npgsql;

namespace Inclusion.Platform.Messaging;

/// <summary>Writes who asks for no more text messages, and who takes them again.</summary>
public sealed class SmsStopList(Unit unit, CurrentActor actor, SmsAllowance allowance, IClock clock)
{
    /// <param name="number">E.164.</param>
    public async Task<SmsStopId> StopAsync(string number, CancellationToken stop)
    {
        await using var write = Command("""
            insert into sms_stop (territory_id, number_hash, stopped_at, id) values ($1, $2, $3, $4)
            on conflict on constraint sms_stop_once do update
            set lifted_at = null, stopped_at = case when sms_stop.lifted_at is null then sms_stop.stopped_at else excluded.stopped_at end
            returning id
            """, number);
        write.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = SmsStopId.New().Value });
        return new SmsStopId(await write.ExecuteScalarAsync(stop) is Guid id ? id : throw new InvalidOperationException("The stop was not written."));
    }

    /// <summary>Null when the number never asked for anything.</summary>
    /// <param name="number">E.164.</param>
    public async Task<SmsStopId?> LiftAsync(string number, CancellationToken stop)
    {
        await using var write = Command("""
            update sms_stop set lifted_at = coalesce(lifted_at, $3) where territory_id = $1 and number_hash = $2 returning id
            """, number);
        return await write.ExecuteScalarAsync(stop) is Guid id ? new SmsStopId(id) : null;
    }

    private NpgsqlCommand Command(string sql, string number)
    {
        var command = unit.Command(sql);
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = actor.Value.Territory.Value });
        command.Parameters.Add(new NpgsqlParameter<byte[]> { TypedValue = allowance.HashOf(number) });
        command.Parameters.Add(new NpgsqlParameter<Instant> { TypedValue = clock.GetCurrentInstant() });
        return command;
    }
}
