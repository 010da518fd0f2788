using System.Text.Json;
using Inclusion.Appointments;
using Inclusion.Places;
using Inclusion.Platform.Access;
using Inclusion.Platform.Graph;
using Npgsql;
using static Inclusion.Benchmarks.Raw.RawBatch;

namespace Inclusion.Benchmarks.Raw;

/// <summary>One appointment of the list, read and written by hand.</summary>
internal sealed class RawRow
{
    private string _state = "", _kind = "";
    private DateTime _startsAt, _endsAt, _bookedAt, _stateChangedAt;
    private bool _isLate;

    public Guid Id { get; private init; }
    public Guid PlaceId { get; private init; }
    public RawPlace? Place { get; set; }
    public List<RawMediator> Mediators { get; } = [];

    public static RawRow Read(NpgsqlDataReader row) => new()
    {
        Id = row.GetGuid(0),
        PlaceId = row.GetGuid(8),
        _state = row.GetString(1),
        _startsAt = row.GetDateTime(2),
        _endsAt = row.GetDateTime(3),
        _kind = row.GetString(4),
        _bookedAt = row.GetDateTime(5),
        _stateChangedAt = row.GetDateTime(6),
        _isLate = row.GetBoolean(7),
    };

    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("id", GlobalId.Of(new AppointmentId(Id)).ToString());
        json.WriteString("state", _state);
        json.WriteString("startsAt", Text(_startsAt));
        json.WriteString("endsAt", Text(_endsAt));
        json.WriteString("kind", _kind);
        json.WriteString("bookedAt", Text(_bookedAt));
        json.WriteString("stateChangedAt", Text(_stateChangedAt));
        json.WriteBoolean("isLateCancellation", _isLate);
        Place?.Write(json);
        json.WriteStartArray("mediators");
        foreach (var mediator in Mediators) mediator.Write(json);
        json.WriteEndArray();
        json.WriteEndObject();
    }
}

internal sealed record RawPlace(Guid Id, string Name, string Address)
{
    public static RawPlace Read(NpgsqlDataReader row, Guid id, int at) =>
        new(id, row.GetString(at), $"{row.GetString(at + 1)}, {row.GetString(at + 2)} {row.GetString(at + 3)}");

    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject("place");
        json.WriteString("id", GlobalId.Of(new PlaceId(Id)).ToString());
        json.WriteString("name", Name);
        json.WriteString("address", Address);
        json.WriteEndObject();
    }
}

internal sealed record RawMediator(Guid Id, string GivenName, string FamilyName)
{
    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("id", GlobalId.Of(new ProfessionalId(Id)).ToString());
        json.WriteString("givenName", GivenName);
        json.WriteString("familyName", FamilyName);
        json.WriteEndObject();
    }
}
