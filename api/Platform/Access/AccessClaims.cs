namespace Inclusion.Platform.Access;

/// <summary>The names of the claims that a sign-in or a token carries.</summary>
public static class AccessClaims
{
    public const string Territory = "territory";
    public const string Professional = "professional";
    public const string Structure = "structure";
    public const string Client = "client";

    /// <summary>One claim a role, in SCREAMING_SNAKE_CASE.</summary>
    public const string Role = "role";

    /// <summary>One claim a scope.</summary>
    public const string Scope = "scope";

    /// <summary>The account that signed in; for sign-in's own use.</summary>
    public const string Account = "account";

    /// <summary>The session, so that it can be ended from the server; for sign-in's own use.</summary>
    public const string Session = "session";

    /// <summary>The account's security stamp at sign-in; for sign-in's own use.</summary>
    public const string Stamp = "stamp";

    /// <summary>The account's rights version when the claims were built; for sign-in's own use.</summary>
    public const string RightsVersion = "rights";

    /// <summary>Present while the person was active within 15 minutes, or has confirmed who they are since.</summary>
    public const string Fresh = "fresh";

    /// <summary>Name of the person, for their own screens.</summary>
    public const string Name = "name";
}
