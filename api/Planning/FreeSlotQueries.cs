using System.Buffers.Text;
using System.Text.Json;
using GraphQL;
using Inclusion.Places;
using Inclusion.Platform.Access;
using Inclusion.Platform.Graph;
using Inclusion.Platform.Storage;
using NodaTime;
using NodaTime.Serialization.SystemTextJson;

namespace Inclusion.Planning;

/// <summary>What can be asked about time that is free.</summary>
[Allows(Role.Mediator, Role.SocialWorker, Role.Reception, Role.Coordinator), AllowsScope("planning:read", "appointments:prescribe")]
public static class FreeSlotQueries
{
    private static readonly JsonSerializerOptions Json = new JsonSerializerOptions().ConfigureForNodaTime(DateTimeZoneProviders.Tzdb);
    private static readonly Duration LongestSearch = Duration.FromDays(28), LongestOutlook = Duration.FromDays(190);

    /// <summary>Free slots of every mediator and place that a reason is offered at, by hour, then the least busy mediator that week.</summary>
    /// <param name="reasonIds">For these reasons; 1 to 10.</param>
    /// <param name="from">The first beginning, included.</param>
    /// <param name="until">The last beginning, excluded; at most 28 days after `from`.</param>
    /// <param name="placeIds">Only at these places; everywhere when empty. At most 50.</param>
    /// <param name="mediatorIds">Only with these mediators; all when empty. At most 50.</param>
    public static async Task<Connection<FreeSlotType>> FreeSlotsAsync(
        IReadOnlyList<ReasonId> reasonIds, Instant from, Instant until, Page page, Actor actor, Unit unit, IClock clock, CancellationToken stop,
        IReadOnlyList<PlaceId>? placeIds = null, IReadOnlyList<ProfessionalId>? mediatorIds = null)
    {
        if (until <= from || until - from > LongestSearch) throw new BadSearch("La recherche va de « from » à « until », sur 28 jours au plus.");
        Bound(reasonIds, placeIds, mediatorIds);
        var after = page.After is null ? null : ReadCursor(page.After);
        var search = new SlotSearch(reasonIds, placeIds ?? [], mediatorIds ?? [], from, until, clock.GetCurrentInstant(), after, page.First + 1);
        var found = await unit.FreeSlotsAsync(actor.Territory, search, stop);
        var edges = found.Take(page.First).Select(slot => new Edge<FreeSlotType>(WriteCursor(slot), new FreeSlotType(slot)));
        return new Connection<FreeSlotType>([.. edges], found.Count > page.First, after is not null);
    }

    /// <summary>The first slot that is free from an instant on, however far; null when none is within 190 days.</summary>
    /// <param name="reasonIds">For these reasons; 1 to 10.</param>
    /// <param name="from">From this instant on; now when absent.</param>
    /// <param name="placeIds">Only at these places; everywhere when empty. At most 50.</param>
    /// <param name="mediatorIds">Only with these mediators; all when empty. At most 50.</param>
    public static async Task<FreeSlotType?> NextAvailabilityAsync(
        IReadOnlyList<ReasonId> reasonIds, Actor actor, Unit unit, IClock clock, CancellationToken stop,
        Instant? from = null, IReadOnlyList<PlaceId>? placeIds = null, IReadOnlyList<ProfessionalId>? mediatorIds = null)
    {
        Bound(reasonIds, placeIds, mediatorIds);
        var start = from ?? clock.GetCurrentInstant();
        var search = new SlotSearch(reasonIds, placeIds ?? [], mediatorIds ?? [], start, start + LongestOutlook, clock.GetCurrentInstant(), null, 1);
        var found = await unit.FreeSlotsAsync(actor.Territory, search, stop);
        return found.Count == 0 ? null : new FreeSlotType(found[0]);
    }

    /// <summary>The slots of a reason nearest to an instant, before or after it, the nearest first.</summary>
    internal static async Task<IReadOnlyList<FreeSlotType>> NearestAsync(
        Unit unit, Actor actor, ReasonId reason, Instant wanted, int count, Instant now, CancellationToken stop)
    {
        var from = Instant.Max(now, wanted - Duration.FromDays(1));
        var search = new SlotSearch([reason], [], [], from, wanted + Duration.FromDays(14), now, null, 200);
        var found = await unit.FreeSlotsAsync(actor.Territory, search, stop);
        return [.. found.OrderBy(slot => Math.Abs((slot.StartsAt - wanted).TotalMinutes)).ThenBy(slot => slot.StartsAt).Take(count).Select(slot => new FreeSlotType(slot))];
    }

    private static void Bound(IReadOnlyList<ReasonId> reasons, IReadOnlyList<PlaceId>? places, IReadOnlyList<ProfessionalId>? mediators)
    {
        if (reasons.Count is < 1 or > 10) throw new BadSearch("La recherche porte sur 1 à 10 motifs.");
        if (places?.Count > 50 || mediators?.Count > 50) throw new BadSearch("La recherche porte sur 50 lieux et 50 médiateurs au plus.");
    }

    private static string WriteCursor(FreeSlot slot) => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(slot, Json));

    private static FreeSlot ReadCursor(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<FreeSlot>(Base64Url.DecodeFromChars(text), Json) ?? throw new BrokenCursor();
        }
        catch (Exception fault) when (fault is FormatException or JsonException)
        {
            throw new BrokenCursor();
        }
    }
}

/// <summary>The bounds of a search are not as the contract says.</summary>
public sealed class BadSearch : ExecutionError
{
    public BadSearch(string message) : base(message) => Code = "BAD_SEARCH";
}
