using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using DbUp.Engine;

namespace Inclusion.Platform.Storage;

/// <summary>The migrations that a program carries, each an embedded file <c>migration.NNNN-name.sql</c>.</summary>
internal static partial class MigrationScripts
{
    private const string Prefix = "migration.";

    /// <summary>All of them in the order of their numbers.</summary>
    /// <exception cref="MigrationException">A file has no number, or two have the same.</exception>
    public static IReadOnlyList<SqlScript> Of(Assembly program) =>
        InOrder(program.GetManifestResourceNames()
            .Where(resource => resource.StartsWith(Prefix, StringComparison.Ordinal))
            .Select(resource => new SqlScript(resource[Prefix.Length..], Read(program, resource))));

    /// <inheritdoc cref="Of"/>
    public static IReadOnlyList<SqlScript> InOrder(IEnumerable<SqlScript> scripts)
    {
        var numbered = scripts.GroupBy(script => NumberOf(script.Name)).OrderBy(group => group.Key).ToList();
        if (numbered.FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw new MigrationException($"Des migrations portent le même numéro {twice.Key:0000} : {string.Join(", ", twice.Select(script => script.Name).Order(StringComparer.Ordinal))}.");

        return [.. numbered.SelectMany(group => group)];
    }

    private static int NumberOf(string name) => Numbered().Match(name) is { Success: true } match
        ? int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture)
        : throw new MigrationException($"La migration {name} ne se nomme pas NNNN-nom.sql.");

    private static string Read(Assembly program, string resource)
    {
        using var stream = program.GetManifestResourceStream(resource) ?? throw new MigrationException($"La migration {resource} ne peut pas être lue.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    [GeneratedRegex("^([0-9]{4})-[a-z0-9-]+\\.sql$")]
    private static partial Regex Numbered();
}
