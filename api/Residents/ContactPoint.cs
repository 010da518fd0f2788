using Inclusion.Platform;
using Inclusion.Platform.Access;
using NodaTime;

namespace Inclusion.Residents;

/// <summary>What a contact point is.</summary>
public enum ContactKind
{
    /// <summary>An e-mail address.</summary>
    Email,
    /// <summary>A telephone that receives text messages.</summary>
    Mobile,
    /// <summary>A telephone that only rings.</summary>
    Landline,
    /// <summary>An address for letters, on one line.</summary>
    Postal,
}

/// <summary>A contact point, checked and in its kept form.</summary>
/// <param name="Value">E-mail in small letters, telephone as E.164, postal address on one line.</param>
/// <param name="OwnerLabel">Whose it is when it is not the resident's own: « sa fille ».</param>
public sealed record Reach(ContactKind Kind, string Value, string? OwnerLabel, bool Preferred)
{
    public const int PostalMax = 300, OwnerMax = 60;

    /// <summary>Reads what was written; what is wrong goes to <paramref name="faults"/>, under <paramref name="path"/>.</summary>
    public static Reach Read(Faults faults, ContactKind kind, string value, string? ownerLabel, bool preferred, params string[] path)
    {
        string[] at = [.. path, "value"];
        var line = faults.Line(value, PostalMax, at);
        return new Reach(kind, line.Length == 0 ? "" : Form(faults, kind, line, at) ?? "", faults.OptionalFreeLine(ownerLabel, OwnerMax, [.. path, "ownerLabel"]), preferred);
    }

    private static string? Form(Faults faults, ContactKind kind, string line, string[] at) => kind switch
    {
        ContactKind.Email => faults.OptionalEmail(line, at),
        ContactKind.Mobile => Telephone(faults, line, true, "Ce numéro n'est pas celui d'un mobile. Choisissez « téléphone fixe ».", at),
        ContactKind.Landline => Telephone(faults, line, false, "Ce numéro est celui d'un mobile. Choisissez « mobile ».", at),
        _ => line,
    };

    private static string? Telephone(Faults faults, string line, bool mobile, string message, string[] at)
    {
        var number = faults.OptionalTelephone(line, at);
        if (number is not null && Telephones.IsMobile(number) != mobile) faults.Add(new InvalidText(message, TextFault.Malformed, null, at));
        return number;
    }
}

/// <summary>One way to reach a resident. Families share: the same value may be several residents'.</summary>
public sealed class ContactPoint
{
    private ContactPoint(TerritoryId territoryId, ContactPointId id, ResidentId residentId, ContactKind kind, string value, string? ownerLabel, bool preferred, Instant addedAt) =>
        (TerritoryId, Id, ResidentId, Kind, Value, OwnerLabel, Preferred, AddedAt) = (territoryId, id, residentId, kind, value, ownerLabel, preferred, addedAt);

    public TerritoryId TerritoryId { get; private set; }
    public ContactPointId Id { get; private set; }
    public ResidentId ResidentId { get; private set; }
    public ContactKind Kind { get; private set; }
    public string Value { get; private set; }
    public string? OwnerLabel { get; private set; }

    /// <summary>True for the one to use first among the resident's of its kind.</summary>
    public bool Preferred { get; private set; }
    public Instant AddedAt { get; private set; }

    public bool IsTelephone => Kind is ContactKind.Mobile or ContactKind.Landline;

    public bool IsSameAs(Reach reach) => Kind == reach.Kind && Value == reach.Value;

    internal static ContactPoint Of(Resident resident, Reach reach, Instant now) =>
        new(resident.TerritoryId, ContactPointId.New(), resident.Id, reach.Kind, reach.Value, reach.OwnerLabel, reach.Preferred, now);

    internal void Become(Reach reach) => (Kind, Value, OwnerLabel, Preferred) = (reach.Kind, reach.Value, reach.OwnerLabel, reach.Preferred);

    internal void Yield() => Preferred = false;

    internal void GoTo(Resident resident) => ResidentId = resident.Id;
}
