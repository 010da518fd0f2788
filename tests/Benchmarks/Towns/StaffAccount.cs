using Inclusion.Platform.Access;
using Inclusion.Platform.Access.Accounts;
using Microsoft.AspNetCore.Identity;
using NodaTime;
using Npgsql;

namespace Inclusion.Benchmarks.Towns;

/// <summary>The people who ask: a coordinator, who sees all appointments of the town, and a mediator at a desk.</summary>
internal static class StaffAccount
{
    public const string Coordinator = "COORDINATOR", Mediator = "MEDIATOR";
    public const string Password = "Giboulée-de-mars-74";

    /// <summary>Opens the account that an accepted invitation would have opened; answers its address.</summary>
    public static async Task<string> OpenAsync(string administrator, string role, CancellationToken stop)
    {
        await using var source = NpgsqlDataSource.Create(administrator + ";Pooling=false");
        await using var ask = source.CreateCommand("select territory_id, id, email from professional where roles = array[$1] order by email limit 1");
        ask.Parameters.Add(new() { Value = role });
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
