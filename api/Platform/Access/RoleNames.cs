using System.Collections.Frozen;
using GraphQL;

namespace Inclusion.Platform.Access;

/// <summary>A role's name as written in claims, the database and the contract: SCREAMING_SNAKE_CASE.</summary>
public static class RoleNames
{
    private static readonly FrozenDictionary<string, Role> ByName =
        Enum.GetValues<Role>().ToFrozenDictionary(role => role.ToString().ToConstantCase(), StringComparer.Ordinal);

    private static readonly FrozenDictionary<Role, string> ByRole = ByName.ToFrozenDictionary(pair => pair.Value, pair => pair.Key);

    public static string NameOf(Role role) => ByRole[role];

    public static Role? Parse(string name) => ByName.TryGetValue(name, out var role) ? role : null;
}
