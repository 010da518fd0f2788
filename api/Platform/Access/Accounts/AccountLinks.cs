using System.Security.Cryptography;
using Inclusion.Platform.Access;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Inclusion.Platform.Access.Accounts;

/// <summary>Mailed links. A token is drawn from the link's id by a key outside the database, so that the message can be written when it is sent while the table keeps only a hash.</summary>
public sealed class AccountLinks(AccessKeys keys, IClock clock)
{
    /// <summary>A new link, that ends those of the same purpose.</summary>
    public async Task<Guid> IssueAsync(AccessDb db, Guid account, AccountLinkPurpose purpose, CancellationToken stop)
    {
        await EndAsync(db, account, purpose, stop);
        var id = Guid.CreateVersion7();
        db.Links.Add(new AccountLink
        {
            Id = id,
            AccountId = account,
            Purpose = purpose,
            TokenHash = Hash(Token(id)),
            ExpiresAt = clock.GetCurrentInstant() + AccountLink.Life(purpose),
        });
        await db.SaveChangesAsync(stop);
        return id;
    }

    /// <summary>256 bits, in 43 characters that an address takes as they are.</summary>
    public string Token(Guid link) => WebEncoders.Base64UrlEncode(keys.Hash("mailed link", link.ToString()));

    /// <summary>The account whose link this is, while it opens; looking uses nothing.</summary>
    public async Task<Account?> LookAsync(AccessDb db, AccountLinkPurpose purpose, string? token, CancellationToken stop)
    {
        var (hash, now) = (Hash(token ?? ""), clock.GetCurrentInstant());
        return await db.Users
            .Where(account => account.DepartedAt == null && db.Links.Any(link => link.AccountId == account.Id
                && link.TokenHash == hash && link.Purpose == purpose && link.UsedAt == null && link.ExpiresAt > now))
            .SingleOrDefaultAsync(stop);
    }

    /// <summary>Uses the link; false when it does not open any more. Of two at once, one is told true.</summary>
    public async Task<bool> UseAsync(AccessDb db, AccountLinkPurpose purpose, string? token, CancellationToken stop)
    {
        var (hash, now) = (Hash(token ?? ""), clock.GetCurrentInstant());
        var used = await db.Links
            .Where(link => link.TokenHash == hash && link.Purpose == purpose && link.UsedAt == null && link.ExpiresAt > now)
            .ExecuteUpdateAsync(set => set.SetProperty(link => link.UsedAt, now), stop);
        return used == 1;
    }

    /// <summary>Ends every open link of the account, or those of one purpose.</summary>
    public async Task EndAsync(AccessDb db, Guid account, AccountLinkPurpose? purpose, CancellationToken stop)
    {
        var now = clock.GetCurrentInstant();
        await db.Links
            .Where(link => link.AccountId == account && link.UsedAt == null && (purpose == null || link.Purpose == purpose))
            .ExecuteUpdateAsync(set => set.SetProperty(link => link.UsedAt, now), stop);
    }

    private static byte[] Hash(string token) => SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(token));
}
