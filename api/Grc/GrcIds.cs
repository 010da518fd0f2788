using Inclusion.Platform.Storage;

namespace Inclusion.Grc;

/// <summary>A town's way to its GRC.</summary>
public readonly record struct GrcLinkId(Guid Value) : IId<GrcLinkId>
{
    public static GrcLinkId From(Guid value) => new(value);
    public static GrcLinkId New() => new(Guid.CreateVersion7());
}

/// <summary>A kind of request that the town's GRC takes.</summary>
public readonly record struct GrcRequestKindId(Guid Value) : IId<GrcRequestKindId>
{
    public static GrcRequestKindId From(Guid value) => new(value);
    public static GrcRequestKindId New() => new(Guid.CreateVersion7());
}

/// <summary>A request handed over to the GRC.</summary>
public readonly record struct GrcRequestId(Guid Value) : IId<GrcRequestId>
{
    public static GrcRequestId From(Guid value) => new(value);
    public static GrcRequestId New() => new(Guid.CreateVersion7());
}
