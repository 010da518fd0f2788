using Inclusion.Appointments;
using Inclusion.Platform.Access;
using Inclusion.Platform.Jobs;
using Inclusion.Platform.Journal;
using Inclusion.Platform.Storage;
using Microsoft.AspNetCore.Mvc;
using NodaTime;
using Npgsql;

namespace Inclusion.Portal;

/// <summary>A resident gives an appointment up. Opening it changes nothing, as mail programs open links by themselves; the button does. Late is allowed, and said.</summary>
public sealed class CancelAppointmentPage(TownWork towns, NpgsqlDataSource source, IClock clock) : AppointmentLinkPage(towns, source, clock)
{
    private const string Operation = "cancelAppointmentByLink";

    /// <summary>True right after the button.</summary>
    public bool IsDone { get; private set; }

    public override string TitleKey => IsDone ? "cancel.done.title" : Recap is { IsAhead: true } ? "cancel.title" : base.TitleKey;

    public async Task<IActionResult> OnGetAsync(string town, string token, CancellationToken stop)
    {
        await LookAsync(town, (services, found) => OpenAsync(services, found, token, stop), stop);
        return Show();
    }

    public async Task<IActionResult> OnPostAsync(string town, string token, CancellationToken stop)
    {
        await ActAsync(town, (services, found) => CancelAsync(services, found, token, stop), stop);
        return Show();
    }

    private async Task<Deed> CancelAsync(IServiceProvider services, TerritoryId town, string token, CancellationToken stop)
    {
        if (await OpenAsync(services, town, token, stop) is not { } opened) return Deed.Nothing;
        var (db, row) = (services.GetRequiredService<InclusionDb>(), opened.Row);
        var actor = ActAs(services, town, row.ResidentId.Value);
        if (await db.AppointmentToChangeAsync(row.Id, actor, stop) is not { } held) return Deed.Refused;
        Tell(opened, held);
        var claim = await TakeFormAsync(services, actor.Id, Operation, row.Id, "", stop);
        IsDone = claim is FormClaim.Repeated && held.IsCancelled;
        if (claim is not FormClaim.New || Recap is not { IsAhead: true }) return Deed.Refused;

        var journal = services.GetRequiredService<OperationJournal>();
        var input = new CancelAppointmentInput(row.Id, CancellingSide.Resident, CancellingReason.CannotCome);
        var cancelled = await CancelAppointmentMutation.CancelAppointmentAsync(input, actor, db, journal, services.GetRequiredService<IClock>(), stop);
        if (cancelled.IsRefused) return Deed.Refused;
        journal.Concerns(row.Id);
        Tell(opened, held);
        IsDone = true;
        return Deed.Done(Operation);
    }
}
