using Mono.Cecil;
using Shouldly;

namespace Inclusion.Tests.Architecture;

/// <summary>The clock is a parameter (<c>IClock</c>), so that a test can set it and a town's zone is never forgotten. Nobody sleeps on a thread.</summary>
public sealed class ClockTests
{
    private static readonly HashSet<string> Banned =
    [
        "System.DateTime::get_Now", "System.DateTime::get_UtcNow", "System.DateTime::get_Today",
        "System.DateTimeOffset::get_Now", "System.DateTimeOffset::get_UtcNow", "System.Threading.Thread::Sleep",
    ];

    [Fact]
    public void Nobody_looks_at_the_machine_s_clock() => Found(CompiledCode.Product).ShouldBeEmpty();

    [Fact]
    public void Every_planted_look_at_the_clock_is_found() =>
        Found(CompiledCode.Planted).ShouldBe(Banned.Select(member => $"LooksAtTheClock uses {member}"), ignoreOrder: true);

    private static IEnumerable<string> Found(CompiledCode code) =>
        from type in code.Types
        from method in type.Methods
        from called in Uses.Calls(method)
        let member = $"{called.DeclaringType.FullName}::{called.Name}"
        where Banned.Contains(member)
        select $"{CompiledCode.NameOf(CompiledCode.Outermost(type))} uses {member}";
}
