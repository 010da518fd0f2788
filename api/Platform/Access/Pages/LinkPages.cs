using Inclusion.Platform.Access.Accounts;
using Inclusion.Platform.Jobs;

namespace Inclusion.Platform.Access.Pages;

/// <summary>Accepts an invitation: the first password.</summary>
public sealed class InvitationPage(AccessDb db, AccountLinks links, TownWork town, SignInJournal journal, ITownDirectory directory)
    : LinkPasswordPage(db, links, town, journal, directory)
{
    public override string Title => "Choisir votre mot de passe";

    protected override AccountLinkPurpose Purpose => AccountLinkPurpose.Invitation;
}

/// <summary>Another password, after a mailed link was asked for.</summary>
public sealed class ResetPage(AccessDb db, AccountLinks links, TownWork town, SignInJournal journal, ITownDirectory directory)
    : LinkPasswordPage(db, links, town, journal, directory)
{
    public override string Title => "Choisir un autre mot de passe";

    protected override AccountLinkPurpose Purpose => AccountLinkPurpose.PasswordReset;
}
