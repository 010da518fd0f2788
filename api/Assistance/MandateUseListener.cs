using Inclusion.Mandates;
using Inclusion.Platform;
using Inclusion.Platform.Storage;

namespace Inclusion.Assistance;

/// <summary>Writes that a mandate was used, in the transaction of what was done under it.</summary>
public sealed class MandateUseListener(InclusionDb db) : IListener<ProcedureRecorded>
{
    public Task HearAsync(ProcedureRecorded fact, CancellationToken stop)
    {
        if (fact.Mandate is not { } mandate) return Task.CompletedTask;
        var procedure = db.AssistedProcedures.Local.Single(each => each.Id == fact.Procedure);
        db.Add(new MandateUse(procedure.TerritoryId, MandateUseId.New(), mandate, procedure.Id.Value, procedure.Theme, procedure.AuthorId, procedure.HappenedAt));
        return Task.CompletedTask;
    }
}
