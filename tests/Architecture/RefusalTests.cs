using Inclusion.Platform;
using Inclusion.Platform.Graph;
using Mono.Cecil;
using Shouldly;

namespace Inclusion.Tests.Architecture;

/// <summary>Every refusal that a mutation can return is in its error union, and the union promises none that cannot happen.</summary>
public sealed class RefusalTests
{
    [Fact]
    public void Each_mutation_lists_exactly_what_it_can_refuse() => Found(CompiledCode.Product).ShouldBeEmpty();

    [Fact]
    public void A_planted_refusal_that_is_not_listed_or_not_possible_is_found() =>
        Found(CompiledCode.Planted).ShouldBe(
        [
            "RefusesInHidingMutation can refuse DeepRefusal, which it does not list",
            "RefusesInHidingMutation can refuse LambdaRefusal, which it does not list",
            "RefusesInHidingMutation can refuse OverriddenRefusal, which it does not list",
            "RefusesInHidingMutation lists ImpossibleRefusal, which cannot happen",
        ], ignoreOrder: true);

    [Fact]
    public void No_listener_refuses() => Listening(CompiledCode.Product).ShouldBeEmpty();

    [Fact]
    public void A_planted_listener_that_refuses_is_found() => Listening(CompiledCode.Planted).ShouldBe(["RefusesListener refuses DeepRefusal"]);

    private static IEnumerable<string> Found(CompiledCode code)
    {
        var graph = new CallGraph(code);
        foreach (var mutation in code.RoomTypes.Where(type => type.DeclaringType is null && type.Name.EndsWith("Mutation", StringComparison.Ordinal)))
        {
            var (possible, listed) = (Possible(graph, mutation).ToHashSet(), Listed(mutation).ToHashSet());
            foreach (var hidden in possible.Except(listed)) yield return $"{mutation.Name} can refuse {hidden}, which it does not list";
            foreach (var promised in listed.Except(possible)) yield return $"{mutation.Name} lists {promised}, which cannot happen";
        }
    }

    private static IEnumerable<string> Listening(CompiledCode code)
    {
        var graph = new CallGraph(code);
        return from type in code.RoomTypes
               where type.Interfaces.Any(each => CompiledCode.NameOf(each.InterfaceType) is "IListener")
               from refused in type.Methods.Where(method => method.Name == nameof(IListener<>.HearAsync)).SelectMany(graph.From).Select(Made).OfType<string>().Distinct()
               select $"{type.Name} refuses {refused}";
    }

    /// <summary>The refusals made by what can run once the use case is called. <c>KeyReused</c> is every mutation's, and is added by the frame.</summary>
    private static IEnumerable<string> Possible(CallGraph graph, TypeDefinition mutation) =>
        mutation.Methods.Where(method => method is { IsPublic: true, IsStatic: true }).SelectMany(graph.From).Select(Made).OfType<string>().Where(name => name != nameof(KeyReused));

    private static IEnumerable<string> Listed(TypeDefinition mutation) =>
        mutation.CustomAttributes.Where(each => each.AttributeType.Name == nameof(RefusesAttribute))
            .SelectMany(each => (CustomAttributeArgument[])each.ConstructorArguments[0].Value)
            .Select(each => ((TypeReference)each.Value).Name);

    private static string? Made(Mono.Cecil.Cil.Instruction instruction) =>
        instruction.OpCode == Mono.Cecil.Cil.OpCodes.Newobj && instruction.Operand is MethodReference made && IsRefusal(made.DeclaringType)
            ? made.DeclaringType.Name
            : null;

    private static bool IsRefusal(TypeReference type) =>
        CompiledCode.IsOurs(type) && type.Resolve() is { BaseType: { } parent } && (parent.FullName == typeof(Refusal).FullName || IsRefusal(parent));
}
