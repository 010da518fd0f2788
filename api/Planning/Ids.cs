using Inclusion.Platform.Storage;

namespace Inclusion.Planning;

/// <summary>What an appointment is for (« motif »).</summary>
public readonly record struct ReasonId(Guid Value) : IId<ReasonId>
{
    public static ReasonId From(Guid value) => new(value);
    public static ReasonId New() => new(Guid.CreateVersion7());
}

/// <summary>When a mediator can be booked (« plage d'ouverture »).</summary>
public readonly record struct OpeningId(Guid Value) : IId<OpeningId>
{
    public static OpeningId From(Guid value) => new(value);
    public static OpeningId New() => new(Guid.CreateVersion7());
}

/// <summary>When a mediator cannot be booked (« absence »).</summary>
public readonly record struct AbsenceId(Guid Value) : IId<AbsenceId>
{
    public static AbsenceId From(Guid value) => new(value);
    public static AbsenceId New() => new(Guid.CreateVersion7());
}

/// <summary>A stretch of a mediator's time that is taken.</summary>
public readonly record struct MediatorTimeId(Guid Value) : IId<MediatorTimeId>
{
    public static MediatorTimeId From(Guid value) => new(value);
    public static MediatorTimeId New() => new(Guid.CreateVersion7());
}
