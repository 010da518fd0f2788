using System.Buffers.Text;
using System.Text.Json;
using Inclusion.Places;
using Inclusion.Platform.Access;
using Inclusion.Platform.Graph;
using Inclusion.Platform.Graph.Guard;
using Inclusion.Platform.Storage;
using NodaTime;
using NodaTime.Serialization.SystemTextJson;

namespace Inclusion.Planning;

/// <summary>What can be asked about time that is free.</summary>
[Allows(Role.Mediator, Role.SocialWorker, Role.Reception, Role.Coordinator, Role.Administrator), AllowsScope("planning:read", "appointments:prescribe")]
public static class FreeSlotQueries
{
    /// <summary>The code of a search whose bounds are not as the contract says.</summary>
    internal const string BadSearch = "BAD_SEARCH";

    private const int MostReasons = 10, MostOthers = 50, Alternatives = 3;

    private static readonly JsonSerializerOptions Json = new JsonSerializerOptions().ConfigureForNodaTime(DateTimeZoneProviders.Tzdb);
    private static readonly Duration LongestSearch = Duration.FromDays(28), LongestOutlook = Duration.FromDays(Opening.DaysAhead), LongestNotice = Duration.FromDays(367);

    /// <summary>Free slots of every mediator and place that a reason is offered at: by hour, then the mediators with the fewest minutes booked that week. A search out of its bounds is a `BAD_SEARCH`.</summary>
    /// <param name="reasonIds">For these reasons; 1 to 10.</param>
    /// <param name="from">The first beginning, included.</param>
    /// <param name="until">The last beginning, excluded; at most 28 days after `from`.</param>
    /// <param name="placeIds">Only at these places; everywhere when absent or empty. At most 50.</param>
    /// <param name="mediatorIds">Only with these mediators, both where two are needed; all when absent or empty. At most 50.</param>
    public static async Task<Connection<FreeSlotType>> FreeSlotsAsync(
        IReadOnlyList<ReasonId> reasonIds, Instant from, Instant until, Page page, Actor actor, Unit unit, IClock clock, CancellationToken stop,
        IReadOnlyList<PlaceId>? placeIds = null, IReadOnlyList<ProfessionalId>? mediatorIds = null)
    {
        if (until <= from || until - from > LongestSearch) throw new GraphRefusal(BadSearch, "La recherche va de « from » à « until », 28 jours au plus.");
        Bound(reasonIds, placeIds, mediatorIds);
        var after = page.After is null ? null : ReadCursor(page.After);
        var search = new SlotSearch(reasonIds, placeIds ?? [], mediatorIds ?? [], from, until, clock.GetCurrentInstant(), Reason.OpenTo(actor), after, page.First + 1);
        var found = await unit.FreeSlotsAsync(actor.Territory, search, stop);
        var edges = found.Take(page.First).Select(slot => new Edge<FreeSlotType>(new FreeSlotType(slot), () => WriteCursor(slot)));
        return new Connection<FreeSlotType>([.. edges], found.Count > page.First, after is not null);
    }

    /// <summary>The first slot that is free from an instant on; null when none is within 183 days of it. A search out of its bounds is a `BAD_SEARCH`.</summary>
    /// <param name="reasonIds">For these reasons; 1 to 10.</param>
    /// <param name="from">From this instant on; now when absent.</param>
    /// <param name="placeIds">Only at these places; everywhere when absent or empty. At most 50.</param>
    /// <param name="mediatorIds">Only with these mediators, both where two are needed; all when absent or empty. At most 50.</param>
    public static async Task<FreeSlotType?> NextAvailabilityAsync(
        IReadOnlyList<ReasonId> reasonIds, Actor actor, Unit unit, IClock clock, CancellationToken stop,
        Instant? from = null, IReadOnlyList<PlaceId>? placeIds = null, IReadOnlyList<ProfessionalId>? mediatorIds = null)
    {
        Bound(reasonIds, placeIds, mediatorIds);
        var now = clock.GetCurrentInstant();
        var start = Instant.Max(from ?? now, now);
        if (start > now + LongestNotice) return null;
        var search = new SlotSearch(reasonIds, placeIds ?? [], mediatorIds ?? [], start, start + LongestOutlook, now, Reason.OpenTo(actor), null, 1);
        var found = await unit.FreeSlotsAsync(actor.Territory, search, stop);
        return found.Count == 0 ? null : new FreeSlotType(found[0]);
    }

    /// <summary>Free slots of a reason nearest to an instant that was wanted: those from it on, completed with the last ones before it.</summary>
    private static async Task<IReadOnlyList<FreeSlotType>> NearestAsync(
        Unit unit, Actor actor, ReasonId reason, Instant wanted, int count, Instant now, CancellationToken stop)
    {
        var start = Instant.Max(now, wanted);
        var search = new SlotSearch([reason], [], [], start, start + LongestSearch, now, Reason.OpenTo(actor), null, count);
        var found = await unit.FreeSlotsAsync(actor.Territory, search, stop);
        if (found.Count < count && start > now)
        {
            var before = await unit.FreeSlotsAsync(actor.Territory, search with { From = Instant.Max(now, start - LongestSearch), Until = start, Most = 1000 }, stop);
            found = [.. before.TakeLast(count - found.Count), .. found];
        }

        return [.. found.Select(slot => new FreeSlotType(slot))];
    }

    /// <summary>Up to three slots to propose where one has just gone, looked up in the operation that these services are of.</summary>
    internal static Task<IReadOnlyList<FreeSlotType>> FreshAlternativesAsync(ReasonId reason, Instant wanted, IServiceProvider services, CancellationToken stop) => NearestAsync(
        services.GetRequiredService<Unit>(), services.GetRequiredService<Actor>(), reason, wanted, Alternatives,
        services.GetRequiredService<IClock>().GetCurrentInstant(), stop);

    private static void Bound(IReadOnlyList<ReasonId> reasons, IReadOnlyList<PlaceId>? places, IReadOnlyList<ProfessionalId>? mediators)
    {
        if (reasons.Count is < 1 or > MostReasons) throw new GraphRefusal(BadSearch, $"La recherche porte sur 1 à {MostReasons} motifs.");
        if (places?.Count > MostOthers || mediators?.Count > MostOthers)
            throw new GraphRefusal(BadSearch, $"La recherche porte sur {MostOthers} lieux et {MostOthers} médiateurs au plus.");
    }

    private static string WriteCursor(FreeSlot slot) => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(slot, Json));

    private static FreeSlot ReadCursor(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<FreeSlot>(Base64Url.DecodeFromChars(text), Json) is { Mediators: not null } slot ? slot : throw new BrokenCursor();
        }
        catch (Exception fault) when (fault is FormatException or JsonException)
        {
            throw new BrokenCursor();
        }
    }
}
