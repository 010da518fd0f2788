using Inclusion.Platform.Access;
using Inclusion.Platform.Graph;
using Inclusion.Platform.Storage;
using Inclusion.Residents;
using NodaTime;

namespace Inclusion.Mandates;

/// <summary>What can be asked about mandates.</summary>
public static class MandateQueries
{
    /// <summary>The mandates to the caller's structure, drafts included, those prepared last first.</summary>
    [Allows(Role.Mediator, Role.SocialWorker)]
    public static Task<Connection<MandateType>> MandatesAsync(Page page, Actor actor, InclusionDb db, IClock clock, CancellationToken stop)
    {
        var now = clock.GetCurrentInstant();
        return db.MandatesFor(actor).ToConnectionAsync(page, each => each.DraftedAt, each => each.Id, each => new MandateType(each, now), stop, lastFirst: true);
    }
}

/// <summary>What this room adds to a resident.</summary>
[FieldsOf(typeof(ResidentType))]
public static class ResidentMandatesFields
{
    /// <summary>The mandates that they gave to the caller's structure, drafts included, those prepared last first.</summary>
    [Allows(Role.Mediator, Role.SocialWorker)]
    public static Task<Connection<MandateType>> MandatesAsync(ResidentType resident, Page page, Actor actor, InclusionDb db, IClock clock, CancellationToken stop)
    {
        var (id, now) = (resident.Id, clock.GetCurrentInstant());
        return db.MandatesFor(actor).Where(each => each.ResidentId == id)
            .ToConnectionAsync(page, each => each.DraftedAt, each => each.Id, each => new MandateType(each, now), stop, lastFirst: true);
    }
}
