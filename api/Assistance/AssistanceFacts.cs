using Inclusion.Mandates;
using Inclusion.Platform;
using Inclusion.Platform.Access;
using Inclusion.Residents;

namespace Inclusion.Assistance;

/// <summary>A resident's procedure goes to the administration.</summary>
/// <param name="RequestKind">What the administration calls it.</param>
public sealed record ProcedureSubmitted(AssistedProcedureId Procedure, ResidentId Resident, StructureId Structure, string RequestKind) : IFact;

/// <summary>A room on the right that hands procedures over, and so knows which kinds are taken.</summary>
public interface ISubmissionCondition : ICondition
{
    /// <summary>Why this kind may not be submitted; null when this room takes it.</summary>
    Task<Refusal?> ObjectAsync(string requestKind, CancellationToken stop);
}

/// <summary>A procedure was recorded.</summary>
/// <param name="Mandate">The mandate it was done under; null when the resident did it.</param>
public sealed record ProcedureRecorded(AssistedProcedureId Procedure, ResidentId Resident, MandateId? Mandate) : IFact;
