using Inclusion.Places;
using Inclusion.Platform.Access;
using Inclusion.Platform.Storage;
using NodaTime;
using Npgsql;
using NpgsqlTypes;

namespace Inclusion.Planning;

/// <summary>Free slots of many mediators, places and reasons, in one statement.</summary>
/// <remarks>
/// The grid of a day starts with the opening and not with what is booked, so that a booking of another length does not
/// shift it. Every slot shown can be booked: a buffer may run past the opening's end, but not into other work or an
/// absence, and none lies in the doubled hour of autumn. The time asked for is searched window by window, each twice as
/// long as the one before, and the search stops as soon as it has enough: a first page costs a day, not a month.
/// </remarks>
public static class FreeSlotsTable
{
    /// <summary>Written for B-tree indexes: under row security range operators cannot use theirs.</summary>
    public const string Sql = """
        select found.reason_id, found.place_id, found.mediators, found.slot, found.slot + found.lasts, found.minutes
        from (select time_zone zone from territory where territory_id = $1) town
        -- Windows of 1, 2, 4, 8… days: the nested loop asks for the next one only while the limit is not reached.
        cross join generate_series(0, 9) doubling
        cross join lateral (select $5 + make_interval(hours => 24 * ((1 << doubling) - 1)) window_from) w
        cross join lateral (select least($6, w.window_from + make_interval(hours => 24 * (1 << doubling))) window_until) u
        cross join lateral (
          with asked as materialized (
            select id, make_interval(mins => duration_minutes) lasts, make_interval(mins => buffer_after_minutes) buffer,
              step_minutes * 60 step, mediators_needed needed,
              greatest(w.window_from, $7 + make_interval(mins => notice_min_minutes)) earliest,
              least(u.window_until, $7 + make_interval(hours => 24 * notice_max_days) + interval '1 microsecond') latest
            from reason where territory_id = $1 and id = any($2) and archived_at is null and who_books = any($8)
          ), open as materialized (
            select a.id reason_id, a.lasts, a.buffer, a.step, a.needed, a.earliest, a.latest, o.mediator_id, o.place_id, o.starts_at, o.ends_at,
              (o.ends_at at time zone town.zone) - (o.starts_at at time zone town.zone) <> o.ends_at - o.starts_at clocks_change
            from opening_occurrence o
            join opening_reason r on r.territory_id = o.territory_id and r.opening_id = o.opening_id
            join asked a on a.id = r.reason_id
            where o.territory_id = $1 and o.starts_at < u.window_until and o.starts_at > w.window_from - interval '25 hours' and o.ends_at > w.window_from
              and o.ends_at > a.earliest and o.starts_at < a.latest
              and (cardinality($3) = 0 or o.place_id = any($3)) and (cardinality($4) = 0 or o.mediator_id = any($4))
              and not exists (select from place p where p.territory_id = $1 and p.id = o.place_id and p.archived_at is not null)
              and not exists (select from professional m where m.territory_id = $1 and m.id = o.mediator_id and m.departed_at is not null)
          ), days as materialized (
            select mediator_id, min(starts_at) first_at, max(ends_at + buffer) last_at from open group by mediator_id
          ), taken as materialized (
            -- Mediator by mediator (« offset 0 »): joined as a whole, all that ever was booked would be read through; and under
            -- row security a bound that is worked out from another table's columns would not reach the index.
            select d.mediator_id, t.starts_at, t.ends_at from days d cross join lateral (
              select starts_at, ends_at from mediator_time
              where territory_id = $1 and mediator_id = d.mediator_id and starts_at < d.last_at and starts_at > d.first_at - interval '7 days' and ends_at > d.first_at
                and blocking and (expires_at is null or expires_at > $7)
              offset 0) t
            union all
            select d.mediator_id, t.starts_at, t.ends_at from days d cross join lateral (
              select starts_at, ends_at from absence_occurrence
              where territory_id = $1 and mediator_id = d.mediator_id and starts_at < d.last_at and ends_at > d.first_at
              offset 0) t
          ), busy as materialized (
            -- By day, so that an opening is held against its own days only.
            select t.mediator_id, day, range_agg(tstzrange(t.starts_at, t.ends_at)) spans
            from taken t join days d using (mediator_id)
            cross join lateral generate_series(
              date_trunc('day', greatest(t.starts_at, d.first_at), 'UTC'), least(t.ends_at, d.last_at), interval '24 hours') day
            group by t.mediator_id, day
          ), free as materialized (
            select o.reason_id, o.place_id, o.mediator_id, o.needed, o.lasts, slot
            from open o
            -- With its buffer, an opening of one local day touches three days of UTC at most.
            left join busy b0 on b0.mediator_id = o.mediator_id and b0.day = date_trunc('day', o.starts_at, 'UTC')
            left join busy b1 on b1.mediator_id = o.mediator_id and b1.day = date_trunc('day', o.starts_at, 'UTC') + interval '24 hours'
            left join busy b2 on b2.mediator_id = o.mediator_id and b2.day = date_trunc('day', o.starts_at, 'UTC') + interval '48 hours'
            cross join lateral unnest(tstzmultirange(tstzrange(o.starts_at, o.ends_at + o.buffer))
              - coalesce(b0.spans, '{}') - coalesce(b1.spans, '{}') - coalesce(b2.spans, '{}')) gap
            cross join lateral generate_series(
              o.starts_at + make_interval(secs => ceil(extract(epoch from greatest(lower(gap), o.earliest) - o.starts_at) / o.step) * o.step),
              least(upper(gap) - o.buffer, o.ends_at) - o.lasts,
              make_interval(secs => o.step)) slot
            where slot < o.latest and not (o.clocks_change and (slot at time zone town.zone) in
              ((slot + interval '1 hour') at time zone town.zone, (slot - interval '1 hour') at time zone town.zone))
          ), load as materialized (
            select d.mediator_id, t.week, t.minutes from days d cross join lateral (
              select date_trunc('week', starts_at, town.zone) week, (extract(epoch from sum(ends_at - starts_at)) / 60)::bigint minutes from mediator_time
              where territory_id = $1 and mediator_id = d.mediator_id and kind = 'APPOINTMENT' and blocking
                and starts_at >= date_trunc('week', d.first_at, town.zone) and starts_at < d.last_at + interval '8 days'
              group by 1) t
          ), offered as (
            select f.reason_id, f.place_id, array[f.mediator_id] mediators, f.slot, f.lasts, coalesce(l.minutes, 0) minutes
            from free f left join load l on l.mediator_id = f.mediator_id and l.week = date_trunc('week', f.slot, town.zone)
            where f.needed = 1
            union all
            select f.reason_id, f.place_id, array[f.mediator_id, g.mediator_id], f.slot, f.lasts, greatest(l.minutes, m.minutes, 0)
            from free f
            join free g on g.reason_id = f.reason_id and g.slot = f.slot and g.place_id is not distinct from f.place_id and g.mediator_id > f.mediator_id
            left join load l on l.mediator_id = f.mediator_id and l.week = date_trunc('week', f.slot, town.zone)
            left join load m on m.mediator_id = g.mediator_id and m.week = date_trunc('week', g.slot, town.zone)
            where f.needed = 2
          )
          select * from offered
          where $9::timestamptz is null
            or (slot, minutes, mediators, reason_id, coalesce(place_id, '00000000-0000-0000-0000-000000000000')) > ($9, $10, $11, $12, $13)
          order by slot, minutes, mediators, reason_id, coalesce(place_id, '00000000-0000-0000-0000-000000000000')
          limit $14
        ) found
        where w.window_from < $6
        limit $14
        """;

    /// <summary>The first slots of a search: by hour, then the least busy mediators. Nothing lies further than 1,023 days after its beginning.</summary>
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

    /// <summary>Gives the statement its fourteen parameters, in order. What follows a slot begins no earlier than it.</summary>
    public static void Fill(NpgsqlParameterCollection parameters, TerritoryId town, SlotSearch search)
    {
        var after = search.After;
        parameters.Add(new NpgsqlParameter<Guid> { TypedValue = town.Value });
        parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = [.. search.Reasons.Select(id => id.Value)] });
        parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = [.. search.Places.Select(id => id.Value)] });
        parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = [.. search.Mediators.Select(id => id.Value)] });
        parameters.Add(new NpgsqlParameter<Instant> { TypedValue = after is null ? search.From : Instant.Max(search.From, after.StartsAt) });
        parameters.Add(new NpgsqlParameter<Instant> { TypedValue = search.Until });
        parameters.Add(new NpgsqlParameter<Instant> { TypedValue = search.Now });
        parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. search.Bookers.Select(ConstantNameConverter<WhoBooks>.NameOf)] });
        parameters.Add(Optional(after?.StartsAt, NpgsqlDbType.TimestampTz));
        parameters.Add(Optional(after?.BookedMinutes, NpgsqlDbType.Bigint));
        parameters.Add(Optional(after?.Mediators.Select(id => id.Value).ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Uuid));
        parameters.Add(Optional(after?.Reason.Value, NpgsqlDbType.Uuid));
        parameters.Add(Optional(after is null ? null : after.Place?.Value ?? Guid.Empty, NpgsqlDbType.Uuid));
        parameters.Add(new NpgsqlParameter<int> { TypedValue = search.Most });
    }

    private static NpgsqlParameter Optional(object? value, NpgsqlDbType type) => new() { Value = value ?? DBNull.Value, NpgsqlDbType = type };
}
