using Inclusion.Assistance;
using Inclusion.Platform;
using Inclusion.Platform.Access;
using Inclusion.Platform.Messaging;
using Inclusion.Platform.Storage;
using Inclusion.Territories;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Inclusion.Grc;

/// <summary>Queues the request of a procedure in the transaction that submits it, and writes to the resident at once (« accusé d'enregistrement »).</summary>
public sealed class GrcRequestListener(InclusionDb db, Unit unit, Outbox outbox, Actor actor, IClock clock) : IListener<ProcedureSubmitted>, ISubmissionCondition
{
    public async Task HearAsync(ProcedureSubmitted fact, CancellationToken stop)
    {
        var kind = await db.GrcRequestKinds.AsNoTracking().SingleAsync(each => each.TerritoryId == actor.Territory && each.Code == fact.RequestKind, stop);
        var town = await db.Set<Territory>().AsNoTracking().SingleAsync(each => each.TerritoryId == actor.Territory, stop);
        var now = clock.GetCurrentInstant();
        var request = GrcRequest.Record(actor.Territory, fact, kind, now.InZone(DateTimeZoneProviders.Tzdb[town.TimeZone]).Date, town.HolidayRegion, now);
        db.Add(request);
        await unit.QueueGrcDeliveryAsync(request, stop);
        await outbox.EnqueueAsync<GrcRequestRecordedMessage>(new Posting(request.Id, request.ResidentId), stop);
    }

    public async Task<Refusal?> ObjectAsync(string requestKind, CancellationToken stop) =>
        await db.GrcRequestKinds.AnyAsync(each => each.TerritoryId == actor.Territory && each.Code == requestKind, stop) ? null : new RequestKindUnknown();
}
