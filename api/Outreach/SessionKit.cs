using Inclusion.Platform.Access;

namespace Inclusion.Outreach;

/// <summary>That a mediator holds a session.</summary>
public sealed class TeamMember(TerritoryId territoryId, OutreachSessionId sessionId, ProfessionalId mediatorId)
{
    public TerritoryId TerritoryId { get; private set; } = territoryId;
    public OutreachSessionId SessionId { get; private set; } = sessionId;
    public ProfessionalId MediatorId { get; private set; } = mediatorId;
}

/// <summary>One kind of thing that a team takes along: how many were planned, left, and came back.</summary>
public sealed class KitLine(TerritoryId territoryId, OutreachSessionId sessionId, string name, int planned)
{
    public TerritoryId TerritoryId { get; private set; } = territoryId;
    public OutreachSessionId SessionId { get; private set; } = sessionId;
    public string Name { get; private set; } = name;
    public int Planned { get; private set; } = planned;

    /// <summary>Null until the team leaves.</summary>
    public int? TakenOut { get; private set; }

    /// <summary>Null until the team is back.</summary>
    public int? BroughtBack { get; private set; }

    internal void Plan(int count) => Planned = count;
    internal void Leave(int count) => TakenOut = count;
    internal void Return(int count) => BroughtBack = count;
}

/// <summary>What a team brings back.</summary>
/// <param name="Kit">What was counted; what is not named came back whole.</param>
/// <param name="VouchersHandedOut">How many vouchers were given to residents.</param>
/// <param name="VouchersBroughtBack">How many came back; null: all that were not handed out.</param>
/// <param name="DifferenceReason">Why it is not what left.</param>
public sealed record SessionReturn(IReadOnlyList<KitCount> Kit, int VouchersHandedOut, int? VouchersBroughtBack, string? DifferenceReason);
