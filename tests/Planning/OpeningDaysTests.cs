using Inclusion.Planning;
using Inclusion.Platform;
using Inclusion.Platform.Access;
using Inclusion.Platform.Storage;
using Inclusion.Platform.Time;
using Inclusion.Territories;
using Inclusion.Tests.Platform;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Shouldly;

namespace Inclusion.Tests.Planning;

/// <summary>The days of openings that are written down: more of them each night, and others when the town keeps other holidays.</summary>
public sealed class OpeningDaysTests(TestCluster cluster) : IAsyncLifetime
{
    private static readonly LocalDate Saturday = new(2026, 11, 28), StStephen = new(2026, 12, 26);

    private PlanningDesk? _desk;
    private ProfessionalId _mediator;
    private ReasonId _reason;

    private PlanningDesk Desk => _desk ?? throw new InvalidOperationException("Not open.");

    public async ValueTask InitializeAsync()
    {
        _desk = await PlanningDesk.OpenAsync(cluster);
        _mediator = await Desk.MediatorAsync();
        _reason = await Desk.ReasonAsync(new() { Name = "Aide par téléphone", Theme = Theme.Papers, Mode = AppointmentMode.ByTelephone });
    }

    public async ValueTask DisposeAsync() => await Desk.DisposeAsync();

    [Fact]
    public async Task Each_night_writes_down_the_days_that_come_into_reach_and_a_second_round_finds_nothing_left()
    {
        await PlanAsync("FREQ=WEEKLY;BYDAY=SA;COUNT=100");
        var reach = Desk.Now.InUtc().Date.PlusDays(Opening.DaysAhead);
        (await LastDayAsync()).ShouldBe(SaturdayOf(reach));
        var before = await CountAsync();

        Desk.Now += Duration.FromDays(28);
        (await NightAsync()).ShouldBeFalse();

        (await CountAsync()).ShouldBe(before + 4);
        (await LastDayAsync()).ShouldBe(SaturdayOf(reach.PlusDays(28)));
        (await NightAsync()).ShouldBeFalse();
        (await CountAsync()).ShouldBe(before + 4);
    }

    [Fact]
    public async Task A_night_that_did_not_run_is_made_up_for_and_an_opening_that_is_over_is_left_alone()
    {
        await PlanAsync("FREQ=WEEKLY;BYDAY=SA;COUNT=2");
        Desk.Now += Duration.FromDays(400);
        (await NightAsync()).ShouldBeFalse();
        (await CountAsync()).ShouldBe(2);

        await PlanAsync("FREQ=WEEKLY;BYDAY=SU;COUNT=100", new LocalDate(2028, 1, 2));
        Desk.Now += Duration.FromDays(300);
        await NightAsync();
        (await LastDayAsync()).ShouldBe(Desk.Now.InUtc().Date.PlusDays(Opening.DaysAhead).With(DateAdjusters.PreviousOrSame(IsoDayOfWeek.Sunday)));
    }

    [Fact]
    public async Task When_the_town_keeps_other_holidays_its_openings_close_on_them_and_open_again_when_it_keeps_them_no_more()
    {
        await PlanAsync("FREQ=WEEKLY;BYDAY=SA;COUNT=6");
        (await IsFreeAsync(StStephen)).ShouldBeTrue();
        var before = await CountAsync();

        await KeepHolidaysOfAsync(HolidayRegion.AlsaceMoselle);
        (await IsFreeAsync(StStephen)).ShouldBeFalse();
        (await IsFreeAsync(StStephen.PlusWeeks(-1))).ShouldBeTrue();
        (await CountAsync()).ShouldBe(before - 1);

        await KeepHolidaysOfAsync(HolidayRegion.Mainland);
        (await IsFreeAsync(StStephen)).ShouldBeTrue();
        (await CountAsync()).ShouldBe(before);
    }

    private async Task PlanAsync(string rule, LocalDate? from = null)
    {
        var input = new PlanOpeningInput(_mediator, null, [_reason], from ?? Saturday, rule, new(9, 0), new(12, 0));
        (await Desk.DoAsync(Desk.Coordinator, (db, unit, clock) => PlanOpeningMutation.PlanOpeningAsync(input, Desk.Coordinator, db, unit, clock, PlanningDesk.Stop))).Refusals.ShouldBeEmpty();
    }

    private Task<bool> NightAsync() =>
        Desk.InAsync(Desk.System, house => ActivatorUtilities.CreateInstance<ExtendOpeningsJob>(house).RunAsync(PlanningDesk.Stop));

    private async Task KeepHolidaysOfAsync(HolidayRegion region)
    {
        var administrator = Desk.Acting(Role.Administrator, Desk.Town.SocialCentre);
        var input = new ChangeTownInput("Ville d’Essai", null, region, "inclusion@essai.example");
        (await Desk.DoAsync(administrator, (db, _, _) => ChangeTownMutation.ChangeTownAsync(input, administrator, db, PlanningDesk.Stop))).Refusals.ShouldBeEmpty();
    }

    private async Task<bool> IsFreeAsync(LocalDate day)
    {
        var from = day.AtStartOfDayInZone(Planned.Paris).ToInstant();
        return (await Desk.FreeAsync(new([_reason], [], [], from, from + Duration.FromDays(1), Desk.Now, [WhoBooks.Staff], null, 10))).Count > 0;
    }

    private Task<long> CountAsync() => Desk.Database.AskAsync<long>("select count(*) from opening_occurrence where territory_id = $1", PlanningDesk.Stop, Desk.Town.Id.Value);

    private async Task<LocalDate> LastDayAsync() => LocalDate.FromDateTime(
        await Desk.Database.AskAsync<DateTime>("select max(day)::timestamp from opening_occurrence where territory_id = $1", PlanningDesk.Stop, Desk.Town.Id.Value));

    private static LocalDate SaturdayOf(LocalDate day) => day.With(DateAdjusters.PreviousOrSame(IsoDayOfWeek.Saturday));
}
