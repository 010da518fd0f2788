using Inclusion.Platform;
using Inclusion.Platform.Access;
using NodaTime;

namespace Inclusion.Territories;

/// <summary>What kind of body a structure is.</summary>
public enum StructureKind
{
    /// <summary>A service of the town hall.</summary>
    TownHall,
    /// <summary>Centre communal d'action sociale.</summary>
    Ccas,
    /// <summary>A public library.</summary>
    Library,
    /// <summary>A partner association.</summary>
    Association,
    /// <summary>Any other body that helps residents.</summary>
    Other,
}

/// <summary>A service, CCAS, library or association that follows residents (« structure »).</summary>
public sealed class Structure
{
    public const int NameMax = 120, AddressMax = 300;

    private Structure(TerritoryId territoryId, StructureId id, string name, StructureKind kind, string? telephone, string? address) =>
        (TerritoryId, Id, Name, Kind, Telephone, Address) = (territoryId, id, name, kind, telephone, address);

    public TerritoryId TerritoryId { get; private set; }
    public StructureId Id { get; private set; }
    public string Name { get; private set; }
    public StructureKind Kind { get; private set; }

    /// <summary>E.164.</summary>
    public string? Telephone { get; private set; }
    public string? Address { get; private set; }

    /// <summary>Since when it takes no new work; null while it does. Nothing of its past is lost.</summary>
    public Instant? ArchivedAt { get; private set; }

    public static Outcome<Structure> Open(TerritoryId town, string name, StructureKind kind, string? telephone, string? address)
    {
        var faults = new Faults();
        var structure = new Structure(town, StructureId.New(), faults.Line(name, NameMax, "name"), kind,
            faults.OptionalTelephone(telephone, "telephone"), faults.OptionalLine(address, AddressMax, "address"));
        return faults.Any ? faults.ToRefusals() : structure;
    }

    public Outcome<Structure> Change(string name, StructureKind kind, string? telephone, string? address)
    {
        var faults = new Faults();
        var (newName, newTelephone, newAddress) = (faults.Line(name, NameMax, "name"),
            faults.OptionalTelephone(telephone, "telephone"), faults.OptionalLine(address, AddressMax, "address"));
        if (faults.Any) return faults.ToRefusals();
        (Name, Kind, Telephone, Address) = (newName, kind, newTelephone, newAddress);
        return this;
    }

    public void Archive(Instant now) => ArchivedAt ??= now;
}
