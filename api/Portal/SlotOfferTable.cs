using Inclusion.Platform.Access;
using Inclusion.Platform.Storage;
using NodaTime;

namespace Inclusion.Portal;

/// <summary>Looks up what a step of choosing an hour offers.</summary>
internal static class SlotOfferTable
{
    public static async Task<SlotOffer> OfferAsync(this Unit unit, TerritoryId town, SlotWish wish, SlotQuestion asked, CancellationToken stop)
    {
        if (SlotAddress.ReadHour(asked.Hour) is { } at)
        {
            if (await unit.SlotAtAsync(town, wish, at, stop) is not null) return new SlotOffer([], [], OfferedHour.Of(at, wish.Zone), false, false);
            return new SlotOffer([], Worded(await unit.OthersAsync(town, wish, at, stop), wish), null, true, false);
        }

        if (SlotAddress.ReadDay(asked.Day) is { } day && await unit.FreeHoursAsync(town, wish, day, stop) is { Count: > 0 } hours)
            return new SlotOffer([], Worded(hours, wish), null, false, false);

        var days = await unit.FreeDaysAsync(town, wish, SlotAddress.ReadDay(asked.After), stop);
        return new SlotOffer(days, [], null, false, days.Count == SlotChoiceTable.DaysShown);
    }

    private static IReadOnlyList<OfferedHour> Worded(IReadOnlyList<Instant> hours, SlotWish wish) => [.. hours.Select(each => OfferedHour.Of(each, wish.Zone))];
}
