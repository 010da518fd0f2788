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
        var connection = GrcConnection.Open(town.Id, "https://grc.exemple.example/requests", now);
        var kind = GrcRequestKind.Set(town.Id, null, "logement-social", "Demande de logement social", SilenceEffect.Acceptance, 2).Value;
        db.AddRange(connection, kind);
        town.Add("grcConnection.town", connection.Id);
        town.Add("grcRequestKind.housing", kind.Id);
        foreach (var name in new[] { "sent", "failed" })
        {
            var fact = new ProcedureSubmitted(town.Of<AssistedProcedureId>($"assistedProcedure.{name}"), town.Of<ResidentId>("resident.marie"), town.Of<StructureId>("structure.ccas"), kind.Code);
            var request = GrcRequest.Record(town.Id, fact, kind, new LocalDate(2026, 9, 7), HolidayRegion.Mainland, now);
            if (name == "sent") request.Leave(now);
            if (name == "failed") request.Fail(OutgoingFault.ContentRefused, now);
            db.Add(request);
            town.Add($"grcRequest.{name}", request.Id);
        }

        await db.SaveChangesAsync(stop);
        var failed = town.Of<GrcRequestId>("grcRequest.failed").Value;
        await using var stuck = house.GetRequiredService<Unit>().Command("insert into grc_delivery (id, territory_id, request_id, due_at, attempts, state) values ($1, $2, $3, $4, 1, 'STUCK')");
        foreach (var value in new object[] { Guid.CreateVersion7(), town.Id.Value, failed, now }) stuck.Parameters.Add(new() { Value = value });
        await stuck.ExecuteNonQueryAsync(stop);
    }
}
