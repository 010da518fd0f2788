namespace Inclusion.Platform;

/// <summary>Something that has happened in a room, told to the rooms on its right in the same transaction.</summary>
public interface IFact;

/// <summary>A room on the right that acts on a fact of a room on its left. It never refuses: refusing is a condition's work.</summary>
public interface IListener<in TFact> where TFact : IFact
{
    Task HearAsync(TFact fact, CancellationToken stop);
}

/// <summary>What a room on the left asks of the rooms on its right before it goes on. Each condition is an interface of the left room that extends this one.</summary>
public interface ICondition;
