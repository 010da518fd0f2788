using Inclusion.Platform.Messaging;

namespace Inclusion.Platform.Access.Accounts;

/// <summary>You are invited: choose a password. Its subject is the mailed link.</summary>
public sealed class AccountInvitationMessage(AccountLetters letters) : IMessage
{
    /// <summary>The page where the link is opened.</summary>
    public const string Path = "/account/invitation";

    public Task<RenderedMessage?> RenderAsync(MessageOrder order, CancellationToken stop) => letters.WithLinkAsync(order.Subject, new(
        Path,
        "Votre accès à Inclusion",
        "Un accès à Inclusion vous est ouvert. Pour choisir votre mot de passe, ouvrez ce lien :",
        "Si vous n’attendiez pas cette invitation, ne faites rien."), stop);
}

/// <summary>You asked for another password. Its subject is the mailed link.</summary>
public sealed class PasswordResetMessage(AccountLetters letters) : IMessage
{
    public Task<RenderedMessage?> RenderAsync(MessageOrder order, CancellationToken stop) => letters.WithLinkAsync(order.Subject, new(
        "/account/reset",
        "Votre nouveau mot de passe",
        "Vous avez demandé à changer de mot de passe. Pour en choisir un autre, ouvrez ce lien :",
        "Si vous n’avez rien demandé, ne faites rien : votre mot de passe reste le même."), stop);
}

/// <summary>An administrator says your telephone is lost: confirm it. Its subject is the mailed link.</summary>
public sealed class TelephoneLostMessage(AccountLetters letters) : IMessage
{
    public Task<RenderedMessage?> RenderAsync(MessageOrder order, CancellationToken stop) => letters.WithLinkAsync(order.Subject, new(
        "/account/two-step/lost",
        "Votre téléphone perdu",
        "Un administrateur a signalé que vous avez perdu le téléphone qui sert à vous connecter. Pour le confirmer, ouvrez ce lien :",
        "Si votre téléphone n’est pas perdu, n’ouvrez pas ce lien et prévenez un administrateur."), stop);
}

/// <summary>Your password was changed. Its subject is the account.</summary>
public sealed class PasswordChangedMessage(AccountLetters letters) : IMessage
{
    public Task<RenderedMessage?> RenderAsync(MessageOrder order, CancellationToken stop) =>
        letters.NoticeAsync(order.Subject, "Votre mot de passe a changé", "Le mot de passe de votre compte Inclusion vient d’être changé.", stop);
}

/// <summary>The second step of your sign-in was changed. Its subject is the account.</summary>
public sealed class SecondFactorChangedMessage(AccountLetters letters) : IMessage
{
    public Task<RenderedMessage?> RenderAsync(MessageOrder order, CancellationToken stop) =>
        letters.NoticeAsync(order.Subject, "Votre connexion en deux étapes a changé", "La connexion en deux étapes de votre compte Inclusion vient d’être modifiée.", stop);
}
