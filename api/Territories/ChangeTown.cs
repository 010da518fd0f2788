using Inclusion.Platform;
using Inclusion.Platform.Access;
using Inclusion.Platform.Graph;
using Inclusion.Platform.Storage;
using Inclusion.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Territories;

/// <summary>The town as it shall be from now on: everything is given, nothing is kept from before.</summary>
/// <param name="Name">1 to 120 characters, as residents read it.</param>
/// <param name="Telephone">The number a lost resident may call, as dialled from France or with its country code.</param>
/// <param name="HolidayRegion">Which public holidays apply.</param>
/// <param name="SenderAddress">The address that messages and invites come from.</param>
public sealed record ChangeTownInput(string Name, string? Telephone, HolidayRegion HolidayRegion, string SenderAddress);

/// <summary>Changes what is known of the town. Its zone and its INSEE code stay.</summary>
[Allows(Role.Administrator)]
[Refuses(typeof(InvalidText))]
public static class ChangeTownMutation
{
    public static async Task<Outcome<TerritoryType>> ChangeTownAsync(ChangeTownInput input, Actor actor, InclusionDb db, CancellationToken stop)
    {
        var town = await db.Territories.SingleAsync(each => each.TerritoryId == actor.Territory, stop);
        var before = town.HolidayRegion;

        var changed = town.Change(input.Name, input.Telephone, input.HolidayRegion, input.SenderAddress);
        if (changed.IsRefused) return changed.Then(each => new TerritoryType(each));

        if (town.HolidayRegion != before) db.State(new HolidayRegionChanged(town.HolidayRegion));
        return await db.SaveAsync(new TerritoryType(town), stop);
    }
}
