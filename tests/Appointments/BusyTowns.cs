using Inclusion.Places;
using Inclusion.Planning;
using Inclusion.Residents;
using Inclusion.Territories;
using Inclusion.Tests.Platform;
using Inclusion.Tests.Platform.Graph;
using NodaTime;
using Npgsql;

namespace Inclusion.Tests.Appointments;

/// <summary>Two towns that have been at work for long: 40 mediators, and in each town 20,000 appointments and 10,000 days of openings.</summary>
public sealed class BusyTowns(TestCluster cluster) : IAsyncLifetime
{
    private TestDatabase? _database;

    public TestDatabase Database => _database ?? throw new InvalidOperationException("Not started.");
    public RoomTown Town { get; } = new("Occupée");
    public ReasonId Reason { get; private set; }
    public PlaceId Place { get; private set; }
    public ResidentId Resident { get; private set; }

    /// <summary>Monday 7 September 2026, eight o'clock in Paris: before the hours of most appointments and openings.</summary>
    public static readonly Instant Now = Instant.FromUtc(2026, 9, 7, 6, 0);

    public async ValueTask InitializeAsync()
    {
        _database = await cluster.CreateDatabaseAsync();
        foreach (var town in new[] { Town, new RoomTown("Voisine") })
        {
            await town.WriteAsync(Database);
            await FillAsync(town);
        }

        await ExecuteAsync("analyze");
        Reason = new(await Database.AskAsync<Guid>("select id from reason where territory_id = $1", default, Town.Id.Value));
        Place = new(await Database.AskAsync<Guid>("select id from place where territory_id = $1", default, Town.Id.Value));
        Resident = new(await Database.AskAsync<Guid>("select id from resident where territory_id = $1 limit 1", default, Town.Id.Value));
    }

    public async ValueTask DisposeAsync()
    {
        if (_database is not null) await _database.DisposeAsync();
    }

    private async Task FillAsync(RoomTown town)
    {
        foreach (var sql in Rows) await ExecuteAsync(sql, town.Id.Value, town.Ccas.Value);
    }

    private Task ExecuteAsync(string sql, params object[] values) => Database.RunAsync(sql, TestContext.Current.CancellationToken, values);

    private static readonly string[] Rows =
    [
        "insert into place (territory_id, id, kind, name, street, postal_code, city, structure_id) values ($1, gen_random_uuid(), 'PERMANENT', 'Mairie', '1 place Inventée', '59000', 'Occupée', $2)",
        """
        insert into reason (territory_id, id, name, theme, colour, mode, duration_minutes, step_minutes, buffer_after_minutes, notice_min_minutes, notice_max_days, who_books,
          is_group, mediators_needed, needs_mandate, accepts_voucher, text_before, text_after, is_discreet, cancel_notice_minutes, move_notice_minutes)
        select $1, gen_random_uuid(), 'Aide aux démarches', 'HOUSING', '#112233', 'AT_PLACE', 30, 15, 0, 0, 90, 'STAFF', false, 1, false, false, '', '', false, 0, 0 where $2::uuid is not null
        """,
        """
        insert into professional (territory_id, id, given_name, family_name, email, roles)
        select $1, gen_random_uuid(), 'Prénom', 'Nom' || n, 'm' || n || '@exemple.example', '{MEDIATOR}' from generate_series(1, 40) n where $2::uuid is not null
        """,
        """
        insert into resident (territory_id, id, given_name, family_name, registered_at)
        select $1, gen_random_uuid(), 'P' || n, 'N' || n, '2026-01-01Z' from generate_series(1, 2000) n where $2::uuid is not null
        """,
        """
        with slot as materialized (
            select gen_random_uuid() id, m.id mediator_id, r.id resident_id, timestamptz '2026-01-05 08:00Z' + make_interval(days => n, mins => (m.at % 4 * 30)::int) starts_at
            from (select id, row_number() over (order by id) at from professional where territory_id = $1) m
            cross join generate_series(0, 499) n
            join (select id, row_number() over (order by id) at from resident where territory_id = $1) r on r.at = 1 + (n * 40 + m.at) % 2000
          ), agreed as (
            insert into appointment (territory_id, id, structure_id, resident_id, reason_id, place_id, starts_at, ends_at, kind, booked_at, state, state_changed_at, is_late_cancellation, sequence)
            select $1, slot.id, $2, resident_id, reason.id, place.id, slot.starts_at, slot.starts_at + interval '30 minutes', 'IN_OPENING', '2026-01-01Z', 'PLANNED', '2026-01-01Z', false, 0
            from slot join reason on reason.territory_id = $1 join place on place.territory_id = $1
          ), taken as (
            insert into mediator_time (territory_id, id, mediator_id, kind, subject_id, starts_at, ends_at, blocking)
            select $1, gen_random_uuid(), mediator_id, 'APPOINTMENT', id, starts_at, starts_at + interval '30 minutes', true from slot
          )
        insert into appointment_mediator (territory_id, appointment_id, mediator_id) select $1, id, mediator_id from slot
        """,
        """
        insert into opening (territory_id, id, mediator_id, place_id, rule, first_on, last_on, starts_at, ends_at, time_zone, is_kept_on_holidays, materialised_until)
        select $1, gen_random_uuid(), m.id, p.id, 'FREQ=DAILY;INTERVAL=1', '2026-06-01', '2027-02-05', '09:00', '17:00', 'Europe/Paris', false, '2027-02-05'
        from professional m join place p on p.territory_id = $1 where m.territory_id = $1 and $2::uuid is not null
        """,
        "insert into opening_reason select $1, o.id, r.id from opening o join reason r on r.territory_id = $1 where o.territory_id = $1 and $2::uuid is not null",
        """
        insert into opening_occurrence (territory_id, opening_id, day, mediator_id, place_id, starts_at, ends_at)
        select $1, o.id, d, o.mediator_id, o.place_id, (d + time '09:00') at time zone 'Europe/Paris', (d + time '17:00') at time zone 'Europe/Paris'
        from opening o cross join generate_series(0, 249) n cross join lateral (select date '2026-06-01' + n d) x where o.territory_id = $1 and $2::uuid is not null
        """,
    ];
}
