using System.Data;
using System.Text.Json;
using Inclusion.Platform.Access;
using Npgsql;
using static Inclusion.Benchmarks.Raw.RawBatch;

namespace Inclusion.Benchmarks.Raw;

/// <summary>The list of 50 appointments: by the three statements that the product sends, or by one that joins them.</summary>
internal sealed class RawList(NpgsqlDataSource source, TerritoryId town)
{
    private const string Appointments = """
        select a.id, a.state, a.starts_at, a.ends_at, a.kind, a.booked_at, a.state_changed_at, a.is_late_cancellation, a.place_id
        from appointment a where a.territory_id = $1 and a.starts_at >= $2 order by a.starts_at, a.id limit 51
        """;

    private const string Places = """
        select p.id, p.name, p.street, p.postal_code, p.city from place p where p.territory_id = $1 and p.id = any ($2)
        """;

    private const string Mediators = """
        select a.appointment_id, m.id, m.given_name, m.family_name from appointment_mediator a
        join professional m on m.territory_id = a.territory_id and m.id = a.mediator_id
        where a.territory_id = $1 and a.appointment_id = any ($2) order by m.family_name, m.id
        """;

    private const string Joined = """
        select a.id, a.state, a.starts_at, a.ends_at, a.kind, a.booked_at, a.state_changed_at, a.is_late_cancellation, a.place_id,
          p.name, p.street, p.postal_code, p.city, m.id, m.given_name, m.family_name
        from (select * from appointment where territory_id = $1 and starts_at >= $2 order by starts_at, id limit 51) a
        left join place p on p.territory_id = a.territory_id and p.id = a.place_id
        join appointment_mediator l on l.territory_id = a.territory_id and l.appointment_id = a.id
        join professional m on m.territory_id = l.territory_id and m.id = l.mediator_id
        order by a.starts_at, a.id, m.family_name, m.id
        """;

    public async Task AnswerAsync(ListRequest request, HttpResponse response, CancellationToken stop)
    {
        await using var connection = await source.OpenConnectionAsync(stop);
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, stop);
        var rows = await ReadAppointmentsAsync(connection, request, stop);
        await using var batch = new NpgsqlBatch(connection);
        batch.Add(Places, Of(town.Value), Of(rows.Select(row => row.PlaceId).Distinct().ToArray()));
        batch.Add(Mediators, Of(town.Value), Of(rows.Select(row => row.Id).ToArray()));
        await using (var reader = await batch.ExecuteReaderAsync(stop))
        {
            var places = new Dictionary<Guid, RawPlace>();
            while (await reader.ReadAsync(stop)) places[reader.GetGuid(0)] = RawPlace.Read(reader, reader.GetGuid(0), 1);
            foreach (var row in rows) row.Place = places[row.PlaceId];
            var byId = rows.ToDictionary(row => row.Id);
            await reader.NextResultAsync(stop);
            while (await reader.ReadAsync(stop)) byId[reader.GetGuid(0)].Mediators.Add(new(reader.GetGuid(1), reader.GetString(2), reader.GetString(3)));
        }

        await transaction.CommitAsync(stop);
        await SendAsync(response, json => Write(json, rows), stop);
    }

    public async Task AnswerJoinedAsync(ListRequest request, HttpResponse response, CancellationToken stop)
    {
        await using var connection = await source.OpenConnectionAsync(stop);
        await using var batch = new NpgsqlBatch(connection);
        batch.AddSeal(town);
        batch.Add(Joined, Of(town.Value), Of(request.From));
        await using var reader = await batch.ExecuteReaderAsync(stop);
        await reader.NextResultAsync(stop);
        var rows = new List<RawRow>();
        while (await reader.ReadAsync(stop))
        {
            if (rows.Count == 0 || rows[^1].Id != reader.GetGuid(0))
            {
                rows.Add(RawRow.Read(reader));
                rows[^1].Place = RawPlace.Read(reader, reader.GetGuid(8), 9);
            }

            rows[^1].Mediators.Add(new(reader.GetGuid(13), reader.GetString(14), reader.GetString(15)));
        }

        await SendAsync(response, json => Write(json, rows), stop);
    }

    private async Task<List<RawRow>> ReadAppointmentsAsync(NpgsqlConnection connection, ListRequest request, CancellationToken stop)
    {
        await using var batch = new NpgsqlBatch(connection);
        batch.AddSeal(town);
        batch.Add(Appointments, Of(town.Value), Of(request.From));
        await using var reader = await batch.ExecuteReaderAsync(stop);
        await reader.NextResultAsync(stop);
        var rows = new List<RawRow>(51);
        while (await reader.ReadAsync(stop)) rows.Add(RawRow.Read(reader));
        return rows;
    }

    private static void Write(Utf8JsonWriter json, List<RawRow> rows)
    {
        json.WriteStartObject();
        json.WriteStartObject("data");
        json.WriteStartObject("appointments");
        json.WriteStartArray("nodes");
        foreach (var row in rows.Take(50)) row.Write(json);
        json.WriteEndArray();
        json.WriteStartObject("pageInfo");
        json.WriteBoolean("hasNextPage", rows.Count > 50);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
