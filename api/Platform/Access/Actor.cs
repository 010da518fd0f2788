using System.Collections.Frozen;
using System.Security.Claims;

namespace Inclusion.Platform.Access;

/// <summary>What kind of caller acts.</summary>
public enum ActorKind
{
    /// <summary>Nobody signed in.</summary>
    Nobody,
    /// <summary>A professional of the town, by a session.</summary>
    Professional,
    /// <summary>A partner's program, by a token of its own.</summary>
    PartnerClient,
    /// <summary>A resident, by a link that opens one thing.</summary>
    Resident,
    /// <summary>The clock: a job of the product itself.</summary>
    System,
}

/// <summary>Who acts, in which town, with which rights. Built once an operation, from the sign-in alone.</summary>
public sealed record Actor(
    ActorKind Kind,
    TerritoryId Territory,
    Guid Id,
    StructureId? Structure,
    FrozenSet<Role> Roles,
    FrozenSet<string> Scopes,
    string? Origin = null)
{
    private static readonly FrozenSet<Role> NoRole = FrozenSet<Role>.Empty;
    private static readonly FrozenSet<string> NoScope = FrozenSet<string>.Empty;

    public static readonly Actor Nobody = new(ActorKind.Nobody, default, default, null, NoRole, NoScope);

    public bool IsSignedIn => Kind is not ActorKind.Nobody;

    /// <summary>False for a person who was idle for 15 minutes and has not confirmed who they are: sensitive acts ask first.</summary>
    public bool IsFresh { get; private init; } = true;

    public ProfessionalId? Professional => Kind is ActorKind.Professional ? new ProfessionalId(Id) : null;
    public PartnerClientId? PartnerClient => Kind is ActorKind.PartnerClient ? new PartnerClientId(Id) : null;

    /// <summary>The structure a professional or a partner works for; a system act has none, and asking is a bug.</summary>
    public StructureId OwnStructure => Structure ?? throw new InvalidOperationException("This actor works for no structure.");

    public bool Is(Role role) => Roles.Contains(role);

    public static Actor System(TerritoryId territory) => new(ActorKind.System, territory, default, null, NoRole, NoScope);

    /// <summary>A resident who holds a link, for the one thing that it opens.</summary>
    public static Actor ByLink(TerritoryId territory, Guid resident, string? origin) => new(ActorKind.Resident, territory, resident, null, NoRole, NoScope, origin);

    /// <summary>Reads the claims that Platform/Access wrote at sign-in; anything incomplete is Nobody.</summary>
    public static Actor From(ClaimsPrincipal user, string? origin)
    {
        if (user.Identity?.IsAuthenticated is not true || Read(user, "territory") is not { } territory) return Nobody;

        var scopes = user.FindAll("scope").Concat(user.FindAll("oi_scp"))
            .SelectMany(claim => claim.Value.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToFrozenSet(StringComparer.Ordinal);
        var structure = Read(user, "structure") is { } id ? new StructureId(id) : (StructureId?)null;

        if (Read(user, "client") is { } client)
            return new Actor(ActorKind.PartnerClient, new(territory), client, structure, NoRole, scopes, origin);
        if (Read(user, "professional") is not { } professional) return Nobody;

        var roles = user.FindAll("role").Select(claim => RoleNames.Parse(claim.Value)).OfType<Role>().ToFrozenSet();
        return new Actor(ActorKind.Professional, new(territory), professional, structure, roles, NoScope, origin) { IsFresh = FreshSignIn.IsFresh(user) };
    }

    private static Guid? Read(ClaimsPrincipal user, string claim) =>
        Guid.TryParse(user.FindFirstValue(claim), out var id) ? id : null;
}
