using Mono.Cecil;
using Shouldly;

namespace Inclusion.Tests.Architecture;

/// <summary>A noun (what a room keeps) holds its rules and changes by its verbs; it decides from what it is given, so that its tests need nothing.</summary>
public sealed class NounTests
{
    private static readonly string[] Outside =
    [
        "System.Threading.Tasks.Task", "System.Threading.CancellationToken", "System.IServiceProvider", "NodaTime.IClock",
        "NodaTime.SystemClock", "System.Random", "System.Environment",
    ];

    private static readonly string[] OutsideNamespaces = ["System.IO", "System.Net", "Microsoft", "Npgsql", "GraphQL", "Quartz"];

    [Fact]
    public void Nouns_are_pure_sealed_and_change_by_their_verbs() => Found(CompiledCode.Product).ShouldBeEmpty();

    [Fact]
    public void The_rule_looks_at_nouns() => Nouns(CompiledCode.Product).Select(noun => noun.Name).ShouldContain("Structure");

    [Fact]
    public void A_planted_noun_that_reaches_outside_is_found() =>
        Found(CompiledCode.Planted).ShouldBe(
            ["Impure uses NodaTime.IClock", "Impure uses System.IO.File", "Impure is not sealed", "Impure.Name can be set by anybody"], ignoreOrder: true);

    private static IEnumerable<string> Found(CompiledCode code) => Nouns(code).SelectMany(noun => Faults(code, noun)).Distinct();

    private static IEnumerable<TypeDefinition> Nouns(CompiledCode code)
    {
        var mapped = from type in code.RoomTypes
                     where code.RoomOf(type) is not "Platform"
                     from port in type.Interfaces
                     where CompiledCode.NameOf(port.InterfaceType) is "IEntityTypeConfiguration"
                     select ((GenericInstanceType)port.InterfaceType).GenericArguments[0].FullName;
        var names = mapped.ToHashSet();
        return code.Types.Where(type => names.Contains(type.FullName));
    }

    private static IEnumerable<string> Faults(CompiledCode code, TypeDefinition noun)
    {
        var parts = code.Types.Where(type => type == noun || CompiledCode.Outermost(type) == noun);
        foreach (var used in parts.SelectMany(Uses.Of).Where(IsOutside)) yield return $"{noun.Name} uses {used.FullName}";
        if (!noun.IsSealed) yield return $"{noun.Name} is not sealed";
        foreach (var property in noun.Properties.Where(property => property.SetMethod is { IsPublic: true } set && !IsInit(set)))
            yield return $"{noun.Name}.{property.Name} can be set by anybody";
    }

    private static bool IsOutside(TypeReference used) =>
        Outside.Contains(used.FullName.Split('`')[0])
        || OutsideNamespaces.Any(space => used.Namespace == space || used.Namespace.StartsWith($"{space}.", StringComparison.Ordinal));

    private static bool IsInit(MethodDefinition set) => set.ReturnType is RequiredModifierType;
}
