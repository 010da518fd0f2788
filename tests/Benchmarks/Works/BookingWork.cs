using System.Text.Json;
using Inclusion.Benchmarks.Raw;
using Inclusion.Benchmarks.Towns;
using Inclusion.Places;
using Inclusion.Planning;
using Inclusion.Platform.Access;
using Inclusion.Platform.Graph;
using Inclusion.Residents;
using NodaTime;

namespace Inclusion.Benchmarks.Works;

/// <summary>A booking to make: each half-hour is booked once.</summary>
internal sealed record Booking(
    Guid Mediator, Guid Place, Guid Reason, Guid Resident, Guid Structure, Instant StartsAt, int Minutes, int Occupies, int RemindHours);

/// <summary>Booking half-hours that are free, eight weeks ahead and more; every one with a key of its own.</summary>
internal sealed class BookingWork
{
    private readonly IReadOnlyList<Booking> _bookings;
    private int _taken;
    private int _done;

    private BookingWork(IReadOnlyList<Booking> bookings) => _bookings = bookings;

    public static async Task<BookingWork> PrepareAsync(Town town, CancellationToken stop) => new(await town.AskAsync("""
        with person as materialized (select id, row_number() over (order by id) n, count(*) over () many from resident where territory_id = $1),
        cell as (
          select o.*, o.starts_at + make_interval(mins => 30 * part) as begins, row_number() over (order by hashtext(o.opening_id::text || o.day || part)) n
          from opening_occurrence o, generate_series(0, 5) part
          where o.territory_id = $1 and o.day between current_date + 57 and current_date + 180
            and not exists (select from absence_occurrence a where a.territory_id = $1 and a.mediator_id = o.mediator_id and a.starts_at < o.ends_at and a.ends_at > o.starts_at))
        select c.mediator_id, c.place_id, r.id, p.id, s.structure_id, c.begins, r.duration_minutes, r.duration_minutes + r.buffer_after_minutes, r.reminder_hours
        from cell c
        join person p on p.n = 1 + c.n * 7919 % p.many
        join professional_structure s on s.territory_id = $1 and s.professional_id = c.mediator_id
        cross join lateral (
          select r.* from opening_reason l join reason r on r.territory_id = $1 and r.id = l.reason_id
          where l.territory_id = $1 and l.opening_id = c.opening_id and r.duration_minutes + r.buffer_after_minutes <= 30
          order by hashtext(l.reason_id::text || c.n) limit 1) r
        order by c.n
        """, row => new Booking(row.GetGuid(0), row.GetGuid(1), row.GetGuid(2), row.GetGuid(3), row.GetGuid(4), row.GetFieldValue<Instant>(5), row.GetInt32(6), row.GetInt32(7), row.GetInt32(8)),
        stop, town.Id.Value));

    /// <summary>How many were acknowledged.</summary>
    public int Done => _done;

    public Side Of(Product product, string name = "product") => new(name, product.Http, product.Process, _ =>
    {
        var booking = Next();
        return new Asked(product.Ask(Documents.Book, new { input = Input(booking) }, Guid.NewGuid().ToString()), answer => IsRight(booking, answer));
    });

    public Side Of(RawProgram raw) => new("raw", raw.Http, raw.Process, _ =>
    {
        var booking = Next();
        return new Asked(RawProgram.Ask("book", BookRequest.Of(booking)), answer => IsRight(booking, answer));
    });

    private static object Input(Booking booking) => new
    {
        residentId = GlobalId.Of(new ResidentId(booking.Resident)).ToString(),
        reasonId = GlobalId.Of(new ReasonId(booking.Reason)).ToString(),
        placeId = GlobalId.Of(new PlaceId(booking.Place)).ToString(),
        mediatorIds = new[] { GlobalId.Of(new ProfessionalId(booking.Mediator)).ToString() },
        startsAt = booking.StartsAt.ToString(),
    };

    private Booking Next()
    {
        var at = Interlocked.Increment(ref _taken) - 1;
        return at < _bookings.Count ? _bookings[at] : throw new InvalidOperationException($"All {_bookings.Count} free half-hours are booked: make the town larger, or the rounds shorter.");
    }

    private bool IsRight(Booking booking, ReadOnlyMemory<byte> answer)
    {
        using var json = JsonDocument.Parse(answer);
        if (!json.RootElement.TryGetProperty("data", out var data) || data.ValueKind != JsonValueKind.Object) return false;
        var payload = data.GetProperty("bookAppointment");
        if (payload.GetProperty("errors").GetArrayLength() > 0) return false;

        var booked = payload.GetProperty("appointment");
        var isRight = booked.GetProperty("state").GetString() == "PLANNED" && booked.GetProperty("startsAt").GetString() == booking.StartsAt.ToString()
            && booked.GetProperty("endsAt").GetString() == (booking.StartsAt + Duration.FromMinutes(booking.Minutes)).ToString();
        if (isRight) Interlocked.Increment(ref _done);
        return isRight;
    }
}
