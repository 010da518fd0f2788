using Inclusion.Platform.Storage;
using Mono.Cecil;
using Mono.Cecil.Rocks;

namespace Inclusion.Tests.Architecture;

/// <summary>
/// The compiled code that a rule is held against: the product, or the violations planted beside the rules. Both are laid
/// out in rooms under their own root namespace, and planted code may use the product's.
/// </summary>
internal sealed class CompiledCode
{
    private const string PlantedRoot = "Inclusion.Tests.Architecture.Planted";
    private static readonly string[] ForeignNamespaces = ["System", "Microsoft"];

    public static readonly CompiledCode Product = new(typeof(InclusionDb).Assembly.Location, "Inclusion", _ => true);
    public static readonly CompiledCode Planted = new(typeof(CompiledCode).Assembly.Location, PlantedRoot, IsPlanted);

    private readonly string _root;

    private CompiledCode(string file, string root, Func<TypeDefinition, bool> belongs)
    {
        var resolver = new DefaultAssemblyResolver();
        resolver.AddSearchDirectory(Path.GetDirectoryName(file));
        resolver.AddSearchDirectory(Path.GetDirectoryName(typeof(object).Assembly.Location));
        var module = ModuleDefinition.ReadModule(file, new ReaderParameters { AssemblyResolver = resolver });
        _root = root;
        Types = [.. module.GetAllTypes().Where(type => belongs(type) && !IsFromTheCompiler(type))];
    }

    /// <summary>Every type, nested and compiler-generated ones included.</summary>
    public IReadOnlyList<TypeDefinition> Types { get; }

    /// <summary>The types of the rooms and of Platform, without the composition (<c>Program</c>).</summary>
    public IEnumerable<TypeDefinition> RoomTypes => Types.Where(type => RoomOf(type) is not null);

    /// <summary>« Planning » for what lies in <c>Inclusion.Planning</c> or deeper; null for what lies in no room.</summary>
    public string? RoomOf(TypeReference type)
    {
        var space = Outermost(type).Namespace;
        return Under(space, _root) ?? Under(space, "Inclusion");
    }

    /// <summary>True for code of the product or planted beside it, and not of a framework.</summary>
    public static bool IsOurs(TypeReference type) => Outermost(type).Namespace is "Inclusion" || Outermost(type).Namespace.StartsWith("Inclusion.", StringComparison.Ordinal);

    public static TypeReference Outermost(TypeReference type) => type.DeclaringType is { } outer ? Outermost(outer) : type;

    /// <summary>The name a person wrote, without the count of type parameters.</summary>
    public static string NameOf(TypeReference type) => type.Name.Split('`')[0];

    /// <summary>True for what the compiler wrote: closures, state machines, extension blocks.</summary>
    public static bool IsGenerated(MemberReference member) => member.Name.Contains('<', StringComparison.Ordinal);

    private static bool IsPlanted(TypeDefinition type) =>
        Outermost(type).Namespace is PlantedRoot || Outermost(type).Namespace.StartsWith($"{PlantedRoot}.", StringComparison.Ordinal);

    private static bool IsFromTheCompiler(TypeDefinition type) =>
        Outermost(type).Name.StartsWith('<') || ForeignNamespaces.Any(foreign => Outermost(type).Namespace.StartsWith(foreign, StringComparison.Ordinal));

    private static string? Under(string space, string root) =>
        space.StartsWith($"{root}.", StringComparison.Ordinal) ? space[(root.Length + 1)..].Split('.')[0] : null;
}
