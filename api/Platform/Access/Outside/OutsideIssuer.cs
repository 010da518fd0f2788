using Inclusion.Platform.Settings;

namespace Inclusion.Platform.Access.Outside;

/// <summary>The settings of an outside OIDC issuer (section <c>Access:Outside</c>); without an authority there is none.</summary>
public sealed class OutsideIssuer
{
    public const string Section = "Access:Outside";

    public static readonly Setting AuthorityNamed = new(Section + ":Authority", "adresse d'un fournisseur d'identité OIDC ; sans lui, chacun a un mot de passe ici.");
    public static readonly Setting ClientIdNamed = new(Section + ":ClientId", "identifiant donné par ce fournisseur.");
    public static readonly Setting ClientSecretNamed = new(Section + ":ClientSecret", "secret donné par ce fournisseur.") { IsSecret = true };
    public static readonly Setting ExclusiveNamed = new(Section + ":Exclusive", "true : personne n'entre par mot de passe.");
    public static readonly Setting RoleClaimNamed = new(Section + ":RoleClaim", "revendication qui porte les rôles (groups sans ce réglage) ; Access__Outside__Roles__<valeur>=MEDIATOR… donne le rôle de chaque valeur.");

    /// <summary>The issuer's address.</summary>
    public string Authority { get; init; } = "";

    public string ClientId { get; init; } = "";

    public string ClientSecret { get; init; } = "";

    /// <summary>What the button says: « Se connecter avec … ».</summary>
    public string Label { get; init; } = "le compte de la collectivité";

    public string EmailClaim { get; init; } = "email";

    /// <summary>Refuses an address the issuer has not verified. Turn it off only for an issuer that never says.</summary>
    public bool RequireVerifiedEmail { get; init; } = true;

    /// <summary>The claim that <see cref="Roles"/> reads; scopes may be needed for the issuer to give it.</summary>
    public string RoleClaim { get; init; } = "groups";

    /// <summary>Scopes asked for besides openid, profile and email.</summary>
    public string[] Scopes { get; init; } = [];

    /// <summary>Value of the claim → our role (MEDIATOR…). When it is empty, the town's own tables give the roles.</summary>
    public Dictionary<string, string> Roles { get; init; } = [];

    /// <summary>Closes sign-in by password: everybody comes through the issuer.</summary>
    public bool Exclusive { get; init; }

    public bool IsSet => Authority.Length > 0;

    public static OutsideIssuer From(IConfiguration configuration) => configuration.GetSection(Section).Get<OutsideIssuer>() ?? new();

    /// <summary>What is wrong with the settings, in a sentence, or null.</summary>
    public string? Fault()
    {
        if (!IsSet) return null;
        if (!Uri.TryCreate(Authority, UriKind.Absolute, out _)) return $"{Section}:Authority must be an address.";
        if (ClientId.Length == 0 || ClientSecret.Length == 0) return $"{Section}:ClientId and {Section}:ClientSecret are missing.";
        var unknown = Roles.Values.FirstOrDefault(role => RoleNames.Parse(role) is null);
        return unknown is null ? null : $"{Section}:Roles names a role that does not exist: {unknown}.";
    }

    /// <summary>Our roles for the values of the claim; null when no map is set. Values outside the map give nothing.</summary>
    public IReadOnlyList<string>? RolesFor(IEnumerable<string> values) => Roles.Count == 0
        ? null
        : [.. values.Select(value => Roles.GetValueOrDefault(value)).OfType<string>().Distinct(StringComparer.Ordinal)];
}
