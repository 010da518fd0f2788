using System.Data;
using System.Security.Cryptography;
using System.Text.Json;
using Inclusion.Appointments;
using Inclusion.Benchmarks.Works;
using Inclusion.Platform.Access;
using Inclusion.Platform.Graph;
using NodaTime;
using Npgsql;
using static Inclusion.Benchmarks.Raw.RawBatch;

namespace Inclusion.Benchmarks.Raw;

/// <summary>A booking with all that the product works out told beforehand: nothing waits for an answer.</summary>
internal sealed record BookRequest(
    Guid Mediator, Guid Place, Guid Reason, Guid Resident, Guid Structure, DateTime StartsAt, DateTime EndsAt, DateTime FreeAt, DateTime RemindAt, string Key)
{
    public static BookRequest Of(Booking booking) => new(
        booking.Mediator, booking.Place, booking.Reason, booking.Resident, booking.Structure, booking.StartsAt.ToDateTimeUtc(),
        (booking.StartsAt + Duration.FromMinutes(booking.Minutes)).ToDateTimeUtc(), (booking.StartsAt + Duration.FromMinutes(booking.Occupies)).ToDateTimeUtc(),
        (booking.StartsAt - Duration.FromHours(booking.RemindHours)).ToDateTimeUtc(), Guid.NewGuid().ToString());
}

/// <summary>The statements of a booking, idempotency, journal and outbox included, sent in one batch and committed.</summary>
internal sealed class RawBooking(NpgsqlDataSource source, TerritoryId town)
{
    /// <summary>Stands for the professional and the structure that the product reads from the sign-in.</summary>
    private static readonly Guid Caller = Guid.CreateVersion7();

    private static readonly string[] Nouns = ["Appointment", "Resident"];

    private NpgsqlParameter Town => Of(town.Value);

    public async Task AnswerAsync(BookRequest asked, HttpResponse response, CancellationToken stop)
    {
        var (id, now) = (Guid.CreateVersion7(), DateTime.UtcNow);
        await using var connection = await source.OpenConnectionAsync(stop);
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.ReadCommitted, stop);
        await using var batch = new NpgsqlBatch(connection, transaction);
        batch.AddSeal(town);
        AddReadings(batch, asked);
        AddAppointment(batch, asked, id, now);
        AddOrders(batch, asked, id, now);
        AddRecords(batch, asked, id, now);
        await batch.ExecuteNonQueryAsync(stop);
        await transaction.CommitAsync(stop);
        await SendAsync(response, json => Write(json, asked, id), stop);
    }

    private void AddReadings(NpgsqlBatch batch, BookRequest asked)
    {
        batch.Add(RawBookingSql.Claim, Of((long)asked.Key.GetHashCode(StringComparison.Ordinal)), Town, Of(Caller), Of(asked.Key));
        batch.Add(RawBookingSql.Resident, Town, Of(asked.Resident));
        batch.Add(RawBookingSql.Zone, Town);
        batch.Add(RawBookingSql.Reason, Town, Of(asked.Reason));
        batch.Add(RawBookingSql.Place, Town, Of(asked.Place));
        batch.Add(RawBookingSql.Mediators, Town, Of(new[] { asked.Mediator }), Town);
        batch.Add(RawBookingSql.Queue, Of($"mediator {town.Value} {asked.Mediator}"));
        batch.Add(RawBookingSql.ClearHolds, Town, Of(new[] { asked.Mediator }), Of(DateTime.UtcNow));
        batch.Add(RawBookingSql.IsOpen, Town, Of(new[] { asked.Mediator }), Of(asked.Reason), Of(asked.Place), Of(asked.StartsAt), Of(asked.EndsAt));
    }

    private void AddAppointment(NpgsqlBatch batch, BookRequest asked, Guid id, DateTime now)
    {
        batch.Add(RawBookingSql.Follow, Town, Of(asked.Resident), Of(asked.Structure), Of(now), Of("BOOKED"));
        batch.Add(RawBookingSql.Follow, Town, Of(asked.Resident), Of(asked.Structure), Of(now), Of("BOOKED"));
        batch.Add(RawBookingSql.Appointment, Of(id), Town, Of(now), Of(asked.Structure), Of(asked.EndsAt), Of(asked.Place), Of(asked.Reason), Of(asked.Resident), Of(asked.StartsAt), Of(now), Of(asked.Structure));
        batch.Add(RawBookingSql.Mediator, Of(id), Of(asked.Mediator), Town);
        batch.Add(RawBookingSql.Time, Of(Guid.CreateVersion7()), Town, Of(asked.FreeAt), Of(asked.Mediator), Of(asked.StartsAt), Of(id));
    }

    private void AddOrders(NpgsqlBatch batch, BookRequest asked, Guid id, DateTime now)
    {
        batch.Add(RawBookingSql.Order, Of(Guid.CreateVersion7()), Town, Of("APPOINTMENT_BOOKED"), Of("Appointment"), Of(id), Of("Resident"), Of(asked.Resident), Of(1), Of(0), Of(now), Of(now));
        batch.Add(RawBookingSql.Link, Town, Of(Guid.CreateVersion7()), Of(id), Of(RandomNumberGenerator.GetBytes(32)), Of(now), Of(asked.EndsAt.AddDays(1)));
        batch.Add(RawBookingSql.Withdraw, Town, Of("APPOINTMENT_REMINDER"), Of("Appointment"), Of(id));
        batch.Add(RawBookingSql.Reminder, Town, Of(asked.Reason));
        batch.Add(RawBookingSql.Order, Of(Guid.CreateVersion7()), Town, Of("APPOINTMENT_REMINDER"), Of("Appointment"), Of(id), Of("Resident"), Of(asked.Resident), Of(1), Of(0), Of(now), Of(asked.RemindAt));
    }

    private void AddRecords(NpgsqlBatch batch, BookRequest asked, Guid id, DateTime now)
    {
        batch.Add(RawBookingSql.Keep, Of(now), Town, Of(Caller), Of(asked.Key), Of("bookAppointment"), Of(new byte[32]), Of("Appointment"), Of(id));
        batch.Add(RawBookingSql.Journal, Town, Of(Guid.CreateVersion7()), Of(now), Of("bookAppointment"), Of("PROFESSIONAL"), Of(Caller), Of(asked.Structure), Of("127.0.0.1"),
            Of(new[] { id, asked.Resident }), Of(Nouns));
    }

    private static void Write(Utf8JsonWriter json, BookRequest asked, Guid id)
    {
        json.WriteStartObject();
        json.WriteStartObject("data");
        json.WriteStartObject("bookAppointment");
        json.WriteStartObject("appointment");
        json.WriteString("id", GlobalId.Of(new AppointmentId(id)).ToString());
        json.WriteString("state", "PLANNED");
        json.WriteString("startsAt", Text(asked.StartsAt));
        json.WriteString("endsAt", Text(asked.EndsAt));
        json.WriteEndObject();
        json.WriteStartArray("errors");
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
