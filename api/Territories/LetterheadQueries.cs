using Inclusion.Platform.Access;
using Inclusion.Platform.Messaging;
using Inclusion.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Inclusion.Territories;

/// <summary>A town writes in its own name, from its own address.</summary>
public sealed class LetterheadQueries(CurrentActor actor, InclusionDb db) : ILetterheads
{
    public async Task<Letterhead> ReadAsync(CancellationToken stop)
    {
        var id = actor.Value.Territory;
        var town = await db.Territories.AsNoTracking().SingleAsync(each => each.TerritoryId == id, stop);
        return new Letterhead(town.Name, town.SenderAddress, town.Telephone, DateTimeZoneProviders.Tzdb[town.TimeZone]);
    }
}
