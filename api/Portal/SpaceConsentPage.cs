using Inclusion.Platform.Jobs;
using Inclusion.Platform.Journal;
using Inclusion.Platform.Storage;
using Inclusion.Residents;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Npgsql;

namespace Inclusion.Portal;

/// <summary>One consent, and the button that takes it back at once.</summary>
public sealed class SpaceConsentPage(TownWork towns, NpgsqlDataSource source, IClock clock) : SpacePage(towns, source, clock)
{
    private const string Operation = "withdrawConsentFromSpace";

    public OwnConsent? Own { get; private set; }

    /// <summary>True right after the button.</summary>
    public bool IsDone { get; private set; }

    public override IReadOnlyList<Saying> Essential => Own?.Essential ?? [];

    protected override string Subject => IsDone ? "mandate.done.title" : "consent.one.title";

    public Task<IActionResult> OnGetAsync(string town, Guid id, CancellationToken stop) => ShowAsync(town, "mySpaceConsent", async (services, inside) =>
        Own = (await services.GetRequiredService<InclusionDb>().OwnConsentsAsync(inside, stop)).SingleOrDefault(each => each.Id.Value == id), stop);

    public async Task<IActionResult> OnPostAsync(string town, Guid id, CancellationToken stop)
    {
        await DoAsync(town, (services, inside) => WithdrawAsync(services, inside, new ConsentId(id), stop), stop);
        return await OnGetAsync(town, id, stop);
    }

    private async Task<Deed> WithdrawAsync(IServiceProvider services, InsideSpace inside, ConsentId id, CancellationToken stop)
    {
        var db = services.GetRequiredService<InclusionDb>();
        await db.HoldResidentAsync(inside.Town, inside.Resident.Id, stop);
        var consent = await db.Consents.SingleOrDefaultAsync(each => each.TerritoryId == inside.Town && each.Id == id && each.ResidentId == inside.Resident.Id, stop);
        if (consent is null) return Deed.Refused;
        var claim = await TakeFormAsync(services, inside.Resident.Id.Value, Operation, id, "", stop);
        IsDone = claim is FormClaim.Repeated;
        if (claim is not FormClaim.New || !consent.IsLive) return Deed.Refused;

        consent.Withdraw(services.GetRequiredService<IClock>().GetCurrentInstant());
        var journal = services.GetRequiredService<OperationJournal>();
        journal.Concerns(consent.Id);
        journal.Concerns(consent.ResidentId);
        await db.SaveChangesAsync(stop);
        IsDone = true;
        return Deed.Done(Operation);
    }
}
