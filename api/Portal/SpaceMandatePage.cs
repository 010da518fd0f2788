using Inclusion.Mandates;
using Inclusion.Platform.Jobs;
using Inclusion.Platform.Storage;
using Inclusion.Residents;
using Microsoft.AspNetCore.Mvc;
using NodaTime;
using Npgsql;

namespace Inclusion.Portal;

/// <summary>One mandate in plain language, what was done under it, and the button that ends it at once.</summary>
public sealed class SpaceMandatePage(TownWork towns, NpgsqlDataSource source, IClock clock) : SpacePage(towns, source, clock)
{
    private const string Operation = "withdrawMandateFromSpace";

    public MandateRecap? Recap { get; private set; }
    public IReadOnlyList<Saying> Uses { get; private set; } = [];

    /// <summary>True right after the button.</summary>
    public bool IsDone { get; private set; }

    protected override string Subject => IsDone ? "mandate.done.title" : "mandate.one.title";

    public override IReadOnlyList<Saying> Essential => Recap?.Essential ?? [];

    public Task<IActionResult> OnGetAsync(string town, Guid id, CancellationToken stop) => ShowAsync(town, "mySpaceMandate", (services, inside) => ReadAsync(services, inside, id, stop), stop);

    public async Task<IActionResult> OnPostAsync(string town, Guid id, CancellationToken stop)
    {
        await DoAsync(town, (services, inside) => WithdrawAsync(services, inside, new MandateId(id), stop), stop);
        return await OnGetAsync(town, id, stop);
    }

    private async Task ReadAsync(IServiceProvider services, InsideSpace inside, Guid id, CancellationToken stop)
    {
        var db = services.GetRequiredService<InclusionDb>();
        Recap = (await db.OwnMandatesAsync(inside, stop)).SingleOrDefault(each => each.Id.Value == id);
        if (Recap is not null) Uses = await db.UsesAsync(inside, Recap.Id, stop);
    }

    private async Task<Deed> WithdrawAsync(IServiceProvider services, InsideSpace inside, MandateId id, CancellationToken stop)
    {
        var db = services.GetRequiredService<InclusionDb>();
        // Whoever acts on the resident's behalf holds them, and so comes wholly before or wholly after.
        await db.HoldResidentAsync(inside.Town, inside.Resident.Id, stop);
        if (await db.HoldMandateAsync(inside.Town, id, stop) is not { } mandate || mandate.ResidentId != inside.Resident.Id) return Deed.Refused;
        var claim = await TakeFormAsync(services, inside.Resident.Id.Value, Operation, id, "", stop);
        IsDone = claim is FormClaim.Repeated;
        // The hour is read once nobody else holds the mandate: an act that was waited for happened before.
        var now = services.GetRequiredService<IClock>().GetCurrentInstant();
        if (claim is not FormClaim.New || mandate.StateAt(now) is not MandateState.Granted) return Deed.Refused;

        await services.EndAsync(mandate, now, stop);
        IsDone = true;
        return Deed.Done(Operation);
    }
}
