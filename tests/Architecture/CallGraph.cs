using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Inclusion.Tests.Architecture;

/// <summary>
/// What can run once a method is called: the methods of the house that it calls or hands on, through lambdas, state
/// machines, interfaces and overrides. It may hold a little too much, never too little.
/// </summary>
internal sealed class CallGraph(CompiledCode code)
{
    private static readonly string[] StateMachines = ["AsyncStateMachineAttribute", "IteratorStateMachineAttribute", "AsyncIteratorStateMachineAttribute"];

    /// <summary>What « with » calls: it copies a record that something else has made, and could copy any that descends from it.</summary>
    private const string Copy = "<Clone>$";

    /// <summary>The instructions that can run once <paramref name="start"/> is called.</summary>
    public IEnumerable<Instruction> From(MethodDefinition start)
    {
        var seen = new HashSet<string>();
        var waiting = new Queue<MethodDefinition>([start]);
        while (waiting.TryDequeue(out var method))
        {
            if (!seen.Add(method.FullName)) continue;
            foreach (var next in Next(method)) waiting.Enqueue(next);
            foreach (var instruction in method.HasBody ? method.Body.Instructions : []) yield return instruction;
        }
    }

    private IEnumerable<MethodDefinition> Next(MethodDefinition method)
    {
        var machines = method.CustomAttributes.Where(each => StateMachines.Contains(each.AttributeType.Name))
            .Select(each => ((TypeReference)each.ConstructorArguments[0].Value).Resolve());
        var steps = machines.SelectMany(machine => machine.Methods.Where(each => each.Name == "MoveNext"));
        return steps.Concat(method.HasBody ? method.Body.Instructions.SelectMany(Reached) : []);
    }

    private IEnumerable<MethodDefinition> Reached(Instruction instruction) => instruction.Operand switch
    {
        MethodReference called when CompiledCode.IsOurs(called.DeclaringType) => Targets(called).Concat(Starter(called.DeclaringType)),
        FieldReference field when CompiledCode.IsOurs(field.DeclaringType) => Starter(field.DeclaringType),
        _ => [],
    };

    private IEnumerable<MethodDefinition> Targets(MethodReference called)
    {
        if (called.Name == Copy || called.Resolve() is not { } target) return [];
        return target.IsVirtual ? Overrides(target).Prepend(target) : [target];
    }

    private IEnumerable<MethodDefinition> Overrides(MethodDefinition target) =>
        from type in code.Types
        where Descends(type, target.DeclaringType.FullName)
        from method in type.Methods
        where method.Parameters.Count == target.Parameters.Count
            && (method.Name == target.Name || method.Name.EndsWith($".{target.Name}", StringComparison.Ordinal))
        select method;

    private static bool Descends(TypeDefinition type, string ancestor)
    {
        var parents = type.Interfaces.Select(each => each.InterfaceType).Append(type.BaseType).OfType<TypeReference>();
        return parents.Any(parent => parent.GetElementType().FullName == ancestor
            || CompiledCode.IsOurs(parent) && parent.Resolve() is { } known && Descends(known, ancestor));
    }

    /// <summary>A type's static fields are made the first time it is touched.</summary>
    private static IEnumerable<MethodDefinition> Starter(TypeReference type) =>
        type.Resolve()?.Methods.Where(method => method is { IsConstructor: true, IsStatic: true }) ?? [];
}
