// Violations that RefusalTests must find, and a neighbour that it must let through.
using Inclusion.Platform;
using Inclusion.Platform.Graph;
using Inclusion.Territories;

namespace Inclusion.Tests.Architecture.Planted.Places;

internal sealed record ListedRefusal(string Message) : Refusal(Message);
internal sealed record LambdaRefusal(string Message) : Refusal(Message);
internal sealed record DeepRefusal(string Message) : Refusal(Message);
internal sealed record OverriddenRefusal(string Message) : Refusal(Message);
internal sealed record ImpossibleRefusal(string Message) : Refusal(Message);

[Refuses(typeof(ListedRefusal), typeof(ImpossibleRefusal))]
internal static class RefusesInHidingMutation
{
    public static async Task<Outcome<string>> RefusesInHidingAsync(ICondition condition, CancellationToken stop)
    {
        await Task.Delay(1, stop);
        if (condition.Objection() is { } objection) return objection;
        return Judge(() => new LambdaRefusal(""));
    }

    private static Outcome<string> Judge(Func<Refusal> otherwise) => Deep().Any(each => each is ListedRefusal) ? otherwise() : "";

    private static IEnumerable<Refusal> Deep()
    {
        yield return new ListedRefusal("");
        yield return new DeepRefusal("");
    }
}

internal interface ICondition
{
    Refusal? Objection();
}

internal sealed class Condition : ICondition
{
    public Refusal? Objection() => new OverriddenRefusal("");
}

[Refuses(typeof(InvalidText), typeof(OutOfBounds))]
internal static class RefusesWellMutation
{
    public static Task<Outcome<string>> RefusesWellAsync(CancellationToken stop)
    {
        var faults = new Faults();
        faults.Line("", stop.CanBeCanceled ? 1 : 2);
        faults.Number(1, 2, 3);
        return Task.FromResult<Outcome<string>>(faults.ToRefusals());
    }
}

internal sealed record SomethingHappened(StructureKind Kind) : IFact;

internal sealed class RefusesListener : IListener<SomethingHappened>
{
    public Task HearAsync(SomethingHappened fact, CancellationToken stop) => Task.FromResult<Refusal>(new DeepRefusal(""));
}
