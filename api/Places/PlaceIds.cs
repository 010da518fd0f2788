using Inclusion.Platform.Storage;

namespace Inclusion.Places;

/// <summary>Where residents are helped (« lieu »).</summary>
public readonly record struct PlaceId(Guid Value) : IId<PlaceId>
{
    public static PlaceId From(Guid value) => new(value);
    public static PlaceId New() => new(Guid.CreateVersion7());
}

/// <summary>One import of a file of places.</summary>
public readonly record struct PlaceImportId(Guid Value) : IId<PlaceImportId>
{
    public static PlaceImportId From(Guid value) => new(value);
    public static PlaceImportId New() => new(Guid.CreateVersion7());
}

/// <summary>A line of a file that did not enter.</summary>
public readonly record struct RefusedLineId(Guid Value) : IId<RefusedLineId>
{
    public static RefusedLineId From(Guid value) => new(value);
    public static RefusedLineId New() => new(Guid.CreateVersion7());
}
