using System.Text.Json;
using Inclusion.Benchmarks.Raw;
using Inclusion.Benchmarks.Towns;
using Inclusion.Planning;
using Inclusion.Platform.Access;
using Inclusion.Platform.Graph;
using NodaTime;

namespace Inclusion.Benchmarks.Works;

/// <summary>The first 50 free slots of four weeks, of every mediator and place, for one reason, from one of the next days on.</summary>
internal sealed class FreeSlotsWork
{
    private readonly ReasonId _reason;
    private readonly IReadOnlyList<Instant> _from;
    private readonly IReadOnlyList<IReadOnlyList<Row>> _truth;

    private FreeSlotsWork(ReasonId reason, IReadOnlyList<Instant> from, IReadOnlyList<IReadOnlyList<Row>> truth) =>
        (_reason, _from, _truth) = (reason, from, truth);

    /// <param name="reason">Its name.</param>
    public static async Task<FreeSlotsWork> PrepareAsync(Town town, string reason, CancellationToken stop)
    {
        var id = new ReasonId((await town.IdsAsync("select id from reason where name = $1", stop, reason))[0]);
        var from = await town.AskAsync("select date_trunc('hour', now()) + day * interval '1 day' from generate_series(1, 10) day", row => row.GetFieldValue<Instant>(0), stop);
        var truth = new List<IReadOnlyList<Row>>();
        foreach (var instant in from)
        {
            var search = SlotSearches.Of(id, instant);
            truth.Add(await town.AskAsync(FreeSlotsTable.Sql, row => new Row(
                row.GetFieldValue<Instant>(3).ToString(), GlobalId.Of(new ProfessionalId(row.GetFieldValue<Guid[]>(2)[0])).ToString(), GlobalId.Of(new ReasonId(row.GetGuid(0))).ToString()),
                parameters => FreeSlotsTable.Fill(parameters, town.Id, search), stop));
        }

        return new FreeSlotsWork(id, from, truth);
    }

    /// <summary>How many slots are found of the 50 asked for, on average.</summary>
    public double Found => _truth.Average(rows => rows.Count);

    public Side Of(Product product, string name = "product") => new(name, product.Http, product.Process, Asking(question => product.Ask(Documents.FreeSlots, new
    {
        reason = GlobalId.Of(_reason).ToString(),
        from = _from[question].ToString(),
        until = (_from[question] + SlotSearches.Length).ToString(),
    })));

    public Side Of(RawProgram raw) => new("raw", raw.Http, raw.Process,
        Asking(question => RawProgram.Ask("slots", new SlotsRequest(_reason.Value, _from[question].ToDateTimeUtc()))));

    /// <summary>The searches themselves, for who sends them to the database.</summary>
    public SlotSearch Search(int number) => SlotSearches.Of(_reason, _from[number % _from.Count]);

    /// <summary>The two sides show the same slots, but the raw one no names: each is held to its own first answers.</summary>
    private Func<int, Asked> Asking(Func<int, HttpRequestMessage> send)
    {
        var answers = new SteadyAnswers((question, answer) => IsRight(_truth[question], answer));
        return number => new Asked(send(number % _from.Count), answer => answers.Judge(number % _from.Count, answer));
    }

    private static bool IsRight(IReadOnlyList<Row> truth, ReadOnlyMemory<byte> answer)
    {
        using var json = JsonDocument.Parse(answer);
        if (!json.RootElement.TryGetProperty("data", out var data) || data.ValueKind != JsonValueKind.Object) return false;
        return data.GetProperty("freeSlots").GetProperty("nodes").EnumerateArray().Select(Read).SequenceEqual(truth);
    }

    private static Row Read(JsonElement node) => new(
        node.GetProperty("startsAt").GetString(), node.GetProperty("mediatorIds")[0].GetString(), node.GetProperty("reason").GetProperty("id").GetString());

    private sealed record Row(string? StartsAt, string? Mediator, string? Reason);
}

/// <summary>The search that is measured.</summary>
internal static class SlotSearches
{
    public static readonly Duration Length = Duration.FromDays(28);

    public static SlotSearch Of(ReasonId reason, Instant from) => new(
        [reason], [], [], from, from + Length, SystemClock.Instance.GetCurrentInstant(), [WhoBooks.Staff, WhoBooks.StaffAndPrescribers, WhoBooks.InvitedResidents, WhoBooks.Everyone], null, 50);
}
