using Inclusion.Platform.Access;
using Inclusion.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Inclusion.Residents;

/// <summary>What the rooms on the right ask of a resident's record: that a structure follows it, and how to reach the person.</summary>
public static class FollowingTable
{
    /// <summary>From now on the structure follows the resident, and so sees their file. Once it does, saying it again changes nothing.</summary>
    /// <remarks>Written at once, in the operation's transaction: the resident's row must be saved already.</remarks>
    public static Task FollowAsync(
        this InclusionDb db, TerritoryId town, ResidentId resident, StructureId structure, FollowedBecause because, Instant since, CancellationToken stop)
    {
        var reason = ConstantNameConverter<FollowedBecause>.NameOf(because);
        return db.Database.ExecuteSqlAsync(
            $"""
             insert into resident_structure (territory_id, resident_id, structure_id, since, because)
             values ({town.Value}, {resident.Value}, {structure.Value}, {since}, {reason}) on conflict do nothing
             """, stop);
    }

    /// <summary>As above, because the structure booked an appointment for the resident, or receives them for one.</summary>
    public static Task FollowAsync(this InclusionDb db, TerritoryId town, ResidentId resident, StructureId structure, Instant since, CancellationToken stop) =>
        db.FollowAsync(town, resident, structure, FollowedBecause.Booked, since, stop);

    /// <summary>The resident's live record, kept from any other change until the operation ends; null when the town has none such.</summary>
    public static async Task<Resident?> HoldResidentAsync(this InclusionDb db, TerritoryId town, ResidentId id, CancellationToken stop)
    {
        await db.Database.ExecuteSqlAsync($"select from resident where territory_id = {town.Value} and id = {id.Value} for update", stop);
        return await db.Residents.SingleOrDefaultAsync(each => each.TerritoryId == town && each.Id == id && each.MergedIntoId == null && each.ErasedAt == null, stop);
    }

    public static Task<bool> IsFollowedAsync(this InclusionDb db, Actor actor, ResidentId resident, CancellationToken stop)
    {
        var own = actor.Structure ?? default;
        return db.ResidentStructures.AnyAsync(link => link.TerritoryId == actor.Territory && link.ResidentId == resident && link.StructureId == own, stop);
    }

    /// <summary>How to reach a resident, for a message; null when the town has no such live record.</summary>
    public static async Task<Reachable?> PreferredContactAsync(this InclusionDb db, TerritoryId town, ResidentId id, CancellationToken stop)
    {
        var resident = await db.Residents.AsNoTracking().SingleOrDefaultAsync(each => each.TerritoryId == town && each.Id == id, stop);
        if (resident is null || !resident.IsLive) return null;
        var points = await db.ContactPoints.AsNoTracking().Where(point => point.TerritoryId == town && point.ResidentId == id).ToListAsync(stop);
        return Reachable.Of(resident, points);
    }
}
