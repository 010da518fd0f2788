using Inclusion.Platform.Storage;

namespace Inclusion.Platform.Access;

/// <summary>A town, CCAS or group of towns (« collectivité »): the tenant.</summary>
public readonly record struct TerritoryId(Guid Value) : IId<TerritoryId>
{
    public static TerritoryId From(Guid value) => new(value);
    public static TerritoryId New() => new(Guid.CreateVersion7());
}

/// <summary>A service of the town hall, a CCAS, a library or a partner association (« structure »).</summary>
public readonly record struct StructureId(Guid Value) : IId<StructureId>
{
    public static StructureId From(Guid value) => new(value);
    public static StructureId New() => new(Guid.CreateVersion7());
}

/// <summary>A person who works with residents (« professionnel·le »).</summary>
public readonly record struct ProfessionalId(Guid Value) : IId<ProfessionalId>
{
    public static ProfessionalId From(Guid value) => new(value);
    public static ProfessionalId New() => new(Guid.CreateVersion7());
}

/// <summary>The program of a partner association, with credentials of its own.</summary>
public readonly record struct PartnerClientId(Guid Value) : IId<PartnerClientId>
{
    public static PartnerClientId From(Guid value) => new(value);
    public static PartnerClientId New() => new(Guid.CreateVersion7());
}
