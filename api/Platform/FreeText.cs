namespace Inclusion.Platform;

/// <summary>A free text holds a social-security number, which the house may not keep.</summary>
public sealed record PersonalNumberFound(string Message, params string[] Path) : Refusal(Message, Path);

/// <summary>A free text holds a password or a code, which nobody may keep for somebody else.</summary>
public sealed record PasswordFound(string Message, params string[] Path) : Refusal(Message, Path);

/// <summary>What no free text, file name or import may hold. The refusals never quote what was found.</summary>
public static class FreeText
{
    /// <summary>Why the text may not be kept; null when it may.</summary>
    public static Refusal? Judge(string text, params string[] path)
    {
        if (SocialSecurityNumbers.AreIn(text))
            return new PersonalNumberFound("Ce texte contient un numéro de sécurité sociale. La loi interdit de le garder ici : retirez-le, puis enregistrez à nouveau.", path);
        return Passwords.AreIn(text)
            ? new PasswordFound("Ce texte contient un mot de passe ou un code. Il ne doit être noté nulle part : retirez-le, puis enregistrez à nouveau.", path)
            : null;
    }
}
