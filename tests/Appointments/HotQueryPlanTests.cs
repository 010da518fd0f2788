using Inclusion.Appointments;
using Inclusion.Planning;
using Inclusion.Platform.Access;
using Inclusion.Platform.Graph;
using Inclusion.Platform.Storage;
using Inclusion.Residents;
using Inclusion.Territories;
using Inclusion.Tests.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Shouldly;

namespace Inclusion.Tests.Appointments;

/// <summary>What a town asks all day reads an index, as the application's role under row security, among the rows of two towns that have long been at work.</summary>
public sealed class HotQueryPlanTests(BusyTowns towns) : IClassFixture<BusyTowns>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private Actor Coordinator => towns.Town.As(Role.Coordinator);

    [Fact]
    public async Task The_list_of_the_day_is_read_by_its_hours_with_its_length_in_the_statement()
    {
        var (found, plan) = await ListAsync(Coordinator, new Page(50, null), from: BusyTowns.Now);
        (found.Edges.Count, found.HasNextPage).ShouldBe((50, true));
        plan.ShouldContain("Index Scan using appointment_by_start");
        plan.ShouldContain("LIMIT 51");
        NothingIsReadThrough(plan);
    }

    [Fact]
    public async Task The_list_of_a_structure_is_read_by_its_hours_too()
    {
        var (found, plan) = await ListAsync(towns.Town.As(Role.Mediator), new Page(20, null), from: BusyTowns.Now);
        found.Edges.Count.ShouldBe(20);
        plan.ShouldContain("Index Scan using appointment_by_start");
        NothingIsReadThrough(plan);
    }

    [Fact]
    public async Task The_next_page_begins_where_the_last_one_ended()
    {
        var (first, _) = await ListAsync(Coordinator, new Page(20, null), from: BusyTowns.Now);
        var (next, plan) = await ListAsync(Coordinator, new Page(20, first.Edges[^1].Cursor()), from: BusyTowns.Now);
        next.Edges.Select(edge => edge.Node.Id).Intersect(first.Edges.Select(edge => edge.Node.Id)).ShouldBeEmpty();
        next.Edges.Count.ShouldBe(20);
        plan.ShouldContain("Index Scan using appointment_by_start");
        NothingIsReadThrough(plan);
    }

    [Fact]
    public async Task The_appointments_of_one_resident_are_read_by_resident()
    {
        var (found, plan) = await ListAsync(Coordinator, new Page(20, null), resident: towns.Resident);
        found.Edges.Count.ShouldBe(10);
        plan.ShouldContain("appointment_of_resident");
        NothingIsReadThrough(plan);
    }

    [Fact]
    public async Task Who_takes_part_in_fifty_appointments_is_read_by_their_ids()
    {
        var (found, _) = await ListAsync(Coordinator, new Page(50, null), from: BusyTowns.Now);
        var ids = found.Edges.Select(edge => edge.Node.Id).ToArray();
        var (mediators, plan) = await SeenPlan.OfAsync(towns.Database, Coordinator, async house =>
        {
            var loaders = new AppointmentLoaders(Coordinator, house.GetRequiredService<InclusionDb>());
            var asked = ids.Select(loaders.MediatorsOf.Load).ToList();
            var answers = new List<IReadOnlyList<ProfessionalType>?>();
            foreach (var each in asked) answers.Add(await each.GetResultAsync(Stop));
            return answers;
        }, Stop);
        mediators.Count(each => each?.Count == 1).ShouldBe(50);
        plan.ShouldContain("appointment_mediator_pkey");
        NothingIsReadThrough(plan);
    }

    [Fact]
    public async Task Free_slots_of_every_mediator_over_four_weeks_read_the_openings_and_the_times_of_those_days()
    {
        var search = new SlotSearch([towns.Reason], [], [], BusyTowns.Now, BusyTowns.Now + Duration.FromDays(28), BusyTowns.Now, [WhoBooks.Staff], null, 50);
        var (found, plan) = await SeenPlan.OfAsync(towns.Database, Coordinator, house => house.GetRequiredService<Unit>().FreeSlotsAsync(towns.Town.Id, search, Stop), Stop);
        found.Count.ShouldBe(50);
        plan.ShouldContain("opening_occurrence_by_start");
        plan.ShouldContain("mediator_time_of_mediator");
        NothingIsReadThrough(plan);
    }

    [Fact]
    public async Task A_table_read_through_is_seen()
    {
        var (count, plan) = await SeenPlan.OfAsync(towns.Database, Coordinator, async house =>
        {
            await using var without = house.GetRequiredService<Unit>().Command("set local enable_indexscan = off; set local enable_indexonlyscan = off; set local enable_bitmapscan = off");
            await without.ExecuteNonQueryAsync(Stop);
            return await house.GetRequiredService<InclusionDb>().Appointments.CountAsync(Stop);
        }, Stop);
        count.ShouldBe(20_000);
        Should.Throw<ShouldAssertException>(() => NothingIsReadThrough(plan));
    }

    private Task<(Connection<AppointmentType> Answer, string Plan)> ListAsync(Actor actor, Page page, Instant? from = null, ResidentId? resident = null) =>
        SeenPlan.OfAsync(towns.Database, actor, house => AppointmentQueries.AppointmentsAsync(page, actor, house.GetRequiredService<InclusionDb>(), Stop, from: from, residentId: resident), Stop);

    private static void NothingIsReadThrough(string plan)
    {
        foreach (var table in (string[])["appointment", "appointment_mediator", "mediator_time", "opening_occurrence"])
            plan.ShouldNotContain($"Seq Scan on {table}");
    }
}
