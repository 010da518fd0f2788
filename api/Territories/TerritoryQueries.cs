using Inclusion.Platform.Access;
using Inclusion.Platform.Graph;
using Inclusion.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Territories;

/// <summary>What can be asked about the town itself.</summary>
[AllowsSignedIn]
public static class TerritoryQueries
{
    /// <summary>The caller's own town.</summary>
    public static async Task<TerritoryType> TownAsync(Actor actor, InclusionDb db, CancellationToken stop) =>
        new(await db.Territories.AsNoTracking().SingleAsync(town => town.TerritoryId == actor.Territory, stop));

    /// <summary>The professional who is signed in; null for a partner's program.</summary>
    public static async Task<ProfessionalType?> MeAsync(Actor actor, InclusionDb db, CancellationToken stop) =>
        actor.Professional is { } me ? await ProfessionalType.FindAsync(me, actor, db, stop) : null;

    /// <summary>The structure that the caller works for now; null for who works for none, such as most administrators.</summary>
    public static async Task<StructureType?> MyStructureAsync(Actor actor, InclusionDb db, CancellationToken stop) =>
        actor.Structure is { } mine
            ? new(await db.Structures.AsNoTracking().SingleAsync(each => each.TerritoryId == actor.Territory && each.Id == mine, stop))
            : null;

    /// <summary>The town's structures, by name.</summary>
    /// <param name="archived">Also those that take no new work.</param>
    public static Task<Connection<StructureType>> StructuresAsync(Page page, Actor actor, InclusionDb db, CancellationToken stop, bool archived = false) =>
        db.Structures.Where(each => each.TerritoryId == actor.Territory && (archived || each.ArchivedAt == null))
            .ToConnectionAsync(page, each => each.Name, each => each.Id, each => new StructureType(each), stop);

    /// <summary>The people who work in the town, by family name.</summary>
    /// <param name="role">Only those with this role.</param>
    /// <param name="departed">Also those who no longer work here.</param>
    public static Task<Connection<ProfessionalType>> ProfessionalsAsync(
        Page page, Actor actor, InclusionDb db, CancellationToken stop, Role? role = null, bool departed = false) =>
        db.Professionals
            .Where(each => each.TerritoryId == actor.Territory && (departed || each.DepartedAt == null))
            .Where(each => role == null || each.Roles.Contains(role.Value))
            .ToConnectionAsync(page, each => each.FamilyName, each => each.Id, each => new ProfessionalType(each), stop);

    /// <summary>One structure, archived or not. Null when the town has none with this id.</summary>
    /// <param name="id">Which structure.</param>
    public static Task<StructureType?> StructureAsync(StructureId id, Actor actor, InclusionDb db, CancellationToken stop) =>
        StructureType.FindAsync(id, actor, db, stop);

    /// <summary>One professional, departed or not. Null when the town has none with this id.</summary>
    /// <param name="id">Who.</param>
    public static Task<ProfessionalType?> ProfessionalAsync(ProfessionalId id, Actor actor, InclusionDb db, CancellationToken stop) =>
        ProfessionalType.FindAsync(id, actor, db, stop);

    /// <summary>The programs of partners, by name.</summary>
    /// <param name="revoked">Also those that may no longer query.</param>
    [Allows(Role.Administrator)]
    public static Task<Connection<PartnerClientType>> PartnerClientsAsync(Page page, Actor actor, InclusionDb db, CancellationToken stop, bool revoked = false) =>
        db.PartnerClients.Where(each => each.TerritoryId == actor.Territory && (revoked || each.RevokedAt == null))
            .ToConnectionAsync(page, each => each.Name, each => each.Id, each => new PartnerClientType(each), stop);

    /// <summary>One partner's program, revoked or not. Null when the town has none with this id.</summary>
    /// <param name="id">Which program.</param>
    [Allows(Role.Administrator)]
    public static Task<PartnerClientType?> PartnerClientAsync(PartnerClientId id, Actor actor, InclusionDb db, CancellationToken stop) =>
        PartnerClientType.FindAsync(id, actor, db, stop);
}
