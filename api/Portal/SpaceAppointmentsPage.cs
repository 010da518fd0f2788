using Inclusion.Appointments;
using Inclusion.Places;
using Inclusion.Planning;
using Inclusion.Platform.Jobs;
using Inclusion.Platform.Links;
using Inclusion.Platform.Storage;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Npgsql;

namespace Inclusion.Portal;

/// <summary>An appointment in a resident's own list.</summary>
/// <param name="Link">The address of its own page, on this host; null when none opens.</param>
public sealed record OwnAppointment(AppointmentRecap Recap, string? Link);

/// <summary>All appointments of the resident: those to come first, then the last ones.</summary>
public sealed class SpaceAppointmentsPage(TownWork towns, NpgsqlDataSource source, IClock clock) : SpacePage(towns, source, clock)
{
    private const int Most = 50;

    public IReadOnlyList<OwnAppointment> Ahead { get; private set; } = [];
    public IReadOnlyList<OwnAppointment> Before { get; private set; } = [];

    public override IReadOnlyList<Saying> Essential => [.. Ahead.Select(each => each.Recap.Summary)];

    protected override string Subject => "space.appointments";

    public Task<IActionResult> OnGetAsync(string town, CancellationToken stop) => ShowAsync(town, "mySpaceAppointments", async (services, inside) =>
    {
        var db = services.GetRequiredService<InclusionDb>();
        var rows = await (from each in db.Appointments.AsNoTracking()
                          join reason in db.Reasons.AsNoTracking() on new { each.TerritoryId, Id = each.ReasonId } equals new { reason.TerritoryId, reason.Id }
                          where each.TerritoryId == inside.Town && each.ResidentId == inside.Resident.Id
                          orderby each.StartsAt descending, each.Id
                          select new { Row = each, Reason = reason }).Take(Most).ToListAsync(stop);
        var asked = rows.Select(each => each.Row.PlaceId).OfType<PlaceId>().Distinct().ToList();
        var places = await db.Places.AsNoTracking().Where(each => each.TerritoryId == inside.Town && asked.Contains(each.Id)).ToDictionaryAsync(each => each.Id, stop);
        var own = new List<OwnAppointment>();
        foreach (var each in rows)
        {
            var place = each.Row.PlaceId is { } id ? places[id] : null;
            var recap = AppointmentRecap.Of(each.Row, each.Reason, place, inside.Zone, inside.Now);
            var link = recap.IsAhead ? await services.GetRequiredService<ResidentLinks>().AddressAsync(ResidentLinkPurpose.Appointment, each.Row.Id.Value, stop) : null;
            own.Add(new OwnAppointment(recap, link is null ? null : new Uri(link).AbsolutePath));
        }

        Ahead = [.. own.Where(each => each.Recap.IsAhead).Reverse()];
        Before = [.. own.Where(each => !each.Recap.IsAhead)];
    }, stop);
}
