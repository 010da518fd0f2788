using Inclusion.Platform.Access;
using Inclusion.Platform.Access.Accounts;
using Microsoft.AspNetCore.Identity;
using NodaTime;
using Npgsql;

namespace Inclusion.Benchmarks.Towns;

/// <summary>The person who asks: a coordinator of the town, who sees all of its appointments.</summary>
internal static class Coordinator
{
    public const string Password = "Giboulée-de-mars-74";

    /// <summary>Opens the account that an accepted invitation would have opened; answers its address.</summary>
    public static async Task<string> OpenAccountAsync(string administrator, CancellationToken stop)
    {
        await using var source = NpgsqlDataSource.Create(administrator + ";Pooling=false");
        await using var ask = source.CreateCommand("select territory_id, id, email from professional where roles = array['COORDINATOR'] order by email limit 1");
        await using var row = await ask.ExecuteReaderAsync(stop);
        await row.ReadAsync(stop);
        var account = Account.Invite(new TerritoryId(row.GetGuid(0)), new ProfessionalId(row.GetGuid(1)), row.GetString(2), SystemClock.Instance.GetCurrentInstant());
        account.TakePassword(new AccountPasswords(new PasswordHasher<Account>()).Hash(account, Password));

        await using var open = source.CreateCommand("""
            insert into account (id, territory_id, professional_id, email, normalized_email, password_hash, security_stamp, invited_at, activated_at)
            values ($1, $2, $3, $4, $5, $6, $7, now(), now())
            on conflict (territory_id, professional_id) do update set password_hash = excluded.password_hash, security_stamp = excluded.security_stamp
            """);
        foreach (var value in (object[])[account.Id, account.TerritoryId.Value, account.ProfessionalId.Value, account.UserName ?? "", account.NormalizedUserName ?? "", account.PasswordHash ?? "", account.SecurityStamp ?? ""])
            open.Parameters.Add(new() { Value = value });
        await open.ExecuteNonQueryAsync(stop);
        return account.UserName ?? "";
    }
}
