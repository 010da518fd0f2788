using Inclusion.Places;
using Inclusion.Platform;
using Inclusion.Platform.Access;
using Inclusion.Platform.Graph;
using Inclusion.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Inclusion.Vouchers;

/// <summary>A place to approve.</summary>
/// <param name="ProgrammeId">For which programme.</param>
/// <param name="PlaceId">Which place, in use.</param>
public sealed record QualifyPlaceInput(ProgrammeId ProgrammeId, PlaceId PlaceId);

/// <summary>Approves a place (« habiliter »): from now on it takes the programme's vouchers in. Doing it twice changes nothing.</summary>
[Allows(Role.VoucherManager)]
[Refuses(typeof(UnknownId))]
public static class QualifyPlaceMutation
{
    public static async Task<Outcome<ProgrammeType>> QualifyPlaceAsync(QualifyPlaceInput input, Actor actor, InclusionDb db, IClock clock, CancellationToken stop)
    {
        var (town, now) = (actor.Territory, clock.GetCurrentInstant());
        if (await db.HoldProgrammeAsync(town, input.ProgrammeId, stop) is not { } programme) return UnknownId.Of("ce programme", "programmeId");
        if (!await db.Places.AnyAsync(each => each.TerritoryId == town && each.Id == input.PlaceId && each.ArchivedAt == null, stop)) return UnknownId.Of("ce lieu", "placeId");

        var known = await db.QualifiedPlaces.SingleOrDefaultAsync(each => each.TerritoryId == town && each.ProgrammeId == input.ProgrammeId && each.PlaceId == input.PlaceId, stop);
        known?.Renew(now);
        if (known is null) db.Add(new QualifiedPlace(town, programme.Id, input.PlaceId, now));
        return await db.SaveAsync(new ProgrammeType(programme), stop);
    }

    /// <summary>The programme, with what it approves kept from any other change until the operation ends.</summary>
    internal static Task<Programme?> HoldProgrammeAsync(this InclusionDb db, TerritoryId town, ProgrammeId id, CancellationToken stop) =>
        db.Programmes.FromSql($"select * from programme where territory_id = {town.Value} and id = {id.Value} for update").SingleOrDefaultAsync(stop);
}

/// <summary>A place that is approved no longer.</summary>
/// <param name="ProgrammeId">For which programme.</param>
/// <param name="PlaceId">Which place.</param>
public sealed record DisqualifyPlaceInput(ProgrammeId ProgrammeId, PlaceId PlaceId);

/// <summary>Ends a place's approval: it takes none of the programme's vouchers in any more. What it took in already is refunded all the same.</summary>
[Allows(Role.VoucherManager)]
[Refuses(typeof(UnknownId))]
public static class DisqualifyPlaceMutation
{
    public static async Task<Outcome<ProgrammeType>> DisqualifyPlaceAsync(DisqualifyPlaceInput input, Actor actor, InclusionDb db, IClock clock, CancellationToken stop)
    {
        var town = actor.Territory;
        if (await db.HoldProgrammeAsync(town, input.ProgrammeId, stop) is not { } programme) return UnknownId.Of("ce programme", "programmeId");
        var known = await db.QualifiedPlaces.SingleOrDefaultAsync(each => each.TerritoryId == town && each.ProgrammeId == input.ProgrammeId && each.PlaceId == input.PlaceId, stop);
        if (known is null) return UnknownId.Of("ce lieu parmi ceux du programme", "placeId");

        known.End(clock.GetCurrentInstant());
        return await db.SaveAsync(new ProgrammeType(programme), stop);
    }
}
