using Inclusion.Platform.Storage;

namespace Inclusion.Mandates;

/// <summary>A resident charges a structure with kinds of procedure (« mandat »).</summary>
public readonly record struct MandateId(Guid Value) : IId<MandateId>
{
    public static MandateId From(Guid value) => new(value);
    public static MandateId New() => new(Guid.CreateVersion7());
}

/// <summary>Something that was done under a mandate.</summary>
public readonly record struct MandateUseId(Guid Value) : IId<MandateUseId>
{
    public static MandateUseId From(Guid value) => new(value);
    public static MandateUseId New() => new(Guid.CreateVersion7());
}
