using Inclusion.Platform.Access;
using NodaTime;

namespace Inclusion.Residents;

/// <summary>Why a structure follows a resident.</summary>
public enum FollowedBecause
{
    /// <summary>It recorded them.</summary>
    Registered,
    /// <summary>It booked, or received, an appointment for them, or received them at a session.</summary>
    Booked,
    /// <summary>They charged it with procedures.</summary>
    Mandated,
    /// <summary>They let it see what is kept of them.</summary>
    Consented,
}

/// <summary>That a structure follows a resident, and so sees all of their file.</summary>
public sealed class ResidentStructure(TerritoryId territoryId, ResidentId residentId, StructureId structureId, Instant since, FollowedBecause because)
{
    public TerritoryId TerritoryId { get; private set; } = territoryId;
    public ResidentId ResidentId { get; private set; } = residentId;
    public StructureId StructureId { get; private set; } = structureId;
    public Instant Since { get; private set; } = since;

    /// <summary>The first reason; later ones add nothing to what it may see.</summary>
    public FollowedBecause Because { get; private set; } = because;
}
