using Inclusion.Platform.Storage;

namespace Inclusion.Places;

/// <summary>Where residents are helped (« lieu »).</summary>
public readonly record struct PlaceId(Guid Value) : IId<PlaceId>
{
    public static PlaceId From(Guid value) => new(value);
    public static PlaceId New() => new(Guid.CreateVersion7());
}
