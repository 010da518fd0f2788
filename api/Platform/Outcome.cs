namespace Inclusion.Platform;

/// <summary>
/// A business refusal: something the rules of the house do not allow, said to a person in French. Its type's name is its
/// code in the contract; its own properties are fields of the contract's error type.
/// </summary>
/// <param name="Message">A sentence for a person: what is refused and what to do next.</param>
/// <param name="Path">The input field at fault, from the input's root; empty when it is the whole.</param>
public abstract record Refusal(string Message, params string[] Path);

/// <summary>A refusal that must look something up (three fresh alternatives). It does so after the rollback, in a transaction of its own.</summary>
public interface ICompletedAfterRollback
{
    Task CompleteAsync(IServiceProvider services, CancellationToken stop);
}

/// <summary>What became of a use case, for code that needs no type.</summary>
public interface IOutcome
{
    bool IsRefused { get; }
    IReadOnlyList<Refusal> Refusals { get; }
    object? Untyped { get; }
}

/// <summary>Either the thing that was changed, or why it was refused. Faults of the input come together; a decision gives one.</summary>
public readonly struct Outcome<T> : IOutcome where T : notnull
{
    private readonly T? _value;
    private readonly IReadOnlyList<Refusal>? _refusals;

    private Outcome(T? value, IReadOnlyList<Refusal>? refusals) => (_value, _refusals) = (value, refusals);

    public bool IsRefused => _refusals is { Count: > 0 };
    public IReadOnlyList<Refusal> Refusals => _refusals ?? [];

    /// <summary>The thing itself. Asking a refused outcome for it is a bug.</summary>
    public T Value => IsRefused || _value is null ? throw new InvalidOperationException("This outcome was refused.") : _value;

    object? IOutcome.Untyped => _value;

    public static Outcome<T> Of(T value) => new(value, null);
    public static Outcome<T> Refused(IReadOnlyList<Refusal> refusals) =>
        refusals.Count > 0 ? new(default, refusals) : throw new ArgumentException("A refusal says why.", nameof(refusals));

    public Outcome<TOther> Then<TOther>(Func<T, TOther> next) where TOther : notnull =>
        IsRefused ? Outcome<TOther>.Refused(Refusals) : Outcome<TOther>.Of(next(Value));

    public static implicit operator Outcome<T>(T value) => Of(value);
    public static implicit operator Outcome<T>(Refusal refusal) => Refused([refusal]);
    public static implicit operator Outcome<T>(List<Refusal> refusals) => Refused(refusals);
}
