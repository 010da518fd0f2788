using Inclusion.Platform.Storage;

namespace Inclusion.Residents;

/// <summary>A person who is helped (« usager », « habitant »).</summary>
public readonly record struct ResidentId(Guid Value) : IId<ResidentId>
{
    public static ResidentId From(Guid value) => new(value);
    public static ResidentId New() => new(Guid.CreateVersion7());
}

/// <summary>One way to reach a resident.</summary>
public readonly record struct ContactPointId(Guid Value) : IId<ContactPointId>
{
    public static ContactPointId From(Guid value) => new(value);
    public static ContactPointId New() => new(Guid.CreateVersion7());
}
