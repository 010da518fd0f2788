using Inclusion.Places;
using Inclusion.Planning;
using Inclusion.Platform;
using Inclusion.Platform.Access;
using Inclusion.Platform.Time;
using Inclusion.Territories;
using Inclusion.Tests.Platform;
using NodaTime;
using Shouldly;

namespace Inclusion.Tests.Planning;

public sealed class PlanOpeningTests(TestCluster cluster) : IAsyncLifetime
{
    private const string Tuesdays = "FREQ=WEEKLY;BYDAY=TU;COUNT=3";
    private static readonly LocalDate Tuesday = new(2026, 11, 24);
    private PlanningDesk? _desk;
    private ProfessionalId _mediator;
    private PlaceId _place;
    private ReasonId _reason;

    private PlanningDesk Desk => _desk ?? throw new InvalidOperationException("Not open.");

    public async ValueTask InitializeAsync()
    {
        _desk = await PlanningDesk.OpenAsync(cluster);
        (_mediator, _place) = (await Desk.MediatorAsync(), await Desk.PlaceAsync());
        _reason = await Desk.ReasonAsync(new() { Name = "Aide aux démarches", Theme = Theme.Papers });
    }

    public async ValueTask DisposeAsync() => await Desk.DisposeAsync();

    [Fact]
    public async Task A_planned_opening_has_its_days_written_down()
    {
        var planned = (await PlanAsync(Input())).Value;

        planned.Rule.ShouldBe("FREQ=WEEKLY;INTERVAL=1;BYDAY=TU;UNTIL=20261208T080000Z");
        (planned.FirstOn, planned.LastOn, planned.StartTime, planned.EndTime, planned.TimeZone)
            .ShouldBe((Tuesday, Tuesday.PlusWeeks(2), new LocalTime(9, 0), new LocalTime(12, 0), "Europe/Paris"));
        (await DaysAsync()).ShouldBe("2026-11-24 08:00–11:00, 2026-12-01 08:00–11:00, 2026-12-08 08:00–11:00");
    }

    [Fact]
    public async Task Everything_unknown_in_an_input_is_told_together_and_nothing_is_written()
    {
        var strange = await Desk.NextTownAsync();
        var refused = await PlanAsync(Input() with
        {
            MediatorId = await strange.MediatorAsync(),
            PlaceId = await strange.PlaceAsync(),
            ReasonIds = [_reason, ReasonId.New()],
        });

        refused.Refusals.Select(refusal => (refusal.GetType(), refusal.Path.Single()))
            .ShouldBe([(typeof(UnknownId), "mediatorId"), (typeof(UnknownId), "reasonIds"), (typeof(UnknownId), "placeId")]);
        (await DaysAsync()).ShouldBe("");
    }

    [Fact]
    public async Task A_mediator_plans_for_the_own_structure_only()
    {
        var (own, other) = (await Desk.MediatorOfAsync(Desk.Town.Library), await Desk.MediatorOfAsync(Desk.Town.SocialCentre));
        var librarian = Desk.Acting(Role.Mediator, Desk.Town.Library);

        (await PlanAsync(Input() with { MediatorId = own }, librarian)).IsRefused.ShouldBeFalse();
        (await PlanAsync(Input() with { MediatorId = other }, librarian)).Refusals.ShouldHaveSingleItem().ShouldBeOfType<UnknownId>().Path.ShouldBe(["mediatorId"]);
        (await PlanAsync(Input() with { MediatorId = other })).IsRefused.ShouldBeFalse();
    }

    [Fact]
    public async Task Each_strange_input_has_its_refusal()
    {
        (await RefusedAsync(Input() with { EndTime = new(9, 0) })).ShouldBeOfType<EndsBeforeStart>();
        (await RefusedAsync(Input() with { StartTime = new(22, 0), EndTime = new(1, 0) })).ShouldBeOfType<EndsBeforeStart>();
        (await RefusedAsync(Input() with { Rule = "FREQ=WEEKLY;BYDAY=TU" })).ShouldBeOfType<RecurrenceRefused>().Fault.ShouldBe(RecurrenceFault.WithoutEnd);
        (await RefusedAsync(Input() with { Rule = "FREQ=SECONDLY;COUNT=9" })).ShouldBeOfType<RecurrenceRefused>().Fault.ShouldBe(RecurrenceFault.NotUnderstood);
        (await RefusedAsync(Input() with { FirstOn = new(9999, 12, 31) })).ShouldBeOfType<RecurrenceRefused>().Fault.ShouldBe(RecurrenceFault.TooFarAhead);
        (await RefusedAsync(Input() with { FirstOn = new(1, 1, 1), Rule = null })).ShouldBeOfType<OpeningOver>();
        (await RefusedAsync(Input() with { FirstOn = new(2027, 3, 28), Rule = null, StartTime = new(2, 30) })).ShouldBeOfType<HourOfClockChange>();
        (await RefusedAsync(Input() with { ReasonIds = [] })).ShouldBeOfType<OutOfBounds>().Path.ShouldBe(["reasonIds"]);
        (await RefusedAsync(Input() with { PlaceId = null })).ShouldBeOfType<PlaceNeeded>();
        (await DaysAsync()).ShouldBe("");
    }

    [Fact]
    public async Task Two_openings_of_one_mediator_never_overlap_even_when_planned_at_once()
    {
        (await PlanAsync(Input())).IsRefused.ShouldBeFalse();

        var late = Input() with { FirstOn = Tuesday.PlusWeeks(1), StartTime = new(11, 45), EndTime = new(18, 0) };
        (await RefusedAsync(late)).ShouldBeOfType<OpeningOverlaps>().Day.ShouldBe(Tuesday.PlusWeeks(1));
        (await PlanAsync(late with { StartTime = new(12, 0) })).IsRefused.ShouldBeFalse();
        (await PlanAsync(Input() with { MediatorId = await Desk.MediatorAsync() })).IsRefused.ShouldBeFalse();

        var another = await Desk.MediatorAsync();
        var atOnce = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => PlanAsync(Input() with { MediatorId = another })));
        atOnce.Count(outcome => !outcome.IsRefused).ShouldBe(1);
        atOnce.SelectMany(outcome => outcome.Refusals).ShouldAllBe(refusal => refusal is OpeningOverlaps);
    }

    [Fact]
    public async Task An_overlap_beyond_the_days_written_down_is_found_too()
    {
        (await PlanAsync(Input() with { Rule = "FREQ=WEEKLY;BYDAY=TU;COUNT=60" })).IsRefused.ShouldBeFalse();

        (await RefusedAsync(Input() with { FirstOn = new(2027, 10, 5), Rule = null })).ShouldBeOfType<OpeningOverlaps>().Day.ShouldBe(new LocalDate(2027, 10, 5));
    }

    private PlanOpeningInput Input() => new(_mediator, _place, [_reason], Tuesday, Tuesdays, new(9, 0), new(12, 0));

    private Task<Outcome<OpeningType>> PlanAsync(PlanOpeningInput input, Actor? actor = null) =>
        Desk.DoAsync(actor ?? Desk.Coordinator, (db, unit, clock) => PlanOpeningMutation.PlanOpeningAsync(input, actor ?? Desk.Coordinator, db, unit, clock, PlanningDesk.Stop));

    private async Task<Refusal> RefusedAsync(PlanOpeningInput input) => (await PlanAsync(input)).Refusals.ShouldHaveSingleItem();

    private Task<string> DaysAsync() => Desk.Database.AskAsync<string>("""
        select coalesce(string_agg(to_char(starts_at at time zone 'UTC', 'YYYY-MM-DD HH24:MI') || '–' || to_char(ends_at at time zone 'UTC', 'HH24:MI'), ', ' order by starts_at), '')
        from opening_occurrence where territory_id = $1
        """, PlanningDesk.Stop, Desk.Town.Id.Value);
}
