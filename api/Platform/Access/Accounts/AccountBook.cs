using Inclusion.Platform.Messaging;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Inclusion.Platform.Access.Accounts;

/// <inheritdoc cref="IAccounts"/>
public sealed class AccountBook(OperationAccess access, Actor actor, AccountLinks links, Outbox outbox, PublicAddress address, IClock clock) : IAccounts
{
    private AccessDb Db => access.Db;

    public async Task<Refusal?> InviteAsync(ProfessionalId professional, string email, CancellationToken stop)
    {
        var typed = email.Trim();
        if (!AccountEmail.IsAddress(typed)) return new InvalidAccountAddress("email");

        var account = await FindAsync(professional, stop);
        if (account is { IsLive: true }) return new AccountAlreadyActive();

        var normal = AccountEmail.Normal(typed);
        await QueueForAddressAsync(normal, stop);
        var holder = await Db.Users.AsNoTracking().Where(other => other.NormalizedUserName == normal).Select(other => (Guid?)other.Id).SingleOrDefaultAsync(stop);
        if (holder is not null && holder != account?.Id) return new AccountAddressTaken("email");

        var invited = Enter(account, professional, typed);
        await Db.SaveChangesAsync(stop);
        var link = await links.IssueAsync(Db, invited.Id, AccountLinkPurpose.Invitation, stop);
        await outbox.EnqueueAsync<AccountInvitationMessage>(new Posting(new AccountLinkId(link), new AccountId(invited.Id)), stop);
        return null;
    }

    public async Task<string?> InvitationLinkAsync(ProfessionalId professional, CancellationToken stop)
    {
        var now = clock.GetCurrentInstant();
        if (await FindAsync(professional, stop) is not { } account) return null;
        var open = await Db.Links.AsNoTracking().SingleOrDefaultAsync(
            link => link.AccountId == account.Id && link.Purpose == AccountLinkPurpose.Invitation && link.UsedAt == null && link.ExpiresAt > now, stop);
        return open is null ? null : address.Of($"{AccountInvitationMessage.Path}?token={links.Token(open.Id)}");
    }

    public async Task DepartAsync(ProfessionalId professional, CancellationToken stop)
    {
        if (await FindAsync(professional, stop) is not { } account) return;
        account.Depart(clock.GetCurrentInstant());
        await Db.SaveChangesAsync(stop);
        await EndSessionsAsync(account.Id, null, stop);
        await links.EndAsync(Db, account.Id, null, stop);
        await Db.RecoveryCodes.Where(code => code.AccountId == account.Id).ExecuteDeleteAsync(stop);
        await Db.UserLogins.Where(login => login.UserId == account.Id).ExecuteDeleteAsync(stop);
    }

    public async Task<bool> ResetTotpAsync(ProfessionalId professional, CancellationToken stop)
    {
        if (await FindAsync(professional, stop) is not { IsLive: true, HasSecondFactor: true } account) return false;
        await EndSessionsAsync(account.Id, null, stop);
        var link = await links.IssueAsync(Db, account.Id, AccountLinkPurpose.TotpReset, stop);
        await outbox.EnqueueAsync<TelephoneLostMessage>(new Posting(new AccountLinkId(link), new AccountId(account.Id)), stop);
        return true;
    }

    public Task RightsChangedAsync(ProfessionalId professional, CancellationToken stop) =>
        Db.Users.Where(account => account.TerritoryId == actor.Territory && account.ProfessionalId == professional)
            .ExecuteUpdateAsync(set => set.SetProperty(account => account.RightsVersion, account => account.RightsVersion + 1), stop);

    public async Task<IReadOnlyDictionary<ProfessionalId, AccountState>> StatesAsync(IReadOnlyCollection<ProfessionalId> professionals, CancellationToken stop)
    {
        var accounts = await Db.Users.AsNoTracking()
            .Where(account => account.TerritoryId == actor.Territory && professionals.Contains(account.ProfessionalId))
            .ToListAsync(stop);
        return accounts.ToDictionary(account => account.ProfessionalId, StateOf);
    }

    /// <summary>Ends the account's sessions, all of them or all but one.</summary>
    internal Task EndSessionsAsync(Guid account, Guid? exceptSession, CancellationToken stop)
    {
        var now = clock.GetCurrentInstant();
        return Db.Sessions
            .Where(session => session.AccountId == account && session.EndedAt == null && session.Id != exceptSession)
            .ExecuteUpdateAsync(set => set.SetProperty(session => session.EndedAt, now), stop);
    }

    private Task<Account?> FindAsync(ProfessionalId professional, CancellationToken stop) =>
        Db.Users.SingleOrDefaultAsync(account => account.TerritoryId == actor.Territory && account.ProfessionalId == professional, stop);

    private Account Enter(Account? known, ProfessionalId professional, string address)
    {
        if (known is null) return Db.Users.Add(Account.Invite(actor.Territory, professional, address, clock.GetCurrentInstant())).Entity;
        known.InviteAgain(address, clock.GetCurrentInstant());
        return known;
    }

    /// <summary>Two invitations to one address queue here; the unique constraint stays the judge of what slips through.</summary>
    private Task<int> QueueForAddressAsync(string normalEmail, CancellationToken stop) =>
        Db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended('account ' || {normalEmail}, 0))", stop);

    private static AccountState StateOf(Account account)
    {
        if (account.DepartedAt is not null) return AccountState.Departed;
        if (account.ActivatedAt is null) return AccountState.Invited;
        return account.HasSecondFactor ? AccountState.ActiveWithSecondFactor : AccountState.Active;
    }
}
