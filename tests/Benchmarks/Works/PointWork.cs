using System.Text.Json;
using Inclusion.Appointments;
using Inclusion.Benchmarks.Towns;
using Inclusion.Platform.Graph;
using Inclusion.Platform.Storage;
using Inclusion.Residents;

namespace Inclusion.Benchmarks.Works;

/// <summary>One thing by its id, from 500 of them.</summary>
internal sealed class PointWork(string document, string field, string check, IReadOnlyList<(string Id, string Right)> rows)
{
    public static async Task<PointWork> AppointmentsAsync(Town town, CancellationToken stop) => new(Documents.Appointment, "appointment", "state", await town.AskAsync(
        "select id, state from appointment where state <> 'PLANNED' order by hashtext(id::text) limit 500", row => (Id(new AppointmentId(row.GetGuid(0))), row.GetString(1)), stop));

    public static async Task<PointWork> ResidentsAsync(Town town, CancellationToken stop) => new(Documents.Resident, "resident", "familyName", await town.AskAsync(
        "select id, family_name from resident order by hashtext(id::text) limit 500", row => (Id(new ResidentId(row.GetGuid(0))), row.GetString(1)), stop));

    public Side Of(Product product, string name) => new(name, product.Http, product.Process, number =>
    {
        var row = rows[number % rows.Count];
        return new Asked(product.Ask(document, new { id = row.Id }), answer => IsRight(row.Id, row.Right, answer));
    });

    private bool IsRight(string id, string right, ReadOnlyMemory<byte> answer)
    {
        using var json = JsonDocument.Parse(answer);
        if (json.RootElement.TryGetProperty("errors", out _)) return false;
        var found = json.RootElement.GetProperty("data").GetProperty(field);
        return found.ValueKind == JsonValueKind.Object && found.GetProperty("id").GetString() == id && found.GetProperty(check).GetString() == right;
    }

    private static string Id(IId id) => GlobalId.Of(id).ToString();
}
