using Inclusion.Appointments;
using Inclusion.Platform.Access;
using Inclusion.Platform.Jobs;
using Inclusion.Platform.Journal;
using Inclusion.Platform.Storage;
using Microsoft.AspNetCore.Mvc;
using NodaTime;
using Npgsql;

namespace Inclusion.Portal;

/// <summary>
/// A resident gives an appointment another hour at the same place: a day in a list, an hour in a list, then a button. The
/// address keeps what was chosen, so that going back loses nothing; an hour that has just gone is followed by others.
/// </summary>
public sealed class MoveAppointmentPage(TownWork towns, NpgsqlDataSource source, IClock clock) : AppointmentLinkPage(towns, source, clock)
{
    private const string Operation = "moveAppointmentByLink";

    public bool IsDone { get; private set; }

    /// <summary>True when the hour that was chosen is free no more.</summary>
    public bool IsTaken { get; private set; }

    /// <summary>What is offered; null where another part of the question is asked.</summary>
    public SlotOffer? Offer { get; private set; }

    public override string TitleKey => (IsDone, Offer) switch
    {
        (true, _) => "move.done.title",
        (_, { Chosen: not null }) => "move.confirm.title",
        (_, { Hours.Count: > 0 }) when !IsTaken => "slots.hour.title",
        (_, not null) => IsTaken ? "slots.taken.title" : "slots.day.title",
        _ => Recap is { IsAhead: true } ? "move.late.title" : base.TitleKey,
    };

    /// <summary>While another hour is asked for, the French says too that nothing is moved yet, and to when it would be.</summary>
    public override IReadOnlyList<Saying> Essential => (IsDone, Recap, Offer) switch
    {
        (false, { IsAhead: true } recap, { Chosen: { } chosen }) => [new("move.now", recap.StartsAt), new("move.then", chosen.Local)],
        (false, { IsAhead: true } recap, not null) => [new("move.now", recap.StartsAt)],
        _ => base.Essential,
    };

    public async Task<IActionResult> OnGetAsync(string town, string token, string? jour, string? heure, string? apres, CancellationToken stop)
    {
        await LookAsync(town, async (services, found) =>
        {
            if (await OpenAsync(services, found, token, stop) is not { } opened || Recap is not { Moves: true }) return;
            Offer = await services.GetRequiredService<Unit>().OfferAsync(found, WishOf(opened), new SlotQuestion(jour, heure, apres), stop);
            IsTaken = Offer.IsTaken;
        }, stop);
        return Show();
    }

    public async Task<IActionResult> OnPostAsync(string town, string token, string? heure, CancellationToken stop)
    {
        if (SlotAddress.ReadHour(heure) is not { } wanted) return await OnGetAsync(town, token, null, null, null, stop);
        await ActAsync(town, (services, found) => MoveAsync(services, found, token, wanted, stop), stop);
        if (IsDone) await LookAsync(town, (services, found) => OpenAsync(services, found, token, stop), stop);
        return IsDone ? Show() : await OnGetAsync(town, token, null, heure, null, stop);
    }

    private async Task<Deed> MoveAsync(IServiceProvider services, TerritoryId town, string token, Instant wanted, CancellationToken stop)
    {
        if (await OpenAsync(services, town, token, stop) is not { } opened) return Deed.Nothing;
        var (db, unit, id) = (services.GetRequiredService<InclusionDb>(), services.GetRequiredService<Unit>(), opened.Row.Id);
        var actor = ActAs(services, town, opened.Row.ResidentId.Value);
        if (await db.AppointmentToChangeAsync(id, actor, stop) is not { } held) return Deed.Refused;
        Tell(opened, held);
        var claim = await TakeFormAsync(services, actor.Id, Operation, id, SlotAddress.Of(wanted), stop);
        IsDone = claim is FormClaim.Repeated && held.StartsAt == wanted;
        if (claim is not FormClaim.New || Recap is not { Moves: true }) return Deed.Refused;
        if (await unit.SlotAtAsync(town, WishOf(opened), wanted, stop) is not { } slot) return Deed.Refused;

        var journal = services.GetRequiredService<OperationJournal>();
        var input = new MoveAppointmentInput(id, slot.Place, slot.Mediators, wanted.InZone(opened.Zone).ToOffsetDateTime());
        var moved = await MoveAppointmentMutation.MoveAppointmentAsync(input, actor, db, unit, journal, services.GetRequiredService<IClock>(), stop);
        if (moved.IsRefused) return Deed.Refused;
        journal.Concerns(id);
        IsDone = true;
        return Deed.Done(Operation);
    }

    private SlotWish WishOf(OpenedAppointment opened) => new(opened.Reason.Id, opened.Row.PlaceId, SlotWish.Agreed, opened.Zone, Now);
}
