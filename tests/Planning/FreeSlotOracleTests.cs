using Inclusion.Places;
using Inclusion.Planning;
using Inclusion.Platform.Access;
using Inclusion.Platform.Storage;
using Inclusion.Platform.Time;
using Inclusion.Territories;
using Inclusion.Tests.Platform;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Shouldly;

namespace Inclusion.Tests.Planning;

/// <summary>The one statement against a search hour by hour, in random towns around both clock changes.</summary>
public sealed class FreeSlotOracleTests(TestCluster cluster)
{
    private static readonly TownCalendar Calendar = new(DateTimeZoneProviders.Tzdb["Europe/Paris"], HolidayRegion.Mainland);

    [Theory]
    [InlineData(1, 2026, 10, 21)]
    [InlineData(2, 2026, 10, 23)]
    [InlineData(3, 2027, 3, 25)]
    [InlineData(4, 2026, 12, 21)]
    [InlineData(5, 2027, 5, 3)]
    [InlineData(6, 2026, 11, 9)]
    public async Task Every_search_finds_what_a_search_hour_by_hour_finds_page_after_page(int seed, int year, int month, int day)
    {
        await using var desk = await PlanningDesk.OpenAsync(cluster);
        var random = new Random(seed);
        var today = new LocalDate(year, month, day);
        desk.Now = (today + new LocalTime(random.Next(0, 24), random.Next(0, 60))).InZoneLeniently(Calendar.Zone).ToInstant();
        var (town, people, places) = await TownAsync(desk, random, today);

        var found = 0;
        for (var search = 0; search < 12; search++)
        {
            var asked = Search(random, desk.Now, town, people, places);
            var expected = town.Search(asked);
            (await PagesAsync(desk, asked, 1 + random.Next(60))).Select(Words).ShouldBe(expected.Select(Words), $"seed {seed}, search {search}");
            found += expected.Count;
        }

        found.ShouldBeGreaterThan(300);
    }

    private static async Task<(SlotOracle Town, List<ProfessionalId> People, List<PlaceId> Places)> TownAsync(PlanningDesk desk, Random random, LocalDate today)
    {
        var (people, places) = (new List<ProfessionalId>(), new List<PlaceId>());
        for (var each = 0; each < 5; each++) people.Add(await desk.MediatorAsync());
        for (var each = 0; each < 3; each++) places.Add(await desk.PlaceAsync());
        var reasons = Enumerable.Range(0, 4).Select(each => Reason.Create(desk.Town.Id, Terms(random, each)).Value).ToList();
        var openings = people.SelectMany(person => OpeningsOf(desk, random, person, places, reasons, today)).ToList();
        var times = people.SelectMany(person => TimesOf(desk, random, person, today)).ToList();
        var absences = people.Take(3).Select(person => AbsenceOf(desk, random, person, today)).ToList();
        await desk.InAsync(desk.System, async house =>
        {
            var db = house.GetRequiredService<InclusionDb>();
            db.AddRange([.. reasons, .. openings, .. times, .. absences]);
            db.AddRange(openings.SelectMany(opening => opening.Materialise(opening.FirstOn, today, Calendar)));
            db.AddRange(absences.SelectMany(absence => absence.Materialise()));
            return await db.SaveChangesAsync(PlanningDesk.Stop);
        });
        var spans = absences.SelectMany(absence => absence.Spans(), (absence, span) => (absence.MediatorId, span)).ToList();
        return (new SlotOracle(reasons, openings, times, [.. spans.Select(each => each.span)], [.. spans.Select(each => each.MediatorId)], Calendar), people, places);
    }

    private static ReasonTerms Terms(Random random, int each) => new()
    {
        Name = $"Motif {each}",
        Theme = Theme.Papers,
        DurationMinutes = random.Next(1, 8) * 10,
        StepMinutes = random.Next(1, 8) * 10,
        BufferAfterMinutes = random.Next(0, 5) * 15,
        NoticeMinMinutes = random.Next(0, 3) * 700,
        NoticeMaxDays = random.Next(4, 40),
        MediatorsNeeded = each == 3 ? 2 : 1,
    };

    /// <summary>One opening after the other, so that none overlaps: some by night, where clocks change.</summary>
    private static IEnumerable<Opening> OpeningsOf(PlanningDesk desk, Random random, ProfessionalId person, List<PlaceId> places, List<Reason> reasons, LocalDate today)
    {
        for (var hour = random.Next(0, 3); hour < 20; hour += random.Next(3, 9))
        {
            var offer = new OpeningOffer(random.Next(4) == 0 ? null : places[random.Next(3)],
                [.. reasons.Where(_ => random.Next(2) == 0).Append(reasons[random.Next(4)]).Select(reason => reason.Id)],
                new LocalTime(hour, random.Next(0, 6) * 10), new LocalTime(hour + random.Next(1, 4), 0), random.Next(2) == 0);
            var rule = $"FREQ=WEEKLY;INTERVAL={random.Next(1, 3)};BYDAY=MO,TU,SU{(random.Next(2) == 0 ? ",TH" : "")};COUNT=24";
            var days = RecurrenceText.Read(rule, today.PlusDays(-random.Next(9)), Calendar.Zone).Recurrence.ShouldNotBeNull();
            if (Opening.Plan(desk.Town.Id, person, offer, days, Calendar, today) is { IsRefused: false } planned) yield return planned.Value;
            hour += 3;
        }
    }

    private static IEnumerable<MediatorTime> TimesOf(PlanningDesk desk, Random random, ProfessionalId person, LocalDate today)
    {
        var at = today.AtStartOfDayInZone(Calendar.Zone).ToInstant() - Duration.FromDays(8);
        while (at < desk.Now + Duration.FromDays(45))
        {
            var length = Duration.FromMinutes(random.Next(80) == 0 ? random.Next(1500, 10_080) : random.Next(5, 130));
            yield return random.Next(6) switch
            {
                0 => MediatorTime.Keep(desk.Town.Id, person, Guid.CreateVersion7(), new Interval(at, at + length), desk.Now + Duration.FromMinutes(random.Next(-5, 6))),
                1 => MediatorTime.Take(desk.Town.Id, person, TimeKind.Outreach, Guid.CreateVersion7(), new Interval(at, at + length)),
                _ => MediatorTime.Take(desk.Town.Id, person, TimeKind.Appointment, Guid.CreateVersion7(), new Interval(at, at + length)),
            };
            at += length + Duration.FromMinutes(random.Next(0, 1400));
        }
    }

    private static Absence AbsenceOf(PlanningDesk desk, Random random, ProfessionalId person, LocalDate today)
    {
        var first = today.PlusDays(random.Next(-20, 30));
        return Absence.Once(desk.Town.Id, person, AbsenceKind.Leave, first + new LocalTime(12, 0), first.PlusDays(random.Next(1, 30)) + new LocalTime(9, 15), Calendar).Value;
    }

    private static SlotSearch Search(Random random, Instant now, SlotOracle town, List<ProfessionalId> people, List<PlaceId> places)
    {
        var from = now + Duration.FromMinutes(random.Next(-2000, 12_000));
        return new SlotSearch([.. town.Reasons.Where(_ => random.Next(3) > 0).Append(town.Reasons[3]).Select(reason => reason.Id)],
            random.Next(3) == 0 ? [places[0], places[1]] : [], random.Next(3) == 0 ? [people[0], people[1], people[2]] : [],
            from, from + Duration.FromMinutes(random.Next(60, 40_320)), now, Enum.GetValues<WhoBooks>(), null, 0);
    }

    private static async Task<List<FreeSlot>> PagesAsync(PlanningDesk desk, SlotSearch search, int size)
    {
        var found = new List<FreeSlot>();
        for (var page = await desk.FreeAsync(search with { Most = size }); page.Count > 0;)
        {
            found.AddRange(page);
            page = await desk.FreeAsync(search with { Most = size, After = page[^1] });
        }

        return found;
    }

    private static string Words(FreeSlot slot) =>
        $"{slot.StartsAt} – {slot.EndsAt} {slot.Reason.Value} {slot.Place?.Value} {string.Join('+', slot.Mediators.Select(each => each.Value))} {slot.BookedMinutes}";
}
