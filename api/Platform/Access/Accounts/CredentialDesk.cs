using Inclusion.Platform.Messaging;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Inclusion.Platform.Access.Accounts;

/// <summary>Changes what opens an account, in one operation with the letter that tells the person.</summary>
public sealed class CredentialDesk(
    OperationAccess access, AccountBook book, AccountLinks links, AccountPasswords passwords, SecondFactor secondFactor, Outbox outbox, IClock clock)
{
    private AccessDb Db => access.Db;

    /// <summary>Mails a link to choose another password.</summary>
    public async Task MailResetAsync(Guid account, CancellationToken stop)
    {
        var link = await links.IssueAsync(Db, account, AccountLinkPurpose.PasswordReset, stop);
        await outbox.EnqueueAsync<PasswordResetMessage>(new Posting(new AccountLinkId(link), new AccountId(account)), stop);
    }

    /// <summary>Uses a mailed link to take a password; null when the link does not open any more.</summary>
    public async Task<Account?> TakePasswordByLinkAsync(AccountLinkPurpose purpose, string token, string password, CancellationToken stop)
    {
        if (await links.LookAsync(Db, purpose, token, stop) is not { } account) return null;
        if (!await links.UseAsync(Db, purpose, token, stop)) return null;

        account.Activate(clock.GetCurrentInstant());
        await TakePasswordAsync(account, password, null, stop);
        await links.EndAsync(Db, account.Id, purpose, stop);
        if (purpose is AccountLinkPurpose.PasswordReset) await TellAsync<PasswordChangedMessage>(account.Id, stop);
        return account;
    }

    /// <summary>Changes the password of somebody signed in; their other sessions end.</summary>
    public async Task<Account> ChangePasswordAsync(Guid accountId, string password, Guid session, CancellationToken stop)
    {
        var account = await Db.Users.SingleAsync(each => each.Id == accountId, stop);
        await TakePasswordAsync(account, password, session, stop);
        await links.EndAsync(Db, account.Id, AccountLinkPurpose.PasswordReset, stop);
        await TellAsync<PasswordChangedMessage>(account.Id, stop);
        return account;
    }

    /// <summary>Sets the telephone's secret once a code of it was typed. The recovery codes are shown once, from here.</summary>
    public async Task<IReadOnlyList<string>> SetSecondFactorAsync(Guid accountId, byte[] secret, long step, CancellationToken stop)
    {
        var account = await Db.Users.SingleAsync(each => each.Id == accountId, stop);
        account.SetSecondFactor(secondFactor.Seal(account.Id, secret), step);
        await Db.SaveChangesAsync(stop);
        await TellAsync<SecondFactorChangedMessage>(account.Id, stop);
        return await secondFactor.NewRecoveryCodesAsync(Db, account.Id, stop);
    }

    /// <summary>Replaces the recovery codes.</summary>
    public Task<IReadOnlyList<string>> NewRecoveryCodesAsync(Guid account, CancellationToken stop) =>
        secondFactor.NewRecoveryCodesAsync(Db, account, stop);

    /// <summary>Uses the mailed link of a lost telephone: the second factor goes, to be set anew. False when the link does not open any more.</summary>
    public async Task<bool> DropSecondFactorByLinkAsync(string token, CancellationToken stop)
    {
        if (await links.LookAsync(Db, AccountLinkPurpose.TotpReset, token, stop) is not { } account) return false;
        if (!await links.UseAsync(Db, AccountLinkPurpose.TotpReset, token, stop)) return false;

        account.DropSecondFactor();
        await Db.SaveChangesAsync(stop);
        await Db.RecoveryCodes.Where(code => code.AccountId == account.Id).ExecuteDeleteAsync(stop);
        await book.EndSessionsAsync(account.Id, null, stop);
        await TellAsync<SecondFactorChangedMessage>(account.Id, stop);
        return true;
    }

    private async Task TakePasswordAsync(Account account, string password, Guid? exceptSession, CancellationToken stop)
    {
        account.TakePassword(passwords.Hash(account, password));
        await Db.SaveChangesAsync(stop);
        await book.EndSessionsAsync(account.Id, exceptSession, stop);
    }

    private Task TellAsync<TMessage>(Guid account, CancellationToken stop) where TMessage : IMessage =>
        outbox.EnqueueAsync<TMessage>(new Posting(new AccountId(account)), stop);
}
