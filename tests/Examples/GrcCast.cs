using Inclusion.Assistance;
using Inclusion.Grc;
using Inclusion.Platform.Access;
using Inclusion.Platform.Outgoing;
using Inclusion.Platform.Storage;
using Inclusion.Platform.Time;
using Inclusion.Residents;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Inclusion.Tests.Examples;

/// <summary>A town linked to its GRC, and requests of Marie's: one that has just left, one that did not leave.</summary>
internal sealed class GrcCast : IExampleCast
{
    public int Order => 100;

    public async Task EnterAsync(ExampleTown town, IServiceProvider house, CancellationToken stop)
    {
        var (db, now) = (house.GetRequiredService<InclusionDb>(), house.GetRequiredService<IClock>().GetCurrentInstant());
        var connection = GrcLink.Open(town.Id, "https://grc.exemple.example/requests", now);
        connection.Rotate(Duration.FromHours(24), now);
        var kind = GrcRequestKind.Set(town.Id, null, "logement-social", "Demande de logement social", SilenceEffect.Acceptance, 2).Value;
        db.AddRange(connection, kind);
        await db.SaveChangesAsync(stop);
        town.Add("grcLink.town", connection.Id);
        town.Add("grcRequestKind.housing", kind.Id);
        foreach (var name in new[] { "sent", "failed", "stranded", "abandoned" })
        {
            var fact = new ProcedureSubmitted(town.Of<AssistedProcedureId>($"assistedProcedure.{name}"), town.Of<ResidentId>("resident.marie"), town.Of<StructureId>("structure.ccas"), kind.Code);
            var request = GrcRequest.Record(town.Id, fact, kind, new LocalDate(2026, 9, 7), HolidayRegion.Mainland, now);
            if (name == "sent")
            {
                request.Leave(now);
                request.Hear(GrcNews.Acknowledged, "GRC-2026-17", request.ReceivedOn, now);
            }
            else
            {
                request.Fail(OutgoingFault.ContentRefused, now);
            }

            if (name == "failed") request.Hear(GrcNews.PapersAsked, null, request.ReceivedOn, now);
            if (name == "abandoned") request.Abandon(now);
            db.Add(request);
            town.Add($"grcRequest.{name}", request.Id);
        }

        await db.SaveChangesAsync(stop);
        foreach (var name in new[] { "failed", "stranded" }) await StickAsync(house.GetRequiredService<Unit>(), town, town.Of<GrcRequestId>($"grcRequest.{name}").Value, now, stop);
        await HearAsync(house.GetRequiredService<Unit>(), town, now, stop);
    }

    /// <summary>The callback that acknowledged the first one, and the message that told Marie of it.</summary>
    private static async Task HearAsync(Unit unit, ExampleTown town, Instant now, CancellationToken stop)
    {
        await using var heard = unit.Command("""
            with heard as (insert into grc_callback (territory_id, webhook_id, heard_at) values ($1, 'evt_17', $2))
            insert into message_receipt (territory_id, id, kind, subject_noun, subject_id, channel, state, processed_at, sent_at)
            values ($1, gen_random_uuid(), 'GRC_REQUEST_RECORDED', 'GrcRequest', $3, 'EMAIL', 'SENT', $2, $2)
            """);
        foreach (var value in new object[] { town.Id.Value, now, town.Of<GrcRequestId>("grcRequest.sent").Value }) heard.Parameters.Add(new() { Value = value });
        await heard.ExecuteNonQueryAsync(stop);
    }

    private static async Task StickAsync(Unit unit, ExampleTown town, Guid failed, Instant now, CancellationToken stop)
    {
        await using var stuck = unit.Command("insert into grc_delivery (id, territory_id, request_id, due_at, attempts, state) values ($1, $2, $3, $4, 1, 'STUCK')");
        foreach (var value in new object[] { Guid.CreateVersion7(), town.Id.Value, failed, now }) stuck.Parameters.Add(new() { Value = value });
        await stuck.ExecuteNonQueryAsync(stop);
    }
}
