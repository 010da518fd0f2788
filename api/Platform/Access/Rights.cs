namespace Inclusion.Platform.Access;

/// <summary>Who may use a field: what the attributes on it, or on its class, declare. What declares nothing is closed.</summary>
public sealed record Rights(IReadOnlySet<Role> Roles, IReadOnlySet<string> Scopes, bool SignedIn)
{
    public static readonly Rights Closed = new(new HashSet<Role>(), new HashSet<string>(), false);

    /// <summary>For the wrapping of the contract only (payloads, edges, page information): what is inside has rights of its own.</summary>
    public static readonly Rights Wrapping = Closed with { SignedIn = true };

    /// <remarks>A resident acts through pages of their own, never through the contract.</remarks>
    public bool Allow(Actor actor) => actor.Kind switch
    {
        ActorKind.Nobody or ActorKind.Resident => false,
        ActorKind.PartnerClient => SignedIn || Scopes.Overlaps(actor.Scopes),
        _ => SignedIn || Roles.Overlaps(actor.Roles),
    };

    /// <summary>The rights declared on a member, else on its class; null when neither says anything.</summary>
    public static Rights? DeclaredOn(System.Reflection.MemberInfo member)
    {
        var own = Read(member);
        return own ?? (member.DeclaringType is { } type ? Read(type) : null);
    }

    private static Rights? Read(System.Reflection.MemberInfo member)
    {
        var roles = member.GetCustomAttributes(typeof(AllowsAttribute), false).Cast<AllowsAttribute>().ToList();
        var scopes = member.GetCustomAttributes(typeof(AllowsScopeAttribute), false).Cast<AllowsScopeAttribute>().ToList();
        var signedIn = member.IsDefined(typeof(AllowsSignedInAttribute), false);
        if (roles.Count == 0 && scopes.Count == 0 && !signedIn) return null;
        return new Rights(
            roles.SelectMany(each => each.Roles).ToHashSet(),
            scopes.SelectMany(each => each.Scopes).ToHashSet(StringComparer.Ordinal),
            signedIn);
    }
}

/// <summary>Professionals with one of these roles may use the field, or every field of the class that says nothing itself.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method | AttributeTargets.Property)]
public sealed class AllowsAttribute(params Role[] roles) : Attribute
{
    public Role[] Roles { get; } = roles;
}

/// <summary>Partner clients that were granted one of these scopes may use the field.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method | AttributeTargets.Property)]
public sealed class AllowsScopeAttribute(params string[] scopes) : Attribute
{
    public string[] Scopes { get; } = scopes;
}

/// <summary>Any professional or partner client of the town may use the field: it tells nothing about a resident.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method | AttributeTargets.Property)]
public sealed class AllowsSignedInAttribute : Attribute;
