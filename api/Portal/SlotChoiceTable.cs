using Inclusion.Places;
using Inclusion.Planning;
using Inclusion.Platform.Access;
using Inclusion.Platform.Storage;
using NodaTime;

namespace Inclusion.Portal;

/// <summary>What a resident looks for a free hour for.</summary>
/// <param name="Place">Where; null by telephone, by video or at home.</param>
/// <param name="Bookers">Whose reasons they may take.</param>
/// <param name="Zone">The town's clocks.</param>
public sealed record SlotWish(ReasonId Reason, PlaceId? Place, IReadOnlyList<WhoBooks> Bookers, DateTimeZone Zone, Instant Now)
{
    /// <summary>Every reason: what staff have agreed with a resident, the resident may move.</summary>
    public static readonly IReadOnlyList<WhoBooks> Agreed = Enum.GetValues<WhoBooks>();
}

/// <summary>Free time as a resident chooses it: a day in a list, then an hour in a list.</summary>
internal static class SlotChoiceTable
{
    /// <summary>How many days a page lists.</summary>
    public const int DaysShown = 7;

    private const int MostInADay = 1000, Others = 3;
    private static readonly Duration Outlook = Duration.FromDays(Opening.DaysAhead);

    /// <summary>The next days on which something is free, day by day: each look stops at the first slot that it finds.</summary>
    /// <param name="after">Only days after this one; from today on when null.</param>
    public static async Task<IReadOnlyList<LocalDate>> FreeDaysAsync(this Unit unit, TerritoryId town, SlotWish wish, LocalDate? after, CancellationToken stop)
    {
        var days = new List<LocalDate>();
        for (var from = after is { } last ? Instant.Max(wish.Now, StartOf(wish, last.PlusDays(1))) : wish.Now; days.Count < DaysShown; from = StartOf(wish, days[^1].PlusDays(1)))
        {
            var next = await unit.FreeSlotsAsync(town, Search(wish, from, wish.Now + Outlook, 1), stop);
            if (next.Count == 0) break;
            days.Add(next[0].StartsAt.InZone(wish.Zone).Date);
        }

        return days;
    }

    /// <summary>The hours of one day at which something is free.</summary>
    public static async Task<IReadOnlyList<Instant>> FreeHoursAsync(this Unit unit, TerritoryId town, SlotWish wish, LocalDate day, CancellationToken stop)
    {
        var (from, until) = (Instant.Max(wish.Now, StartOf(wish, day)), StartOf(wish, day.PlusDays(1)));
        if (from >= until || from > wish.Now + Outlook) return [];
        var found = await unit.FreeSlotsAsync(town, Search(wish, from, until, MostInADay), stop);
        return [.. found.Select(each => each.StartsAt).Distinct()];
    }

    /// <summary>Who is free at exactly that hour, the least busy first; null when nobody is any more.</summary>
    public static async Task<FreeSlot?> SlotAtAsync(this Unit unit, TerritoryId town, SlotWish wish, Instant at, CancellationToken stop)
    {
        if (at < wish.Now || at > wish.Now + Outlook) return null;
        var found = await unit.FreeSlotsAsync(town, Search(wish, at, at + Duration.FromSeconds(1), 1), stop);
        return found.Count == 0 ? null : found[0];
    }

    /// <summary>Up to three hours to offer instead of one that has gone: the next ones, wherever they begin.</summary>
    public static async Task<IReadOnlyList<Instant>> OthersAsync(this Unit unit, TerritoryId town, SlotWish wish, Instant wanted, CancellationToken stop)
    {
        var others = new List<Instant>();
        for (var from = wanted < wish.Now || wanted > wish.Now + Outlook ? wish.Now : wanted; others.Count < Others; from = others[^1] + Duration.FromSeconds(1))
        {
            var next = await unit.FreeSlotsAsync(town, Search(wish, from, wish.Now + Outlook, 1), stop);
            if (next.Count == 0) break;
            others.Add(next[0].StartsAt);
        }

        return others;
    }

    private static Instant StartOf(SlotWish wish, LocalDate day) => day.AtStartOfDayInZone(wish.Zone).ToInstant();

    private static SlotSearch Search(SlotWish wish, Instant from, Instant until, int most) => new(
        [wish.Reason], wish.Place is { } place ? [place] : [], [], from, until, wish.Now, wish.Bookers, null, most);
}
