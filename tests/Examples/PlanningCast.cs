using Inclusion.Places;
using Inclusion.Planning;
using Inclusion.Platform.Access;
using Inclusion.Platform.Storage;
using Inclusion.Territories;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Inclusion.Tests.Examples;

/// <summary>Four reasons, the openings of two mediators at two places and by telephone from 8 to 18 September 2026, and two absences.</summary>
internal sealed class PlanningCast : IExampleCast
{
    private static readonly (string Name, ReasonTerms Terms)[] Reasons =
    [
        ("help", new() { Name = "Aide aux démarches", Theme = Theme.Papers, StepMinutes = 30, TextAfter = "Apportez une pièce d'identité." }),
        ("firstSteps", new() { Name = "Première prise en main", Theme = Theme.Leisure, DurationMinutes = 60, StepMinutes = 30, MediatorsNeeded = 2, AcceptsVoucher = true }),
        ("debts", new() { Name = "Dettes et surendettement", Theme = Theme.MoneyTaxes, Mode = AppointmentMode.ByTelephone, DurationMinutes = 45, StepMinutes = 60, IsDiscreet = true }),
        ("rights", new() { Name = "Ouverture de droits", Theme = Theme.SocialHealth, StepMinutes = 30, WhoBooks = WhoBooks.StaffAndPrescribers }),
    ];

    public int Order => 50;

    public async Task EnterAsync(ExampleTown town, IServiceProvider house, CancellationToken stop)
    {
        var (db, now) = (house.GetRequiredService<InclusionDb>(), house.GetRequiredService<IClock>().GetCurrentInstant());
        foreach (var (name, terms) in Reasons)
        {
            var reason = Reason.Create(town.Id, terms).Value;
            db.Add(reason);
            town.Add($"reason.{name}", reason.Id);
        }

        var (calendar, mornings, afternoons) = (await db.CalendarAsync(town.Id, stop), Hours(9, 12), Hours(14, 17));
        Open("townHall", "mediator", "townHall", new(2026, 9, 8), "FREQ=WEEKLY;BYDAY=TU,TH;UNTIL=20260918", mornings, "help", "rights");
        Open("library", "mediator2", "library", new(2026, 9, 9), "FREQ=WEEKLY;BYDAY=WE,FR;UNTIL=20260918", afternoons, "help", "firstSteps");
        Open("telephone", "mediator", null, new(2026, 9, 11), "FREQ=WEEKLY;BYDAY=FR;UNTIL=20260918", Hours(14, 16), "debts");
        Open("together", "mediator", "library", new(2026, 9, 16), null, afternoons, "firstSteps");

        var meeting = Timetable.Of(new(9, 0), new(10, 0), calendar.Zone, Days("FREQ=WEEKLY;BYDAY=TH;UNTIL=20260918", new(2026, 9, 10))).Value;
        Away("meeting", Absence.Repeated(town.Id, town.Of<ProfessionalId>("professional.mediator"), AbsenceKind.Meeting, meeting));
        Away("training", Absence.Once(town.Id, town.Of<ProfessionalId>("professional.mediator2"), AbsenceKind.Training,
            new(2026, 9, 11, 14, 0), new(2026, 9, 11, 17, 0), calendar).Value);
        await db.SaveChangesAsync(stop);

        void Open(string name, string mediator, string? place, LocalDate first, string? rule, (LocalTime From, LocalTime Until) hours, params string[] reasons)
        {
            var where = place is null ? (PlaceId?)null : town.Of<PlaceId>($"place.{place}");
            var offer = new OpeningOffer(where, [.. reasons.Select(each => town.Of<ReasonId>($"reason.{each}"))], hours.From, hours.Until, false);
            var opening = Opening.Plan(town.Id, town.Of<ProfessionalId>($"professional.{mediator}"), offer, Days(rule, first), calendar, calendar.DayOf(now)).Value;
            db.Add(opening);
            db.AddRange(opening.Materialise(calendar.DayOf(now), calendar.DayOf(now), calendar));
            town.Add($"opening.{name}", opening.Id);
        }

        void Away(string name, Absence absence)
        {
            db.Add(absence);
            db.AddRange(absence.Materialise());
            town.Add($"absence.{name}", absence.Id);
        }

        Recurrence Days(string? rule, LocalDate first) => PlannedDays.Read(rule, first, calendar, calendar.DayOf(now)).Value;
    }

    private static (LocalTime From, LocalTime Until) Hours(int from, int until) => (new(from, 0), new(until, 0));
}
