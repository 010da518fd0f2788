using Inclusion.Platform.Access.Accounts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Platform.Access.Pages;

/// <summary>Chooses for which of their structures the person works now; what they see follows.</summary>
[Authorize]
public sealed class StructurePage(AccessDb db, ITownDirectory directory, Actor actor) : AccountPage
{
    public override string Title => "Changer de structure";

    [BindProperty]
    public Guid? Chosen { get; set; }

    public IReadOnlyList<StaffStructure> Structures { get; private set; } = [];

    public StructureId? Present => actor.Structure;

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (actor.Professional is { } professional && await directory.FindStaffAsync(actor.Territory, professional, HttpContext.RequestAborted) is { } staff)
            Structures = staff.Structures;
        await next();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (Structures.FirstOrDefault(each => each.Id.Value == Chosen) is not { } structure) return Refuse("", "Choisissez une structure de la liste.");

        var id = StaffSessions.AccountOf(User);
        await db.Users.Where(each => each.Id == id).ExecuteUpdateAsync(set => set
            .SetProperty(each => each.StructureId, structure.Id)
            .SetProperty(each => each.RightsVersion, each => each.RightsVersion + 1), stop);
        return LocalRedirect("/account?done=structure");
    }
}
