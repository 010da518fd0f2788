using Inclusion.Platform.Access;
using NodaTime;

namespace Inclusion.Territories;

/// <summary>A person who works with residents (« professionnel·le »): a mediator, a social worker, an administrator…</summary>
public sealed class Professional
{
    private Professional(TerritoryId territoryId, ProfessionalId id, string givenName, string familyName, string email, List<Role> roles) =>
        (TerritoryId, Id, GivenName, FamilyName, Email, Roles) = (territoryId, id, givenName, familyName, email, roles);

    public TerritoryId TerritoryId { get; private set; }
    public ProfessionalId Id { get; private set; }
    public string GivenName { get; private set; }
    public string FamilyName { get; private set; }

    /// <summary>The working address; also the sign-in name.</summary>
    public string Email { get; private set; }
    public List<Role> Roles { get; private set; }

    /// <summary>Since when the person no longer works here; null while they do.</summary>
    public Instant? DepartedAt { get; private set; }

    public static Professional Join(TerritoryId town, string givenName, string familyName, string email, IEnumerable<Role> roles) =>
        new(town, ProfessionalId.New(), givenName, familyName, email, [.. roles.Distinct()]);
}

/// <summary>That a professional works for a structure.</summary>
public sealed class ProfessionalStructure(TerritoryId territoryId, ProfessionalId professionalId, StructureId structureId)
{
    public TerritoryId TerritoryId { get; private set; } = territoryId;
    public ProfessionalId ProfessionalId { get; private set; } = professionalId;
    public StructureId StructureId { get; private set; } = structureId;
}
