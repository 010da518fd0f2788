namespace Inclusion.Platform.Seeding;

/// <summary>What one room puts into an invented town. A class named <c>…Seed</c> is found by itself; Development only.</summary>
public interface IRoomSeed
{
    /// <summary>The number of the room's first migration: rooms on the left enter first.</summary>
    int Order { get; }

    /// <summary>Reads the room's file of the town and writes it, through the nouns, in the operation that is open.</summary>
    Task EnterAsync(SeedTown town, CancellationToken stop);
}
