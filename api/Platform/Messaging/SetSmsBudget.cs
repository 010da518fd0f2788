using Inclusion.Platform.Access;
using Inclusion.Platform.Graph;
using Inclusion.Platform.Storage;
using Npgsql;

namespace Inclusion.Platform.Messaging;

/// <summary>What the town allows itself from now on.</summary>
/// <param name="SegmentsPerMonth">0 to 1,000,000; one text message is one segment, or two.</param>
public sealed record SetSmsBudgetInput(int SegmentsPerMonth);

/// <summary>Sets how many segments of text messages the town may send in a calendar month. What was sent this month counts.</summary>
[Allows(Role.Administrator)]
[Refuses(typeof(OutOfBounds))]
public static class SetSmsBudgetMutation
{
    private const int Most = 1_000_000;

    public static async Task<Outcome<SmsUseType>> SetSmsBudgetAsync(SetSmsBudgetInput input, Actor actor, Unit unit, SmsAllowance allowance, CancellationToken stop)
    {
        var faults = new Faults();
        faults.Number(input.SegmentsPerMonth, 0, Most, "segmentsPerMonth");
        if (faults.Any) return faults.ToRefusals();

        await using var write = unit.Command("""
            insert into sms_budget (territory_id, segments_per_month) values ($1, $2)
            on conflict (territory_id) do update set segments_per_month = excluded.segments_per_month
            """);
        write.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = actor.Territory.Value });
        write.Parameters.Add(new NpgsqlParameter<int> { TypedValue = input.SegmentsPerMonth });
        await write.ExecuteNonQueryAsync(stop);
        return new SmsUseType(await allowance.SpendingAsync(null, stop));
    }
}
