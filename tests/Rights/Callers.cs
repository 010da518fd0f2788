using System.Collections.Frozen;
using Inclusion.Platform.Access;
using Inclusion.Tests.Examples;

namespace Inclusion.Tests.Rights;

/// <summary>Somebody who asks, by the name that the matrix calls them.</summary>
internal sealed record Caller(string Name, Actor Actor)
{
    public bool IsProgram => Actor.Kind is ActorKind.PartnerClient;
}

/// <summary>Everybody who asks: each role alone, a colleague without any, a partner's program with each scope alone and with none, and nobody.</summary>
internal static class Callers
{
    public const string Nobody = "nobody", Colleague = "colleague", Program = "program";

    private static readonly IReadOnlyDictionary<string, Role> Roles =
        Enum.GetValues<Role>().ToDictionary(role => char.ToLowerInvariant($"{role}"[0]) + $"{role}"[1..], StringComparer.Ordinal);

    private static readonly string[] Counter = ["mediator", "socialWorker", "reception"];

    public static IReadOnlyList<string> Programs { get; } = [Program, .. Scopes.All.Keys.Order(StringComparer.Ordinal)];
    public static IReadOnlyList<string> SignedIn { get; } = [Colleague, .. Roles.Keys, .. Programs];
    public static IReadOnlyList<string> All { get; } = [Nobody, .. SignedIn];

    /// <summary>Those whom a word of the matrix stands for.</summary>
    public static IEnumerable<string> Meant(string word) => word switch
    {
        "everyone" => SignedIn,
        "counter" => Counter,
        "programs" => Programs,
        Nobody or Colleague or Program => throw new FormatException($"« {word} » may nothing that others may not: no line names them."),
        _ => SignedIn.Contains(word) ? [word] : throw new FormatException($"The matrix knows no « {word} »."),
    };

    public static Caller Of(ExampleTown town, string name)
    {
        if (name == Nobody) return new(name, Actor.Nobody);
        if (Programs.Contains(name)) return new(name, ProgramOf(town, name == Program ? [] : [name]));
        return new(name, Professional(town, name == Colleague ? "treasurer" : name, "ccas", name == Colleague ? [] : [Roles[name]]));
    }

    /// <summary>A professional of the town's cast, with these roles, working for one of its structures.</summary>
    public static Actor Professional(ExampleTown town, string person, string structure, params IEnumerable<Role> roles) =>
        new(ActorKind.Professional, town.Id, town.Of<ProfessionalId>($"professional.{person}").Value, town.Of<StructureId>($"structure.{structure}"),
            roles.ToFrozenSet(), FrozenSet<string>.Empty, "127.0.0.1");

    /// <summary>The association's program, with these scopes.</summary>
    public static Actor ProgramOf(ExampleTown town, IEnumerable<string> scopes, string program = "association") =>
        new(ActorKind.PartnerClient, town.Id, town.Of<PartnerClientId>($"partnerClient.{program}").Value, town.Of<StructureId>("structure.association"),
            FrozenSet<Role>.Empty, scopes.ToFrozenSet(StringComparer.Ordinal), "127.0.0.1");
}
