using System.Collections.Frozen;
using Inclusion.Platform.Access;
using Inclusion.Platform.Messaging;
using Inclusion.Platform.Storage;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Shouldly;

namespace Inclusion.Tests.Platform.Messaging;

/// <summary>What text messages cost a town, and whom they may not reach.</summary>
public sealed class SmsAllowanceTests(TestCluster cluster)
{
    private const string Mobile = "+33612345678";
    private static readonly RenderedMessage.Sms Short = new(Mobile, "RDV mardi 9 h, Hôtel de ville.");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_town_that_has_spent_its_month_sends_no_more_until_the_next()
    {
        await using var database = await cluster.CreateDatabaseAsync();
        await using var outside = await SmsOperator.StartAsync(Stop);
        await using var house = await MessagingHouse.OpenAsync(database, Stop, SmsTests.Settings(outside.Url));
        var set = await ActAsync(house, services => SetSmsBudgetMutation.SetSmsBudgetAsync(new(3), services.GetRequiredService<Actor>(), services.GetRequiredService<Unit>(), services.GetRequiredService<SmsAllowance>(), Stop));
        (set.Value.SegmentsAllowed, set.Value.SegmentsUsed, set.Value.MonthOn).ShouldBe((3, 0, new LocalDate(2026, 9, 1)));

        var two = new RenderedMessage.Sms(Mobile, new string('a', 200));
        await house.OrderAsync(two, Stop);
        var beyond = await house.OrderAsync(two, Stop);
        await house.OrderAsync(Short, Stop);
        await house.DeliverAsync(Stop);

        outside.Posts.Count.ShouldBe(2);
        (await house.QueueAsync(beyond, Stop)).ShouldBe("STUCK 1 SMS_BUDGET_SPENT");
        (await CanTextAsync(house)).ShouldBeFalse();
        house.Clock.Advance(Duration.FromDays(24));
        (await CanTextAsync(house)).ShouldBeTrue();
    }

    [Fact]
    public async Task A_number_that_asked_to_stop_gets_nothing_until_it_says_otherwise_and_is_not_kept()
    {
        await using var database = await cluster.CreateDatabaseAsync();
        await using var outside = await SmsOperator.StartAsync(Stop);
        await using var house = await MessagingHouse.OpenAsync(database, Stop, SmsTests.Settings(outside.Url));

        var stopped = await ActAsync(house, services => StopTextingMutation.StopTextingAsync(new("06 12 34 56 78"), services.GetRequiredService<Actor>(),
            services.GetRequiredService<InclusionDb>(), services.GetRequiredService<SmsStopList>(), services.GetRequiredService<SmsSettings>(), Stop));
        (stopped.Value.StoppedAt, stopped.Value.LiftedAt).ShouldBe((house.Clock.GetCurrentInstant(), null));
        var id = await house.OrderAsync(Short, Stop);
        await house.DeliverAsync(Stop);
        (await house.QueueAsync(id, Stop)).ShouldBe("STUCK 1 SMS_STOPPED");
        (await CanTextAsync(house)).ShouldBeFalse();
        (await database.AskAsync<long>("select count(*) from sms_stop row where row::text ~ '12345678' or encode(number_hash, 'escape') ~ '12345678'", Stop)).ShouldBe(0);

        var resumed = await ActAsync(house, services => ResumeTextingMutation.ResumeTextingAsync(new(Mobile), services.GetRequiredService<Actor>(),
            services.GetRequiredService<InclusionDb>(), services.GetRequiredService<SmsStopList>(), services.GetRequiredService<SmsSettings>(), Stop));
        resumed.Value.Id.ShouldBe(stopped.Value.Id);
        (await CanTextAsync(house)).ShouldBeTrue();
    }

    [Fact]
    public async Task A_town_without_an_operator_texts_nobody_and_says_so()
    {
        await using var database = await cluster.CreateDatabaseAsync();
        await using var house = await MessagingHouse.OpenAsync(database, Stop);

        (await CanTextAsync(house)).ShouldBeFalse();
        var id = await house.OrderAsync(Short, Stop);
        await house.DeliverAsync(Stop);
        (await house.QueueAsync(id, Stop)).ShouldBe("STUCK 1 CHANNEL_NOT_CONFIGURED");
        var refused = await ActAsync(house, services => StopTextingMutation.StopTextingAsync(new(Mobile), services.GetRequiredService<Actor>(),
            services.GetRequiredService<InclusionDb>(), services.GetRequiredService<SmsStopList>(), services.GetRequiredService<SmsSettings>(), Stop));
        refused.Refusals.ShouldHaveSingleItem().ShouldBeOfType<SmsNotConfigured>();
    }

    private static Task<bool> CanTextAsync(MessagingHouse house) =>
        ActAsync(house, services => services.GetRequiredService<SmsAllowance>().CanTextAsync(Mobile, Stop));

    private static Task<T> ActAsync<T>(MessagingHouse house, Func<IServiceProvider, Task<T>> act)
    {
        var actor = new Actor(ActorKind.Professional, house.Town, Guid.NewGuid(), StructureId.New(), new[] { Role.Reception, Role.Administrator }.ToFrozenSet(), FrozenSet<string>.Empty);
        return house.ActAsync(act, Stop, actor);
    }
}
