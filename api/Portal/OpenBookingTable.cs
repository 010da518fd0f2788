using Inclusion.Appointments;
using Inclusion.Places;
using Inclusion.Planning;
using Inclusion.Platform;
using Inclusion.Platform.Access;
using Inclusion.Platform.Storage;
using Inclusion.Residents;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Npgsql;

namespace Inclusion.Portal;

/// <summary>What everyone may book in a town, and how much one contact has booked.</summary>
internal static class OpenBookingTable
{
    /// <summary>So many appointments to come may stand under one telephone or address.</summary>
    public const int MostAhead = 3;

    private const string Offered = """
        select distinct o.place_id, r.reason_id
        from opening_occurrence o
        join opening_reason r on r.territory_id = o.territory_id and r.opening_id = o.opening_id
        join reason q on q.territory_id = r.territory_id and q.id = r.reason_id
        where o.territory_id = current_town() and o.starts_at > $1 and q.who_books = 'EVERYONE' and q.archived_at is null
        """;

    /// <summary>Places with an opening to come for a reason that everyone may book, by name; what needs no place comes last.</summary>
    public static async Task<IReadOnlyList<OpenPlace>> OpenPlacesAsync(this InclusionDb db, Unit unit, TerritoryId town, Instant now, CancellationToken stop)
    {
        var offered = new List<(PlaceId? Place, ReasonId Reason)>();
        await using (var ask = unit.Command(Offered))
        {
            ask.Parameters.Add(new NpgsqlParameter<Instant> { TypedValue = now });
            await using var rows = await ask.ExecuteReaderAsync(stop);
            while (await rows.ReadAsync(stop)) offered.Add((await rows.IsDBNullAsync(0, stop) ? null : new PlaceId(rows.GetGuid(0)), new ReasonId(rows.GetGuid(1))));
        }

        var (placeIds, reasonIds) = (offered.Select(each => each.Place).OfType<PlaceId>().Distinct().ToList(), offered.Select(each => each.Reason).Distinct().ToList());
        var places = await db.Places.AsNoTracking().Where(each => each.TerritoryId == town && placeIds.Contains(each.Id) && each.ArchivedAt == null).ToDictionaryAsync(each => each.Id, stop);
        var reasons = await db.Reasons.AsNoTracking().Where(each => each.TerritoryId == town && reasonIds.Contains(each.Id)).ToDictionaryAsync(each => each.Id, stop);
        return [.. offered.Where(each => each.Place is not { } id || places.ContainsKey(id)).GroupBy(each => each.Place)
            .Select(group => new OpenPlace(group.Key is { } id ? places[id] : null, [.. group.Select(each => reasons[each.Reason]).OrderBy(each => each.Terms.Name, FrenchOrder.Names)]))
            .OrderBy(each => each.Place is null).ThenBy(each => each.Place?.Details.Name, FrenchOrder.Names)];
    }

    /// <summary>True when enough is booked under this contact; those who book with it at once wait for one another.</summary>
    public static async Task<bool> IsBookedOutAsync(this InclusionDb db, Unit unit, TerritoryId town, string contact, Instant now, CancellationToken stop)
    {
        await using (var queue = unit.Command("select pg_advisory_xact_lock(hashtextextended('booker ' || current_town() || ' ' || $1, 0))"))
        {
            queue.Parameters.Add(new NpgsqlParameter<string> { TypedValue = contact });
            await queue.ExecuteNonQueryAsync(stop);
        }

        return await db.Appointments.CountAsync(each => each.TerritoryId == town && each.State == AppointmentState.Planned && each.StartsAt > now && each.BookedByStructureId == null
            && db.Set<ContactPoint>().Any(point => point.TerritoryId == town && point.ResidentId == each.ResidentId && point.Value == contact), stop) >= MostAhead;
    }
}
