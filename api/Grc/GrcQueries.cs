using GraphQL.DataLoader;
using Inclusion.Assistance;
using Inclusion.Platform.Access;
using Inclusion.Platform.Graph;
using Inclusion.Platform.Storage;
using Inclusion.Residents;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Grc;

/// <summary>What can be asked about the GRC.</summary>
public static class GrcQueries
{
    /// <summary>The town's way to its GRC; null while it has none.</summary>
    [Allows(Role.Administrator)]
    public static async Task<GrcLinkType?> GrcLinkAsync(Actor actor, InclusionDb db, CancellationToken stop) =>
        await db.GrcLinks.AsNoTracking().SingleOrDefaultAsync(each => each.TerritoryId == actor.Territory, stop) is { } found ? new(found) : null;

    /// <summary>The kinds of request that the GRC takes, by name.</summary>
    [Allows(Role.Mediator, Role.SocialWorker, Role.Coordinator, Role.Administrator)]
    public static Task<Connection<GrcRequestKindType>> GrcRequestKindsAsync(Page page, Actor actor, InclusionDb db, CancellationToken stop) =>
        db.GrcRequestKinds.Where(each => each.TerritoryId == actor.Territory).ToConnectionAsync(page, each => each.Name, each => each.Id, each => new GrcRequestKindType(each), stop);

    /// <summary>Requests handed over, the last ones first: of the caller's structure and of the residents it follows; a coordinator sees all.</summary>
    /// <param name="states">Only those in one of these states; all when empty.</param>
    [Allows(Role.Mediator, Role.SocialWorker, Role.Coordinator)]
    public static Task<Connection<GrcRequestType>> GrcRequestsAsync(Page page, Actor actor, InclusionDb db, CancellationToken stop, IReadOnlyList<GrcState>? states = null)
    {
        var rows = db.GrcRequestsFor(actor);
        if (states is { Count: > 0 }) rows = rows.Where(each => states.Contains(each.State));
        return rows.ToConnectionAsync(page, each => each.QueuedAt, each => each.Id, each => new GrcRequestType(each), stop, lastFirst: true);
    }
}

/// <summary>A resident's requests, on their record.</summary>
[FieldsOf(typeof(ResidentType))]
public static class ResidentGrcRequestsFields
{
    /// <summary>Requests handed over for them, the last ones first, as far as the caller may know of them.</summary>
    [Allows(Role.Mediator, Role.SocialWorker, Role.Coordinator)]
    public static Task<Connection<GrcRequestType>> GrcRequestsAsync(ResidentType resident, Page page, Actor actor, InclusionDb db, CancellationToken stop)
    {
        var id = resident.Id;
        return db.GrcRequestsFor(actor).Where(each => each.ResidentId == id)
            .ToConnectionAsync(page, each => each.QueuedAt, each => each.Id, each => new GrcRequestType(each), stop, lastFirst: true);
    }
}

/// <summary>What became of a procedure at the GRC.</summary>
[FieldsOf(typeof(AssistedProcedureType))]
public static class ProcedureGrcRequestFields
{
    /// <summary>The request that it was handed over as; null when it was not, or when the caller may not know of it.</summary>
    [Allows(Role.Mediator, Role.SocialWorker, Role.Coordinator)]
    public static IDataLoaderResult<GrcRequestType?> GrcRequest(AssistedProcedureType procedure, GrcLoaders loaders) => loaders.OfProcedure.Load(procedure.Id);
}
