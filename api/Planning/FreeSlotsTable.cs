using Inclusion.Places;
using Inclusion.Platform.Access;
using Inclusion.Platform.Storage;
using NodaTime;
using Npgsql;
using NpgsqlTypes;

namespace Inclusion.Planning;

/// <summary>A time at which the mediators of a reason are free, and where.</summary>
/// <param name="BookedMinutes">What the busiest of the mediators has booked that week: the fair order at equal hours.</param>
public sealed record FreeSlot(ReasonId Reason, PlaceId? Place, IReadOnlyList<ProfessionalId> Mediators, Instant StartsAt, Instant EndsAt, long BookedMinutes);

/// <summary>What free slots are asked for.</summary>
/// <param name="Places">Only at these places; everywhere when empty.</param>
/// <param name="Mediators">Only with these mediators; all when empty.</param>
/// <param name="From">The first beginning, included.</param>
/// <param name="Until">The last beginning, excluded.</param>
/// <param name="After">The last slot of the page before; null for the first page.</param>
/// <param name="Most">How many slots at most.</param>
public sealed record SlotSearch(
    IReadOnlyList<ReasonId> Reasons, IReadOnlyList<PlaceId> Places, IReadOnlyList<ProfessionalId> Mediators,
    Instant From, Instant Until, Instant Now, FreeSlot? After, int Most);

/// <summary>Free slots of many mediators, places and reasons, in one statement.</summary>
/// <remarks>
/// The grid of a day starts with the opening and not with what is booked, so that a booking of another length does not
/// shift it. Every slot shown can be booked; a buffer may run past the opening's end, not into other work or an absence.
/// </remarks>
public static class FreeSlotsTable
{
    /// <summary>Written for B-tree indexes: under row security range operators cannot use theirs.</summary>
    public const string Sql = """
        with asked as materialized (
          select id, make_interval(mins => duration_minutes) lasts, make_interval(mins => buffer_after_minutes) buffer, step_minutes * 60 step, mediators_needed needed,
                 greatest($5, $7 + make_interval(mins => notice_min_minutes)) earliest, least($6, $7 + make_interval(days => notice_max_days) + interval '1 microsecond') latest
          from reason where territory_id = $1 and id = any($2) and archived_at is null
        ), open as materialized (
          select a.id reason_id, a.lasts, a.buffer, a.step, a.needed, a.earliest, a.latest, o.mediator_id, o.place_id, o.starts_at, o.ends_at
          from opening_occurrence o
          join opening_reason r on r.territory_id = o.territory_id and r.opening_id = o.opening_id
          join asked a on a.id = r.reason_id
          where o.territory_id = $1 and o.starts_at < $6 and o.starts_at > $5 - interval '1 day' and o.ends_at > $5
            and (cardinality($3) = 0 or o.place_id = any($3)) and (cardinality($4) = 0 or o.mediator_id = any($4))
        ), taken as materialized (
          select mediator_id, starts_at, ends_at, kind = 'APPOINTMENT' counts from mediator_time
          where territory_id = $1 and blocking and starts_at < $6 + interval '3 days' and starts_at > $5 - interval '8 days'
            and (expires_at is null or expires_at > $7)
          union all
          select mediator_id, starts_at, ends_at, false from absence_occurrence
          where territory_id = $1 and starts_at < $6 + interval '3 days' and ends_at > $5
        ), busy as materialized (
          select mediator_id, day, range_agg(tstzrange(starts_at, ends_at)) spans
          from taken cross join lateral generate_series(date_trunc('day', greatest(starts_at, $5 - interval '2 days'), 'UTC'), least(ends_at, $6 + interval '3 days'), interval '1 day') day
          group by mediator_id, day
        ), load as materialized (
          select mediator_id, date_trunc('week', starts_at, 'Europe/Paris') week, (extract(epoch from sum(ends_at - starts_at)) / 60)::bigint minutes
          from taken where counts group by 1, 2
        ), free as materialized (
          select o.reason_id, o.place_id, o.mediator_id, o.needed, o.lasts, slot
          from open o
          -- With its buffer, an opening of one local day touches three days of UTC at most.
          left join busy b0 on b0.mediator_id = o.mediator_id and b0.day = date_trunc('day', o.starts_at, 'UTC')
          left join busy b1 on b1.mediator_id = o.mediator_id and b1.day = date_trunc('day', o.starts_at, 'UTC') + interval '1 day'
          left join busy b2 on b2.mediator_id = o.mediator_id and b2.day = date_trunc('day', o.starts_at, 'UTC') + interval '2 days'
          cross join lateral unnest(tstzmultirange(tstzrange(o.starts_at, o.ends_at + o.buffer))
            - coalesce(b0.spans, '{}') - coalesce(b1.spans, '{}') - coalesce(b2.spans, '{}')) gap
          cross join lateral generate_series(
            o.starts_at + make_interval(secs => ceil(extract(epoch from greatest(lower(gap), o.earliest) - o.starts_at) / o.step) * o.step),
            least(upper(gap) - o.buffer, o.ends_at) - o.lasts,
            make_interval(secs => o.step)) slot
          where slot >= o.earliest and slot < o.latest
        ), offered as (
          select f.reason_id, f.place_id, array[f.mediator_id] mediators, f.slot, f.lasts, coalesce(l.minutes, 0) minutes
          from free f left join load l on l.mediator_id = f.mediator_id and l.week = date_trunc('week', f.slot, 'Europe/Paris')
          where f.needed = 1
          union all
          select f.reason_id, f.place_id, array[f.mediator_id, g.mediator_id], f.slot, f.lasts, greatest(coalesce(l.minutes, 0), coalesce(m.minutes, 0))
          from free f join free g on g.reason_id = f.reason_id and g.slot = f.slot and g.place_id is not distinct from f.place_id and g.mediator_id > f.mediator_id
          left join load l on l.mediator_id = f.mediator_id and l.week = date_trunc('week', f.slot, 'Europe/Paris')
          left join load m on m.mediator_id = g.mediator_id and m.week = date_trunc('week', f.slot, 'Europe/Paris')
          where f.needed = 2
        )
        select reason_id, place_id, mediators, slot, slot + lasts, minutes from offered
        where $8::timestamptz is null or (slot, minutes, mediators, reason_id, coalesce(place_id, '00000000-0000-0000-0000-000000000000')) > ($8, $9, $10, $11, $12)
        order by slot, minutes, mediators, reason_id, coalesce(place_id, '00000000-0000-0000-0000-000000000000')
        limit $13
        """;

    /// <summary>The first slots of a search, by hour, then the least busy mediators.</summary>
    public static async Task<IReadOnlyList<FreeSlot>> FreeSlotsAsync(this Unit unit, TerritoryId town, SlotSearch search, CancellationToken stop)
    {
        await using var command = unit.Command(Sql);
        Fill(command.Parameters, town, search);
        await using var rows = await command.ExecuteReaderAsync(stop);
        var found = new List<FreeSlot>();
        while (await rows.ReadAsync(stop))
        {
            var place = await rows.IsDBNullAsync(1, stop) ? (PlaceId?)null : new PlaceId(rows.GetGuid(1));
            found.Add(new FreeSlot(new(rows.GetGuid(0)), place, [.. rows.GetFieldValue<Guid[]>(2).Select(id => new ProfessionalId(id))],
                rows.GetFieldValue<Instant>(3), rows.GetFieldValue<Instant>(4), rows.GetInt64(5)));
        }

        return found;
    }

    /// <summary>Gives the statement its thirteen parameters, in order.</summary>
    public static void Fill(NpgsqlParameterCollection parameters, TerritoryId town, SlotSearch search)
    {
        var after = search.After;
        parameters.Add(new NpgsqlParameter<Guid> { TypedValue = town.Value });
        parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = [.. search.Reasons.Select(id => id.Value)] });
        parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = [.. search.Places.Select(id => id.Value)] });
        parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = [.. search.Mediators.Select(id => id.Value)] });
        parameters.Add(new NpgsqlParameter<Instant> { TypedValue = search.From });
        parameters.Add(new NpgsqlParameter<Instant> { TypedValue = search.Until });
        parameters.Add(new NpgsqlParameter<Instant> { TypedValue = search.Now });
        parameters.Add(Optional(after?.StartsAt, NpgsqlDbType.TimestampTz));
        parameters.Add(Optional(after?.BookedMinutes, NpgsqlDbType.Bigint));
        parameters.Add(Optional(after?.Mediators.Select(id => id.Value).ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Uuid));
        parameters.Add(Optional(after?.Reason.Value, NpgsqlDbType.Uuid));
        parameters.Add(Optional(after?.Place?.Value ?? (after is null ? null : Guid.Empty), NpgsqlDbType.Uuid));
        parameters.Add(new NpgsqlParameter<int> { TypedValue = search.Most });
    }

    private static NpgsqlParameter Optional(object? value, NpgsqlDbType type) => new() { Value = value ?? DBNull.Value, NpgsqlDbType = type };
}
