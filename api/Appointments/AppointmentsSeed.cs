using Inclusion.Planning;
using Inclusion.Platform;
using Inclusion.Platform.Access;
using Inclusion.Platform.Seeding;
using Inclusion.Platform.Storage;
using Inclusion.Residents;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Inclusion.Appointments;

/// <summary>The appointments of the invented town: some over, some to come. Nobody is written to about them.</summary>
public sealed class AppointmentsSeed(InclusionDb db, Actor actor) : IRoomSeed
{
    public int Order => 60;

    public async Task EnterAsync(SeedTown town, CancellationToken stop)
    {
        var id = actor.Territory;
        foreach (var row in await town.ReadAsync<IReadOnlyList<AppointmentRow>>("appointments.json", stop))
        {
            var opening = await db.Openings.AsNoTracking().AsSplitQuery().SingleAsync(each => each.TerritoryId == id && each.Id == town.Of<OpeningId>(row.Opening), stop);
            var reason = await db.Reasons.AsNoTracking().SingleAsync(each => each.TerritoryId == id && each.Id == town.Of<ReasonId>(row.Reason), stop);
            var days = db.OpeningOccurrences.Where(each => each.TerritoryId == id && each.OpeningId == opening.Id);
            var day = row.Day > 0
                ? await days.Where(each => each.Day > town.Today).OrderBy(each => each.Day).Skip(row.Day - 1).FirstAsync(stop)
                : await days.Where(each => each.Day < town.Today).OrderByDescending(each => each.Day).Skip(-row.Day - 1).FirstAsync(stop);
            var structure = await db.Set<Territories.ProfessionalStructure>().Where(each => each.TerritoryId == id && each.ProfessionalId == opening.MediatorId).Select(each => each.StructureId).FirstAsync(stop);
            var terms = new BookingTerms(reason, town.Of<ResidentId>(row.Resident), opening.PlaceId, [opening.MediatorId],
                day.StartsAt + Duration.FromMinutes(row.Minutes), BookingKind.OutsideOpening, structure, structure);
            var appointment = SeedTown.Accepted(Lived(terms, row.Ends), row.Resident);
            db.Add(appointment);
            db.Add(new AppointmentMediator(id, appointment.Id, opening.MediatorId));
            if (appointment.Occupies) db.Occupy(id, terms, appointment.Id);
            await db.SaveChangesAsync(stop);
        }
    }

    private Outcome<Appointment> Lived(BookingTerms terms, string? ends)
    {
        var booked = Appointment.Book(actor.Territory, terms, terms.StartsAt - Duration.FromDays(3));
        var later = terms.Lasts.End;
        return ends switch
        {
            null => booked,
            "honoured" => booked.Value.Honour(later),
            "missed" => booked.Value.MissedByResident(later),
            "cancelled" => booked.Value.Cancel(CancellingSide.Resident, CancellingReason.CannotCome, terms.Reason, terms.StartsAt - Duration.FromDays(1)),
            _ => throw new FormatException($"« {ends} » is no way for an appointment to end."),
        };
    }

    /// <param name="Day">The how-many-th day of the opening after today, or before it when negative.</param>
    /// <param name="Minutes">After the beginning of that day's opening.</param>
    /// <param name="Ends">honoured, missed, cancelled; left out for one that is to come.</param>
    private sealed record AppointmentRow(string Resident, string Reason, string Opening, int Day, int Minutes, string? Ends);
}
