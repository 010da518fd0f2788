using Mono.Cecil;
using Shouldly;

namespace Inclusion.Tests.Architecture;

/// <summary>Names are the domain's words; a name that only says « code » hides what a thing is.</summary>
public sealed class NameTests
{
    private static readonly string[] Empty = ["Manager", "Helper", "Helpers", "Service", "Services", "Util", "Utils", "Utility", "Dto", "Data"];

    /// <summary>What a framework itself calls a service, by its base type.</summary>
    private static readonly string[] Hosted = ["Microsoft.Extensions.Hosting.BackgroundService", "Microsoft.Extensions.Hosting.IHostedService"];

    [Fact]
    public void No_type_has_an_empty_name() => Found(CompiledCode.Product).ShouldBeEmpty();

    [Fact]
    public void Planted_empty_names_are_found() => Found(CompiledCode.Planted).ShouldBe(["PlaceManager", "PlaceDto", "PlaceData"], ignoreOrder: true);

    private static IEnumerable<string> Found(CompiledCode code) =>
        from type in code.Types
        let name = CompiledCode.NameOf(type)
        where Empty.Any(word => name.EndsWith(word, StringComparison.Ordinal)) && !IsHosted(type)
        select name;

    private static bool IsHosted(TypeDefinition type) =>
        Hosted.Contains(type.BaseType?.FullName) || type.Interfaces.Any(each => Hosted.Contains(each.InterfaceType.FullName));
}
