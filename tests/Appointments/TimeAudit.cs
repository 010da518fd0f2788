using Npgsql;

namespace Inclusion.Tests.Appointments;

/// <summary>Holds what takes mediators' time against itself and against the appointments and holds that it is for, in plain SQL.</summary>
internal static class TimeAudit
{
    /// <summary>Each names what must not be, and asks for it.</summary>
    private static readonly (string Fault, string Sql)[] Questions =
    [
        ("two stretches of blocking time overlap", """
            select a.mediator_id || ' ' || a.during || ' ' || b.during from mediator_time a join mediator_time b
              on b.territory_id = a.territory_id and b.mediator_id = a.mediator_id and b.id > a.id
              and a.starts_at < b.ends_at and b.starts_at < a.ends_at
            where a.blocking and b.blocking
            """),
        ("two appointments of a mediator overlap", """
            select a.id || ' ' || b.id from appointment a join appointment_mediator am on am.territory_id = a.territory_id and am.appointment_id = a.id
            join appointment_mediator bm on bm.territory_id = am.territory_id and bm.mediator_id = am.mediator_id and bm.appointment_id > am.appointment_id
            join appointment b on b.territory_id = bm.territory_id and b.id = bm.appointment_id and a.starts_at < b.ends_at and b.starts_at < a.ends_at
            where a.state not like 'CANCELLED%' and b.state not like 'CANCELLED%'
            """),
        ("an appointment lies in time taken for something else", """
            select a.id || ' ' || t.kind || ' ' || t.during from appointment a
            join appointment_mediator m on m.territory_id = a.territory_id and m.appointment_id = a.id
            join mediator_time t on t.territory_id = m.territory_id and t.mediator_id = m.mediator_id and t.subject_id <> a.id
              and t.starts_at < a.ends_at and a.starts_at < t.ends_at
            where a.state not like 'CANCELLED%' and t.blocking
            """),
        ("an appointment's time is not that of its row", """
            select coalesce(wanted.id, kept.subject_id) || ' ' || coalesce(wanted.mediator_id, kept.mediator_id)
              || ' row ' || coalesce(wanted.during::text, 'none') || ' time ' || coalesce(kept.during::text, 'none')
            from (
              select a.id, m.mediator_id, tstzrange(a.starts_at, a.ends_at + make_interval(mins => r.buffer_after_minutes)) during
              from appointment a join appointment_mediator m on m.territory_id = a.territory_id and m.appointment_id = a.id
              join reason r on r.territory_id = a.territory_id and r.id = a.reason_id
              where a.state not like 'CANCELLED%') wanted
            full join (select subject_id, mediator_id, during from mediator_time where kind = 'APPOINTMENT' and blocking) kept
              on kept.subject_id = wanted.id and kept.mediator_id = wanted.mediator_id and kept.during = wanted.during
            where wanted.id is null or kept.subject_id is null
            """),
        ("an appointment has not the mediators that its reason needs", """
            select a.id || ' ' || count(m.*) from appointment a join reason r on r.territory_id = a.territory_id and r.id = a.reason_id
            left join appointment_mediator m on m.territory_id = a.territory_id and m.appointment_id = a.id
            group by a.id, r.mediators_needed having count(m.*) <> r.mediators_needed
            """),
        ("a hold's time is not that of its row", """
            select t.subject_id || ' ' || t.during || ' until ' || t.expires_at from mediator_time t
            left join appointment_hold h on h.territory_id = t.territory_id and h.id = t.subject_id and h.expires_at = t.expires_at
              and h.starts_at = t.starts_at and t.mediator_id = any(h.mediator_ids)
            where t.kind = 'HOLD' and h.id is null
            """),
    ];

    /// <summary>What is wrong, a line each; empty when all is well.</summary>
    public static async Task<IReadOnlyList<string>> FaultsAsync(NpgsqlDataSource superuser, CancellationToken stop)
    {
        var faults = new List<string>();
        foreach (var (fault, sql) in Questions)
        {
            await using var ask = superuser.CreateCommand(sql);
            await using var rows = await ask.ExecuteReaderAsync(stop);
            while (await rows.ReadAsync(stop)) faults.Add($"{fault}: {rows.GetString(0)}");
        }

        return faults;
    }
}
