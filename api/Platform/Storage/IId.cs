namespace Inclusion.Platform.Storage;

/// <summary>An id that knows what it identifies: a <see cref="Guid"/> (UUIDv7) that cannot be mistaken for another noun's.</summary>
/// <typeparam name="TSelf">The id itself, named after its noun: <c>ResidentId</c> is the id of a Resident.</typeparam>
public interface IId<TSelf> : IId where TSelf : struct, IId<TSelf>
{
    static abstract TSelf From(Guid value);
}

/// <summary>The part of an id that needs no type: its value.</summary>
public interface IId
{
    Guid Value { get; }
}
