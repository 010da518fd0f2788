using Mono.Cecil;
using Shouldly;

namespace Inclusion.Tests.Architecture;

/// <summary>What waits says so in its name, and can be told to stop.</summary>
public sealed class AsyncTests
{
    /// <summary>Parameters that bring their own way to stop.</summary>
    private static readonly string[] CarryAStop = ["IResolveFieldContext", "HttpContext", "MessageReceivedContext"];

    /// <summary>Methods that must run to their end once they are reached.</summary>
    private static readonly Dictionary<string, string> MustFinish = new()
    {
        ["Unit.RollbackAsync"] = "a stopped request still gives back its transaction",
        ["GraphExecution.WithoutDataAsync"] = "a request that failed still gives back its transaction",
        ["Unit.CloseTransactionAsync"] = "the transaction has ended already",
    };

    [Fact]
    public void What_waits_ends_in_Async_and_takes_a_stop_last() => Found(CompiledCode.Product).Except(MustFinish.Keys.Select(name => $"{name} takes no stop")).ShouldBeEmpty();

    [Fact]
    public void An_exception_that_is_no_longer_needed_is_removed() =>
        MustFinish.Keys.Select(name => $"{name} takes no stop").Except(Found(CompiledCode.Product)).ShouldBeEmpty();

    [Fact]
    public void Each_planted_method_that_waits_badly_is_found() =>
        Found(CompiledCode.Planted).ShouldBe(
            ["Waits.Silently is not named …Async", "Waits.WithoutAStopAsync takes no stop", "Waits.WithTheStopFirstAsync takes its stop before what it needs"], ignoreOrder: true);

    private static IEnumerable<string> Found(CompiledCode code) =>
        from type in code.RoomTypes
        where !CompiledCode.IsGenerated(type) && !IsDelegate(type)
        from method in type.Methods
        where Waits(method.ReturnType) && !CompiledCode.IsGenerated(method) && !method.IsGetter && !IsOfAFramework(method)
        let fault = Judge(method)
        where fault is not null
        select $"{CompiledCode.NameOf(type)}.{method.Name} {fault}";

    private static string? Judge(MethodDefinition method)
    {
        if (!method.Name.EndsWith("Async", StringComparison.Ordinal)) return "is not named …Async";
        var needed = method.Parameters.Where(each => !each.IsOptional || IsStop(each)).ToList();
        if (needed.Any(each => CarryAStop.Contains(CompiledCode.NameOf(each.ParameterType)))) return null;
        if (!needed.Any(IsStop)) return "takes no stop";
        return IsStop(needed[^1]) ? null : "takes its stop before what it needs";
    }

    private static bool IsStop(ParameterDefinition parameter) => parameter.ParameterType.FullName == "System.Threading.CancellationToken";

    private static bool Waits(TypeReference type) => CompiledCode.NameOf(type) is "Task" or "ValueTask" or "IAsyncEnumerable";

    private static bool IsDelegate(TypeDefinition type) => type.BaseType?.FullName == "System.MulticastDelegate";

    /// <summary>True for a method whose form a framework chose: an override of its virtual, or a member of its interface.</summary>
    private static bool IsOfAFramework(MethodDefinition method)
    {
        if (method.HasOverrides) return method.Overrides.Any(each => !CompiledCode.IsOurs(each.DeclaringType));
        if (!method.IsVirtual) return false;
        return Ancestors(method.DeclaringType).Where(type => !CompiledCode.IsOurs(type))
            .Any(type => type.Methods.Any(each => each.Name == method.Name && each.Parameters.Count == method.Parameters.Count));
    }

    private static IEnumerable<TypeDefinition> Ancestors(TypeDefinition type)
    {
        var parents = type.Interfaces.Select(each => each.InterfaceType).Append(type.BaseType).OfType<TypeReference>();
        return parents.Select(parent => parent.Resolve()).OfType<TypeDefinition>().SelectMany(parent => Ancestors(parent).Prepend(parent));
    }
}
