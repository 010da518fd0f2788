using Inclusion.Platform;
using Inclusion.Platform.Access;
using Inclusion.Platform.Graph;
using Inclusion.Platform.Journal;
using Inclusion.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Inclusion.Assistance;

/// <summary>What goes to the administration.</summary>
/// <param name="AssistedProcedureId">Which procedure, of the caller's structure.</param>
/// <param name="RequestKind">The code of one of `grcRequestKinds`.</param>
public sealed record SubmitProcedureInput(AssistedProcedureId AssistedProcedureId, string RequestKind);

/// <summary>
/// Hands a resident's procedure over to the administration. The request is queued in the same transaction, the resident is
/// written to at once (« accusé d'enregistrement »), and the delays of the law begin.
/// </summary>
[Allows(Role.Mediator, Role.SocialWorker)]
[Refuses(typeof(UnknownId), typeof(AlreadySubmitted), typeof(RequestKindUnknown))]
public static class SubmitProcedureMutation
{
    public static async Task<Outcome<AssistedProcedureType>> SubmitProcedureAsync(
        SubmitProcedureInput input, Actor actor, InclusionDb db, OperationJournal journal, IEnumerable<ISubmissionCondition> conditions, IClock clock, CancellationToken stop)
    {
        var own = actor.OwnStructure;
        var procedure = await db.AssistedProcedures.FromSql(
            $"select * from assisted_procedure where territory_id = {actor.Territory.Value} and id = {input.AssistedProcedureId.Value} for update")
            .SingleOrDefaultAsync(each => each.StructureId == own, stop);
        if (procedure is null) return UnknownId.Of("cette démarche", "assistedProcedureId");
        foreach (var condition in conditions)
            if (await condition.ObjectAsync(input.RequestKind, stop) is { } objection) return objection;

        var submitted = procedure.Submit(clock.GetCurrentInstant());
        if (submitted.IsRefused) return Outcome<AssistedProcedureType>.Refused(submitted.Refusals);
        journal.Concerns(procedure.ResidentId);
        db.State(new ProcedureSubmitted(procedure.Id, procedure.ResidentId, procedure.StructureId, input.RequestKind));
        return await db.SaveAsync(new AssistedProcedureType(procedure, actor), stop);
    }
}
