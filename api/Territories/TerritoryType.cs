using GraphQL.DataLoader;
using Inclusion.Platform.Access;
using Inclusion.Platform.Graph;
using Inclusion.Platform.Storage;
using Inclusion.Platform.Time;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Inclusion.Territories;

/// <summary>A town, CCAS or group of towns (« collectivité »).</summary>
[AllowsSignedIn]
public sealed class TerritoryType(Territory town)
{
    /// <summary>Its identifier.</summary>
    public TerritoryId Id => town.TerritoryId;

    /// <summary>Its name.</summary>
    public string Name => town.Name;

    /// <summary>The official code of the commune (Code officiel géographique), 5 characters.</summary>
    public string InseeCode => town.InseeCode;

    /// <summary>The IANA zone in which its local hours are meant.</summary>
    public string TimeZone => town.TimeZone;

    /// <summary>The number a lost resident may call, E.164.</summary>
    public string? Telephone => town.Telephone;

    /// <summary>Which public holidays apply.</summary>
    public HolidayRegion HolidayRegion => town.HolidayRegion;

    /// <summary>The address that messages and invites come from.</summary>
    [Allows(Role.Administrator)]
    public string SenderAddress => town.SenderAddress;

    [Lookup]
    public static async Task<TerritoryType?> FindAsync(TerritoryId id, Actor actor, InclusionDb db, CancellationToken stop) =>
        await db.Territories.AsNoTracking().SingleOrDefaultAsync(town => town.TerritoryId == actor.Territory && town.TerritoryId == id, stop) is { } found ? new(found) : null;
}

/// <summary>A service, CCAS, library or association that follows residents (« structure »).</summary>
[AllowsSignedIn]
public sealed class StructureType(Structure structure)
{
    /// <summary>Its identifier.</summary>
    public StructureId Id => structure.Id;

    /// <summary>Its name, unique among the town's live structures.</summary>
    public string Name => structure.Name;

    /// <summary>What kind of body it is.</summary>
    public StructureKind Kind => structure.Kind;

    /// <summary>Its telephone, E.164.</summary>
    public string? Telephone => structure.Telephone;

    /// <summary>Its address, on one line.</summary>
    public string? Address => structure.Address;

    /// <summary>Since when it takes no new work; null while it does.</summary>
    public Instant? ArchivedAt => structure.ArchivedAt;

    [Lookup]
    public static async Task<StructureType?> FindAsync(StructureId id, Actor actor, InclusionDb db, CancellationToken stop) =>
        await db.Structures.AsNoTracking().SingleOrDefaultAsync(each => each.TerritoryId == actor.Territory && each.Id == id, stop) is { } found ? new(found) : null;
}

/// <summary>A person who works with residents (« professionnel·le »).</summary>
[AllowsSignedIn]
public sealed class ProfessionalType(Professional professional)
{
    /// <summary>Their identifier.</summary>
    public ProfessionalId Id => professional.Id;

    /// <summary>Their given name.</summary>
    public string GivenName => professional.GivenName;

    /// <summary>Their family name.</summary>
    public string FamilyName => professional.FamilyName;

    /// <summary>Their working address, which is also their sign-in name.</summary>
    [Allows(Role.Administrator, Role.Coordinator)]
    public string Email => professional.Email;

    /// <summary>What they do in the town; at most 8.</summary>
    public IReadOnlyList<Role> Roles => professional.Roles;

    /// <summary>Since when they no longer work here; null while they do.</summary>
    public Instant? DepartedAt => professional.DepartedAt;

    /// <summary>How far their account is; null when they have none.</summary>
    [Allows(Role.Administrator)]
    public IDataLoaderResult<ProfessionalAccountType?> Account(TerritoryLoaders loaders) => loaders.AccountOf.Load(professional.Id);

    /// <summary>The structures they work for, by name; at most 50.</summary>
    public IDataLoaderResult<IReadOnlyList<StructureType>?> Structures(TerritoryLoaders loaders) => loaders.StructuresOf.Load(professional.Id);

    [Lookup]
    public static async Task<ProfessionalType?> FindAsync(ProfessionalId id, Actor actor, InclusionDb db, CancellationToken stop) =>
        await db.Professionals.AsNoTracking().SingleOrDefaultAsync(each => each.TerritoryId == actor.Territory && each.Id == id, stop) is { } found ? new(found) : null;
}

/// <summary>The account a professional signs in with.</summary>
[Allows(Role.Administrator)]
public sealed class ProfessionalAccountType(AccountState state)
{
    /// <summary>How far it is.</summary>
    public AccountState State => state;
}
