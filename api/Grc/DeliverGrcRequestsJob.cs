using System.Data;
using Inclusion.Platform.Access;
using Inclusion.Platform.Jobs;
using Inclusion.Platform.Journal;
using Inclusion.Platform.Messaging;
using Inclusion.Platform.Outgoing;
using Inclusion.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Npgsql;

namespace Inclusion.Grc;

/// <summary>
/// Hands over to the GRCs what is due: leases it, reads it in its town, calls outside any transaction, and writes what came
/// of it. A process killed between the last two calls again under the same id, so that the GRC applies it once.
/// </summary>
[RunsEvery(Seconds = 5)]
public sealed class DeliverGrcRequestsJob(
    NpgsqlDataSource source, TownWork towns, OutgoingCalls calls, AccessKeys keys, IClock clock, ILogger<DeliverGrcRequestsJob> log) : IHouseJob
{
    /// <summary>How many calls this process makes at once: a slow GRC does not hold back another town's.</summary>
    private const int Workers = 4;

    /// <summary>What trying again does not mend by itself.</summary>
    private static readonly OutgoingFault[] Final = [OutgoingFault.AddressRefused, OutgoingFault.Redirected, OutgoingFault.ContentRefused];

    private readonly GrcWebhookConnector _connector = new(calls, keys, clock);

    public Task RunAsync(CancellationToken stop) => Task.WhenAll(Enumerable.Range(0, Workers).Select(_ => WorkAsync(stop)));

    private async Task WorkAsync(CancellationToken stop)
    {
        while (await source.LeaseGrcDeliveryAsync(clock.GetCurrentInstant(), stop) is { } leased) await DeliverAsync(leased, stop);
    }

    private async Task DeliverAsync(LeasedDelivery leased, CancellationToken stop)
    {
        var (request, kind, connection) = await towns.RunAsync(leased.Territory, IsolationLevel.RepeatableRead, services => ReadAsync(leased, services.GetRequiredService<InclusionDb>(), stop), stop);
        var fault = connection is null ? OutgoingFault.NoTarget : await _connector.SubmitAsync(connection, leased.Id, request, kind, stop);
        if (fault is { } found)
            log.LogWarning("A request did not reach the GRC at attempt {Attempt}: {Fault} (request {Id}).", leased.Attempt, found, leased.Request.Value);
        await towns.RunAsync(leased.Territory, IsolationLevel.ReadCommitted, services => NoteAsync(leased, fault, services, stop), stop);
    }

    private static async Task<(GrcRequest Request, string Kind, GrcLink? Connection)> ReadAsync(LeasedDelivery leased, InclusionDb db, CancellationToken stop)
    {
        var request = await db.GrcRequests.AsNoTracking().SingleAsync(each => each.TerritoryId == leased.Territory && each.Id == leased.Request, stop);
        var kind = await db.GrcRequestKinds.Where(each => each.TerritoryId == leased.Territory && each.Id == request.KindId).Select(each => each.Code).SingleAsync(stop);
        return (request, kind, await db.GrcLinks.AsNoTracking().SingleOrDefaultAsync(each => each.TerritoryId == leased.Territory, stop));
    }

    private async Task NoteAsync(LeasedDelivery leased, OutgoingFault? fault, IServiceProvider services, CancellationToken stop)
    {
        var (db, unit, journal, now) = (services.GetRequiredService<InclusionDb>(), services.GetRequiredService<Unit>(), services.GetRequiredService<OperationJournal>(), clock.GetCurrentInstant());
        var request = await db.HoldGrcRequestAsync(leased.Territory, leased.Request, stop) ?? throw new InvalidOperationException("A delivery's request is gone.");
        if (fault is null)
        {
            await unit.ForgetGrcDeliveryAsync(request, leased.Id, stop);
            request.Leave(now);
            journal.Concerns(request.Id);
            journal.Concerns(request.ResidentId);
            await journal.WriteActAsync("deliverGrcRequest", stop);
        }
        else if (Final.Contains(fault.Value) || leased.Attempt >= RetryPlan.Attempts)
        {
            if (await unit.StickGrcDeliveryAsync(leased, stop) == 1) request.Fail(fault.Value, now);
        }
        else if (await unit.PostponeGrcDeliveryAsync(leased, now, stop) == 1)
        {
            request.Stumble(fault.Value);
        }

        await db.SaveChangesAsync(stop);
    }
}
