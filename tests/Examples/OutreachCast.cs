using Inclusion.Outreach;
using Inclusion.Places;
using Inclusion.Platform.Access;
using Inclusion.Platform.Storage;
using Inclusion.Residents;
using Inclusion.Territories;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Inclusion.Tests.Examples;

/// <summary>Sessions of the mediator in each state that a Monday morning can find them in, with people seated, waiting, gone and counted.</summary>
internal sealed class OutreachCast : IExampleCast
{
    private static readonly DateTimeZone Paris = DateTimeZoneProviders.Tzdb["Europe/Paris"];

    public int Order => 70;

    public async Task EnterAsync(ExampleTown town, IServiceProvider house, CancellationToken stop)
    {
        var (db, now) = (house.GetRequiredService<InclusionDb>(), house.GetRequiredService<IClock>().GetCurrentInstant());
        var (friday, ccas) = (now - Duration.FromDays(3), town.Of<StructureId>("structure.ccas"));
        var market = Plan("market", "bus", Terms("Atelier smartphone", 9, 9, 12, seats: 2, tablets: 6));
        var open = Plan("open", "bus", Terms("Permanence du marché", 7, 9, 12, seats: 12, tablets: 4));
        var leaving = Plan("leaving", "townHall", Terms("Permanence numérique", 7, 14, 17, seats: 0, tablets: 2) with { Kind = SessionKind.Permanence, Vouchers = 10 });
        var closed = Plan("closed", "bus", Terms("Atelier tablette", 4, 14, 17, seats: 4, tablets: 3));
        var cancelled = Plan("cancelled", "bus", Terms("Atelier du jardin", 16, 9, 12, seats: 4, tablets: 0));
        open.Open(null, null, now - Duration.FromHours(1));
        closed.Open(null, null, friday);
        cancelled.Cancel(CalledOffBecause.Weather, now);
        foreach (var held in new[] { market, open, leaving, closed }) db.OccupyTeam(held);
        await db.SaveChangesAsync(stop);

        await EnterAsync("marie", market, "marie");
        await EnterAsync("omar", market, "omar");
        await EnterAsync("jeanne", market, "jeanne");
        await EnterAsync("rose", open, "rose");
        (await EnterAsync("roseCame", closed, "rose")).Attend(true, friday);
        await db.GiveBackAsync(closed, await EnterAsync("omarLeft", closed, "omar"), friday, stop);
        closed.Close(new SessionReturn([new KitCount("tablette", 2)], 3, null, "Une tablette est restée à la salle."), friday);
        Count("named", WalkIn.Count(open, Theme.Papers, AgeBand.SeventyAndOver, 15, town.Of<ResidentId>("resident.marie"), now - Duration.FromMinutes(10), now));
        Count("unnamed", WalkIn.Count(open, null, AgeBand.NotSaid, 5, null, now - Duration.FromMinutes(5), now));
        await db.SaveChangesAsync(stop);
        await db.ClaimAsync(town.Id, new DeviceMark("tablette-3-000100", now), DeviceAct.WalkIn, town.Of<WalkInId>("walkIn.named").Value, now, stop);

        OutreachSession Plan(string name, string place, SessionTerms terms)
        {
            var session = OutreachSession.Plan(town.Id, ccas, town.Of<PlaceId>($"place.{place}"), terms, friday);
            db.Add(session);
            town.Add($"outreachSession.{name}", session.Id);
            return session;
        }

        SessionTerms Terms(string title, int day, int from, int until, int seats, int tablets) => new(
            SessionKind.Workshop, title, "Venez avec votre appareil.", [Theme.Papers], new Interval(Utc(day, from), Utc(day, until)), Paris,
            [town.Of<ProfessionalId>("professional.mediator")], seats, tablets == 0 ? [] : [new KitCount("tablette", tablets)], 20);

        async Task<SessionRegistration> EnterAsync(string name, OutreachSession session, string resident)
        {
            var entered = await db.EnterAsync(session, town.Of<ResidentId>($"resident.{resident}"), ccas, friday, stop);
            await db.SaveChangesAsync(stop);
            town.Add($"sessionRegistration.{name}", entered.Id);
            return entered;
        }

        void Count(string name, WalkIn counted)
        {
            db.Add(counted);
            town.Add($"walkIn.{name}", counted.Id);
        }
    }

    /// <summary>An hour of a day of September 2026 on the clocks of Paris.</summary>
    private static Instant Utc(int day, int hour) => Paris.AtStrictly(new LocalDateTime(2026, 9, day, hour, 0)).ToInstant();
}
