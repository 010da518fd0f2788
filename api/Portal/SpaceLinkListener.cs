using Inclusion.Assistance;
using Inclusion.Platform;
using Inclusion.Platform.Access;
using Inclusion.Platform.Links;
using Inclusion.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Inclusion.Portal;

/// <summary>Whoever has a request handed over can follow it: a link to the door of their space, kept from one request to the next.</summary>
public sealed class SpaceLinkListener(InclusionDb db, CurrentActor actor, ResidentLinks links, IClock clock) : IListener<ProcedureSubmitted>
{
    /// <summary>Longer than silence takes to speak, and a second fact is asked for all the same.</summary>
    private static readonly Duration Lasts = Duration.FromDays(365), AtLeast = Duration.FromDays(182);

    public async Task HearAsync(ProcedureSubmitted fact, CancellationToken stop)
    {
        var (town, subject, until) = (actor.Value.Territory, fact.Resident.Value, clock.GetCurrentInstant() + AtLeast);
        var has = await db.Set<ResidentLink>().AnyAsync(each => each.TerritoryId == town && each.SubjectId == subject && each.Purpose == ResidentLinkPurpose.MySpace && each.ExpiresAt > until, stop);
        if (!has) links.Mint(ResidentLinkPurpose.MySpace, fact.Resident, clock.GetCurrentInstant() + Lasts);
    }
}
