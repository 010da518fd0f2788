using Inclusion.Places;
using Inclusion.Platform.Access;
using Inclusion.Platform.Seeding;
using Inclusion.Platform.Storage;
using NodaTime;

namespace Inclusion.Planning;

/// <summary>The reasons of the invented town, and its openings: from five weeks ago for a year.</summary>
public sealed class PlanningSeed(InclusionDb db, Actor actor) : IRoomSeed
{
    private const int DaysBehind = 35, DaysInAll = 365;

    public int Order => 50;

    public async Task EnterAsync(SeedTown town, CancellationToken stop)
    {
        var (id, file) = (actor.Territory, await town.ReadAsync<PlanningFile>("planning.json", stop));
        foreach (var (key, terms) in file.Reasons)
        {
            var reason = SeedTown.Accepted(Reason.Create(id, terms), key);
            town.Name(key, reason.Id);
            db.Add(reason);
        }

        await db.SaveChangesAsync(stop);
        var calendar = await db.CalendarAsync(id, stop);
        foreach (var (key, row) in file.Openings)
        {
            var opening = Planned(town, key, row, calendar);
            town.Name(key, opening.Id);
            db.Add(opening);
            db.AddRange(opening.Materialise(opening.FirstOn, town.Today, calendar));
        }

        await db.SaveChangesAsync(stop);
    }

    private Opening Planned(SeedTown town, string key, OpeningRow row, TownCalendar calendar)
    {
        var first = town.Today.PlusDays(-DaysBehind);
        var rule = $"{row.Rule};UNTIL={first.PlusDays(DaysInAll):uuuuMMdd}";
        var days = RecurrenceText.Read(rule, first, calendar.Zone).Recurrence ?? throw new FormatException($"« {key} » has no good rule.");
        var offer = new OpeningOffer(row.Place is { } place ? town.Of<PlaceId>(place) : null, [.. row.Reasons.Select(town.Of<ReasonId>)], row.From, row.Until, false);
        return SeedTown.Accepted(Opening.Plan(actor.Territory, town.Of<ProfessionalId>(row.Mediator), offer, days, calendar, town.Today), key);
    }

    private sealed record PlanningFile(IReadOnlyDictionary<string, ReasonTerms> Reasons, IReadOnlyDictionary<string, OpeningRow> Openings);
    private sealed record OpeningRow(string Mediator, string? Place, IReadOnlyList<string> Reasons, string Rule, LocalTime From, LocalTime Until);
}
