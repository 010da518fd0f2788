using Inclusion.Platform;
using Inclusion.Platform.Access;
using Inclusion.Platform.Storage;
using Inclusion.Residents;
using Inclusion.Territories;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Inclusion.Mandates;

/// <summary>A mandate that the operation may change, kept from any other change until it ends; and the one that it renews.</summary>
public sealed record HeldMandate(Mandate Mandate, Mandate? Former, Resident Resident);

/// <summary>Loads the mandate that a use case is about to change, or says why the caller may not.</summary>
public static class HeldMandateTable
{
    public static UnknownId Unknown(string path) => new("Nous ne trouvons pas ce mandat. Choisissez-le dans la liste de votre structure.", path);

    /// <remarks>The resident first, then mandates from the oldest on: everybody waits in the same order.</remarks>
    public static async Task<Outcome<HeldMandate>> HoldOwnAsync(this InclusionDb db, Actor actor, MandateId id, string path, CancellationToken stop)
    {
        var seen = await db.MandatesFor(actor).AsNoTracking().SingleOrDefaultAsync(each => each.Id == id, stop);
        if (seen is null) return Unknown(path);
        var held = await db.HoldForChangeAsync(actor, seen.ResidentId, path, stop);
        if (held.IsRefused) return Outcome<HeldMandate>.Refused(held.Refusals);
        var former = seen.RenewsId is { } renews ? await db.HoldMandateAsync(actor.Territory, renews, stop) : null;
        return await db.HoldMandateAsync(actor.Territory, id, stop) is { } mandate ? new HeldMandate(mandate, former, held.Value.Resident) : Unknown(path);
    }

    /// <summary>The zone of the town's local hours.</summary>
    public static async Task<DateTimeZone> ZoneAsync(this InclusionDb db, TerritoryId town, CancellationToken stop) =>
        DateTimeZoneProviders.Tzdb[await db.Territories.Where(each => each.TerritoryId == town).Select(each => each.TimeZone).SingleAsync(stop)];
}
