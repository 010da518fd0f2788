using Inclusion.Appointments;
using Inclusion.Places;
using Inclusion.Planning;
using Inclusion.Platform.Access;
using Inclusion.Platform.Jobs;
using Inclusion.Platform.Links;
using Inclusion.Platform.Storage;
using Inclusion.Residents;
using Inclusion.Territories;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Npgsql;

namespace Inclusion.Portal;

/// <summary>An appointment that a link has opened.</summary>
public sealed record OpenedAppointment(Appointment Row, Reason Reason, Place? Place, Territory Town)
{
    public DateTimeZone Zone => DateTimeZoneProviders.Tzdb[Town.TimeZone];
}

/// <summary>A page of one appointment, opened by the link of its messages. It tells no name: the telephone may be shared.</summary>
public abstract class AppointmentLinkPage(TownWork towns, NpgsqlDataSource source, IClock clock) : ActingPage(towns, source)
{
    private const ResidentLinkPurpose Purpose = ResidentLinkPurpose.Appointment;

    public LinkStanding Standing { get; private set; } = LinkStanding.Unknown;

    /// <summary>Null unless the link opens.</summary>
    public AppointmentRecap? Recap { get; private set; }

    /// <summary>The address of the appointment's own page, on this host.</summary>
    public string Home => $"{ResidentLinkPath.Of(Purpose)}/{RouteData.Values["town"]}/{RouteData.Values["token"]}";

    public override string TitleKey => Standing switch
    {
        LinkStanding.Unknown => "link.unknown.title",
        LinkStanding.Open when Recap is { IsCancelled: true } => "appointment.cancelled.title",
        LinkStanding.Open => "appointment.title",
        _ => "link.expired.title",
    };

    public override IReadOnlyList<Saying> Essential => Recap is { IsAhead: true } recap ? [recap.Summary] : [];

    protected Instant Now => clock.GetCurrentInstant();

    /// <summary>Finds what the link opens, and says it; null when it opens nothing, or no more.</summary>
    protected async Task<OpenedAppointment?> OpenAsync(IServiceProvider services, TerritoryId town, string token, CancellationToken stop)
    {
        var db = services.GetRequiredService<InclusionDb>();
        var territory = await ReadTownAsync(db, town, stop);
        if (await services.GetRequiredService<ResidentLinks>().FindAsync(Purpose, token, stop) is not { } link) return null;
        var id = new AppointmentId(link.SubjectId);
        var row = await db.Appointments.AsNoTracking().SingleAsync(each => each.TerritoryId == town && each.Id == id, stop);
        Prefer(await db.Residents.Where(each => each.TerritoryId == town && each.Id == row.ResidentId).Select(each => each.Person.PreferredLanguage).SingleAsync(stop));
        Standing = link.StandingAt(Now);
        if (Standing is not LinkStanding.Open) return null;

        var reason = await db.Reasons.AsNoTracking().SingleAsync(each => each.TerritoryId == town && each.Id == row.ReasonId, stop);
        var place = row.PlaceId is { } where ? await db.Places.AsNoTracking().SingleAsync(each => each.TerritoryId == town && each.Id == where, stop) : null;
        var opened = new OpenedAppointment(row, reason, place, territory);
        Tell(opened, row);
        return opened;
    }

    /// <summary>Says how the appointment stands after a change.</summary>
    protected void Tell(OpenedAppointment opened, Appointment row) => Recap = AppointmentRecap.Of(row, opened.Reason, opened.Place, opened.Zone, Now);

    protected IActionResult Show() => Show(Standing);
}
