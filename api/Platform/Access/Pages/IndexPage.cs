using Inclusion.Platform.Access.Accounts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Platform.Access.Pages;

/// <summary>The person's own account.</summary>
[Authorize]
public sealed class IndexPage(AccessDb db, ITownDirectory directory, Actor actor) : AccountPage
{
    public override string Title => "Mon compte";

    public StaffMember? Staff { get; private set; }

    public bool HasPassword { get; private set; }

    public bool HasSecondFactor { get; private set; }

    public string StructureName => Staff?.Structures.FirstOrDefault(each => each.Id == actor.Structure)?.Name ?? "Aucune";

    public string? Notice { get; private set; }

    public async Task OnGetAsync(string? done, CancellationToken stop)
    {
        if (actor.Professional is { } professional) Staff = await directory.FindStaffAsync(actor.Territory, professional, stop);
        var id = StaffSessions.AccountOf(User);
        var account = await db.Users.AsNoTracking().SingleOrDefaultAsync(each => each.Id == id, stop);
        HasPassword = account?.PasswordHash is not null;
        HasSecondFactor = account is { HasSecondFactor: true };
        Notice = done switch
        {
            "password" => "Votre mot de passe est changé.",
            "structure" => "Vous avez changé de structure.",
            _ => null,
        };
    }
}
