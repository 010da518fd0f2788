namespace Inclusion.Platform.Access;

/// <summary>What the town's rooms do to accounts, inside their own operation: the account changes with the professional or not at all.</summary>
/// <remarks>Each call acts in the town of the open operation. Messages leave when it commits.</remarks>
public interface IAccounts
{
    /// <summary>Opens an account (or opens it again after a departure, or mails another link) and invites the person by a mailed link, good for 7 days.</summary>
    /// <returns>Null, or why not: <see cref="InvalidAccountAddress"/>, <see cref="AccountAddressTaken"/>, <see cref="AccountAlreadyActive"/>.</returns>
    Task<Refusal?> InviteAsync(ProfessionalId professional, string email, CancellationToken stop);

    /// <summary>The address of an invitation that is still open, to be handed over otherwise than by mail; null when there is none.</summary>
    Task<string?> InvitationLinkAsync(ProfessionalId professional, CancellationToken stop);

    /// <summary>The person left: sessions end at once, the password, second factor and links are destroyed.</summary>
    Task DepartAsync(ProfessionalId professional, CancellationToken stop);

    /// <summary>The person lost their telephone: sessions end at once, and a mailed link asks them to confirm before the second factor is dropped.</summary>
    /// <returns>False when there is no live account with a second factor.</returns>
    Task<bool> ResetTotpAsync(ProfessionalId professional, CancellationToken stop);

    /// <summary>The roles or structures of the person changed: their sessions read them anew at the next request.</summary>
    Task RightsChangedAsync(ProfessionalId professional, CancellationToken stop);

    /// <summary>How far each of these professionals' accounts is; those without an account are absent.</summary>
    Task<IReadOnlyDictionary<ProfessionalId, AccountState>> StatesAsync(IReadOnlyCollection<ProfessionalId> professionals, CancellationToken stop);
}

/// <summary>How far an account is.</summary>
public enum AccountState
{
    /// <summary>Invited, not accepted yet.</summary>
    Invited,

    /// <summary>Signs in with a password only.</summary>
    Active,

    /// <summary>Signs in with a password and a second factor.</summary>
    ActiveWithSecondFactor,

    /// <summary>Left.</summary>
    Departed,
}

/// <summary>The address cannot receive a message.</summary>
public sealed record InvalidAccountAddress(params string[] Path) : Refusal("Cette adresse e-mail n’est pas valable.", Path);

/// <summary>Another account signs in with this address.</summary>
public sealed record AccountAddressTaken(params string[] Path) : Refusal("Cette adresse e-mail sert déjà à un autre compte.", Path);

/// <summary>The account is active: there is nothing to invite to.</summary>
public sealed record AccountAlreadyActive(params string[] Path) : Refusal("Cette personne a déjà un compte actif.", Path);
