using Inclusion.Places;
using Inclusion.Planning;
using Inclusion.Platform.Access;
using Inclusion.Platform.Seeding;
using Inclusion.Platform.Storage;
using Inclusion.Residents;
using Inclusion.Territories;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Inclusion.Outreach;

/// <summary>The sessions of the invented town, on the days that follow. Nobody is written to about them.</summary>
public sealed class OutreachSeed(InclusionDb db, Actor actor, IClock clock) : IRoomSeed
{
    public int Order => 70;

    public async Task EnterAsync(SeedTown town, CancellationToken stop)
    {
        var zone = (await db.CalendarAsync(actor.Territory, stop)).Zone;
        foreach (var row in await town.ReadAsync<IReadOnlyList<SessionRow>>("outreach.json", stop))
        {
            var session = Planned(town, row, zone);
            db.Add(session);
            db.OccupyTeam(session);
            await db.SaveChangesAsync(stop);
            foreach (var resident in row.Residents)
            {
                await db.EnterAsync(session, town.Of<ResidentId>(resident), session.StructureId, clock.GetCurrentInstant(), stop);
                await db.SaveChangesAsync(stop);
            }

            town.Name(row.Key, session.Id);
            await db.Entry(session).ReloadAsync(stop);
        }
    }

    private OutreachSession Planned(SeedTown town, SessionRow row, DateTimeZone zone)
    {
        var day = town.Today.PlusDays(1).With(DateAdjusters.NextOrSame(row.On));
        var place = town.Of<PlaceId>(row.Place);
        var terms = SeedTown.Accepted(SessionTerms.Read(new SessionTermsInput(row.Kind, row.Title, row.About, row.Themes, new SessionPlaceInput(place, null),
            day, row.From, row.Until, [.. row.Team.Select(town.Of<ProfessionalId>)], row.Seats, row.Kit, row.Vouchers), zone, clock.GetCurrentInstant()), row.Key);
        return OutreachSession.Plan(actor.Territory, town.Of<StructureId>(row.Structure), place, terms, clock.GetCurrentInstant());
    }

    /// <param name="On">The next such day after today.</param>
    private sealed record SessionRow(
        string Key, string Structure, SessionKind Kind, string Title, string? About, IReadOnlyList<Theme> Themes, string Place, IsoDayOfWeek On, LocalTime From, LocalTime Until,
        IReadOnlyList<string> Team, int Seats, IReadOnlyList<KitCountInput> Kit, int Vouchers, IReadOnlyList<string> Residents);
}
