using Inclusion.Platform.Storage;

namespace Inclusion.Assistance;

/// <summary>A procedure done with, or for, a resident.</summary>
public readonly record struct AssistedProcedureId(Guid Value) : IId<AssistedProcedureId>
{
    public static AssistedProcedureId From(Guid value) => new(value);
    public static AssistedProcedureId New() => new(Guid.CreateVersion7());
}

/// <summary>What help was given.</summary>
public readonly record struct ActivityReportId(Guid Value) : IId<ActivityReportId>
{
    public static ActivityReportId From(Guid value) => new(value);
    public static ActivityReportId New() => new(Guid.CreateVersion7());
}
