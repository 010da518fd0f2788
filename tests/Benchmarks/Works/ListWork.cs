using System.Text.Json;
using Inclusion.Appointments;
using Inclusion.Benchmarks.Raw;
using Inclusion.Benchmarks.Towns;
using Inclusion.Platform.Graph;
using NodaTime;

namespace Inclusion.Benchmarks.Works;

/// <summary>A list of 50 appointments with mediator and place, from one of many instants of the last months.</summary>
internal sealed class ListWork
{
    private readonly IReadOnlyList<Instant> _from;
    private readonly IReadOnlyList<IReadOnlyList<Row>> _truth;
    private readonly SteadyAnswers _answers;

    private ListWork(IReadOnlyList<Instant> from, IReadOnlyList<IReadOnlyList<Row>> truth)
    {
        (_from, _truth) = (from, truth);
        _answers = new SteadyAnswers((question, answer) => IsRight(_truth[question], answer));
    }

    public static async Task<ListWork> PrepareAsync(Town town, CancellationToken stop)
    {
        var from = await town.AskAsync("""
            select distinct date_trunc('hour', starts_at) + interval '7 minutes' from appointment
            where starts_at < now() - interval '3 days' and hashtext(id::text) % 400 = 0 order by 1 limit 100
            """, row => row.GetFieldValue<Instant>(0), stop);
        var truth = new List<IReadOnlyList<Row>>();
        foreach (var instant in from)
            truth.Add(await town.AskAsync("""
                select a.id, a.state, p.name, m.family_name from appointment a
                join place p on p.territory_id = a.territory_id and p.id = a.place_id
                join appointment_mediator am on am.territory_id = a.territory_id and am.appointment_id = a.id
                join professional m on m.territory_id = am.territory_id and m.id = am.mediator_id
                where a.territory_id = $1 and a.starts_at >= $2 order by a.starts_at, a.id limit 50
                """, row => new Row(GlobalId.Of(new AppointmentId(row.GetGuid(0))).ToString(), row.GetString(1), row.GetString(2), row.GetString(3)), stop, town.Id.Value, instant));
        return new ListWork(from, truth);
    }

    public Side Of(Product product, string name = "product") => new(name, product.Http, product.Process, number =>
        Ask(number, question => product.Ask(Documents.List, new { from = _from[question].ToString() })));

    public Side Of(RawProgram raw, string path) => new("raw " + path, raw.Http, raw.Process, number =>
        Ask(number, question => RawProgram.Ask(path, new ListRequest(_from[question].ToDateTimeUtc()))));

    /// <summary>Both sides write the same body to the last byte: the raw one is judged by the product's answers, and the other way round.</summary>
    private Asked Ask(int number, Func<int, HttpRequestMessage> send)
    {
        var question = number % _from.Count;
        return new Asked(send(question), answer => _answers.Judge(question, answer));
    }

    /// <summary>Every row, in its order, with its state, its place and its mediator.</summary>
    private static bool IsRight(IReadOnlyList<Row> truth, ReadOnlyMemory<byte> answer)
    {
        using var json = JsonDocument.Parse(answer);
        if (!json.RootElement.TryGetProperty("data", out var data) || data.ValueKind != JsonValueKind.Object) return false;
        return data.GetProperty("appointments").GetProperty("nodes").EnumerateArray().Select(Read).SequenceEqual(truth);
    }

    private static Row Read(JsonElement node) => new(
        node.GetProperty("id").GetString(), node.GetProperty("state").GetString(), node.GetProperty("place").GetProperty("name").GetString(),
        node.GetProperty("mediators")[0].GetProperty("familyName").GetString());

    private sealed record Row(string? Id, string? State, string? Place, string? Mediator);
}
