using System.Globalization;
using System.Security.Claims;

namespace Inclusion.Platform.Access.Accounts;

/// <summary>Builds the claims of a session from the account and from what the town's tables say now.</summary>
public sealed class StaffPrincipal(ITownDirectory town)
{
    /// <summary>Null when the town no longer knows the person.</summary>
    /// <param name="account">The account that signed in.</param>
    /// <param name="session">The session's id.</param>
    /// <param name="outsideRoles">Roles given by an outside issuer, that stand in for the town's; null when it gives none.</param>
    /// <param name="stop">Stops waiting.</param>
    public async Task<ClaimsPrincipal?> BuildAsync(Account account, Guid session, IEnumerable<string>? outsideRoles, CancellationToken stop)
    {
        if (!account.IsLive) return null;
        if (await town.FindStaffAsync(account.TerritoryId, account.ProfessionalId, stop) is not { } staff) return null;

        List<Claim> claims =
        [
            new(AccessClaims.Territory, account.TerritoryId.Value.ToString()),
            new(AccessClaims.Professional, account.ProfessionalId.Value.ToString()),
            new(AccessClaims.Account, account.Id.ToString()),
            new(AccessClaims.Session, session.ToString()),
            new(AccessClaims.Stamp, account.SecurityStamp ?? ""),
            new(AccessClaims.RightsVersion, account.RightsVersion.ToString(CultureInfo.InvariantCulture)),
            new(AccessClaims.Name, staff.Name),
            .. (outsideRoles ?? staff.Roles.Select(RoleNames.NameOf)).Select(role => new Claim(AccessClaims.Role, role)),
        ];
        if (staff.StructureOr(account.StructureId) is { } structure) claims.Add(new(AccessClaims.Structure, structure.Value.ToString()));
        return new ClaimsPrincipal(new ClaimsIdentity(claims, StaffSchemes.Session, AccessClaims.Name, AccessClaims.Role));
    }
}
