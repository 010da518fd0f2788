using System.Text.Json;
using Inclusion.Benchmarks.Works;
using Inclusion.Places;
using Inclusion.Planning;
using Inclusion.Platform.Access;
using Inclusion.Platform.Graph;
using NodaTime;
using Npgsql;
using static Inclusion.Benchmarks.Raw.RawBatch;

namespace Inclusion.Benchmarks.Raw;

/// <summary>The product's own statement for free slots, and nothing around it.</summary>
internal sealed class RawSlots(NpgsqlDataSource source, TerritoryId town)
{
    public async Task AnswerAsync(SlotsRequest request, HttpResponse response, CancellationToken stop)
    {
        var rows = await FindAsync(SlotSearches.Of(new ReasonId(request.Reason), Instant.FromDateTimeUtc(request.From)), stop);
        await SendAsync(response, json => Write(json, rows), stop);
    }

    /// <summary>The statement alone, its rows read.</summary>
    public async Task<List<RawSlot>> FindAsync(SlotSearch search, CancellationToken stop)
    {
        await using var connection = await source.OpenConnectionAsync(stop);
        await using var batch = new NpgsqlBatch(connection);
        batch.AddSeal(town);
        var command = new NpgsqlBatchCommand(FreeSlotsTable.Sql);
        FreeSlotsTable.Fill(command.Parameters, town, search);
        batch.BatchCommands.Add(command);
        await using var row = await batch.ExecuteReaderAsync(stop);
        await row.NextResultAsync(stop);
        var rows = new List<RawSlot>(50);
        while (await row.ReadAsync(stop))
            rows.Add(new(row.GetGuid(0), row.GetGuid(1), row.GetFieldValue<Guid[]>(2)[0], row.GetDateTime(3), row.GetDateTime(4)));
        return rows;
    }

    private static void Write(Utf8JsonWriter json, List<RawSlot> rows)
    {
        json.WriteStartObject();
        json.WriteStartObject("data");
        json.WriteStartObject("freeSlots");
        json.WriteStartArray("nodes");
        foreach (var row in rows) row.Write(json);
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
    }
}

internal sealed record RawSlot(Guid Reason, Guid Place, Guid Mediator, DateTime StartsAt, DateTime EndsAt)
{
    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("startsAt", Text(StartsAt));
        json.WriteString("endsAt", Text(EndsAt));
        json.WriteStartArray("mediatorIds");
        json.WriteStringValue(GlobalId.Of(new ProfessionalId(Mediator)).ToString());
        json.WriteEndArray();
        json.WriteStartObject("reason");
        json.WriteString("id", GlobalId.Of(new ReasonId(Reason)).ToString());
        json.WriteEndObject();
        json.WriteStartObject("place");
        json.WriteString("id", GlobalId.Of(new PlaceId(Place)).ToString());
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
