using Microsoft.AspNetCore.Identity;
using NodaTime;

namespace Inclusion.Platform.Access.Accounts;

/// <summary>What lets one professional of one town sign in. It holds no right: rights are read from the town's own tables.</summary>
/// <remarks>The sign-in name (<c>UserName</c>) is the e-mail address; the password hash and the security stamp are Identity's.</remarks>
public sealed class Account : IdentityUser<Guid>
{
    public TerritoryId TerritoryId { get; private set; }

    public ProfessionalId ProfessionalId { get; private set; }

    /// <summary>The structure the person chose to work for; null until chosen, when the first of theirs is taken.</summary>
    public StructureId? StructureId { get; private set; }

    public Instant InvitedAt { get; private set; }

    /// <summary>When the invitation was accepted; until then nothing signs in.</summary>
    public Instant? ActivatedAt { get; private set; }

    /// <summary>When the person left; nothing signs in any more.</summary>
    public Instant? DepartedAt { get; private set; }

    /// <summary>The secret shared with the person's telephone, sealed by DataProtection; null without a second factor.</summary>
    public string? SealedTotpSecret { get; private set; }

    /// <summary>The step of the last accepted code, so that no code serves twice.</summary>
    public long LastTotpStep { get; private set; }

    /// <summary>Grows when the roles or structures of the person change: a session built on an older number is built again.</summary>
    public int RightsVersion { get; private set; }

    public bool IsLive => ActivatedAt is not null && DepartedAt is null;

    public bool HasSecondFactor => SealedTotpSecret is not null;

    /// <summary>A new account, that nothing opens until its invitation is accepted.</summary>
    public static Account Invite(TerritoryId territory, ProfessionalId professional, string email, Instant now) => new()
    {
        Id = Guid.CreateVersion7(),
        TerritoryId = territory,
        ProfessionalId = professional,
        UserName = email,
        NormalizedUserName = AccountEmail.Normal(email),
        SecurityStamp = NewStamp(),
        InvitedAt = now,
    };

    public void Activate(Instant now) => ActivatedAt ??= now;

    /// <summary>Takes everything that opens the account away; the row stays, for the journal's ids.</summary>
    public void Depart(Instant now)
    {
        DepartedAt ??= now;
        PasswordHash = null;
        DropSecondFactor();
    }

    /// <summary>Invites again somebody who has not accepted yet, or who had left: a new beginning.</summary>
    public void InviteAgain(string email, Instant now)
    {
        UserName = email;
        NormalizedUserName = AccountEmail.Normal(email);
        (InvitedAt, ActivatedAt, DepartedAt) = (now, null, null);
        SecurityStamp = NewStamp();
    }

    public void WorkFor(StructureId structure) => StructureId = structure;

    /// <summary>Takes a new password. Every session begun under the old one ends.</summary>
    public void TakePassword(string hash)
    {
        PasswordHash = hash;
        SecurityStamp = NewStamp();
    }

    public void SetSecondFactor(string sealedSecret, long step) => (SealedTotpSecret, LastTotpStep) = (sealedSecret, step);

    public void DropSecondFactor()
    {
        SealedTotpSecret = null;
        SecurityStamp = NewStamp();
    }

    private static string NewStamp() => Guid.NewGuid().ToString("N");
}
