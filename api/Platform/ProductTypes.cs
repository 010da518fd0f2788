using System.Collections.Concurrent;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace Inclusion.Platform;

/// <summary>What an assembly's rooms are made of. What a room offers is found here by what it implements or what it is called.</summary>
public static class ProductTypes
{
    private static readonly ConcurrentDictionary<Assembly, Type[]> Known = new();

    /// <summary>The types that somebody wrote in a file of their own: none that is nested in another, none that the compiler made.</summary>
    public static IReadOnlyList<Type> Of(Assembly rooms) => Known.GetOrAdd(rooms, Read);

    /// <summary>Those of the program itself.</summary>
    public static IReadOnlyList<Type> All => Of(typeof(ProductTypes).Assembly);

    /// <summary>Those of which there can be one: no interface, no abstract class, no static one.</summary>
    public static IEnumerable<Type> Concrete(Assembly rooms) => Of(rooms).Where(type => !type.IsAbstract);

    /// <summary>Those of which there can be one and that are a <paramref name="port"/>.</summary>
    public static IEnumerable<Type> Implementing(Type port, Assembly rooms) => Concrete(rooms).Where(type => type.IsAssignableTo(port));

    /// <inheritdoc cref="Implementing(Type, Assembly)"/>
    public static IEnumerable<Type> Implementing(Type port) => Implementing(port, typeof(ProductTypes).Assembly);

    /// <summary>By the list that the assembly begins with: asked for its types, the runtime lays out the compiler's own as well, and there are more of those.</summary>
    private static Type[] Read(Assembly rooms)
    {
        using var file = new PEReader(File.OpenRead(rooms.Location));
        var list = file.GetMetadataReader();
        return [.. list.TypeDefinitions.Where(IsOurs).Select(type => rooms.ManifestModule.ResolveType(MetadataTokens.GetToken(type)))];

        bool IsOurs(TypeDefinitionHandle handle)
        {
            var type = list.GetTypeDefinition(handle);
            return !type.IsNested && list.GetString(type.Name)[0] != '<';
        }
    }
}
