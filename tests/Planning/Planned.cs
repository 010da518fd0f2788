using Inclusion.Planning;
using Inclusion.Platform;
using Inclusion.Platform.Access;
using Inclusion.Platform.Time;
using NodaTime;
using Shouldly;

namespace Inclusion.Tests.Planning;

/// <summary>Openings for tests that need no database.</summary>
internal static class Planned
{
    public static readonly DateTimeZone Paris = DateTimeZoneProviders.Tzdb["Europe/Paris"];
    public static readonly TownCalendar Lille = new(Paris, HolidayRegion.Mainland);
    public static readonly TerritoryId Town = TerritoryId.New();
    public static readonly ProfessionalId Mediator = ProfessionalId.New();
    public static readonly ReasonId Help = ReasonId.New();

    public static Opening Open(string rule, LocalDate from, LocalTime startsAt, LocalTime endsAt, bool kept = false) =>
        Opening.Plan(Town, Mediator, new(null, [Help], startsAt, endsAt, kept), Read(rule, from), Lille, new(2026, 1, 1)).Value;

    public static Recurrence Read(string rule, LocalDate from) =>
        RecurrenceText.Read(rule, from, Paris).Recurrence ?? throw new InvalidOperationException($"{rule} was refused.");

    public static IEnumerable<LocalDate> Days(Opening opening) =>
        opening.OccurrencesBetween(new(2026, 1, 1), new(2028, 12, 31), Lille).Select(occurrence => occurrence.Day);

    public static Refusal Refused(IOutcome outcome) => outcome.Refusals.ShouldHaveSingleItem();

    public static Interval Span((int Y, int M, int D, int H, int Min) start, (int Y, int M, int D, int H, int Min) end) =>
        new(Instant.FromUtc(start.Y, start.M, start.D, start.H, start.Min), Instant.FromUtc(end.Y, end.M, end.D, end.H, end.Min));
}
