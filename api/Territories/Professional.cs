using Inclusion.Platform;
using Inclusion.Platform.Access;
using NodaTime;

namespace Inclusion.Territories;

/// <summary>A person who works with residents (« professionnel·le »): a mediator, a social worker, an administrator…</summary>
public sealed class Professional
{
    public const int NameMax = 80, StructuresMax = 50;

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

    public bool IsHere => DepartedAt is null;

    public static Outcome<Professional> Join(TerritoryId town, string givenName, string familyName, string email, IEnumerable<Role> roles)
    {
        var faults = new Faults();
        var professional = new Professional(town, ProfessionalId.New(), faults.Line(givenName, NameMax, "givenName"), faults.Line(familyName, NameMax, "familyName"),
            faults.Email(email, "email"), Chosen(faults, roles));
        return faults.Any ? faults.ToRefusals() : professional;
    }

    /// <summary>Their address stays: it is what they sign in with.</summary>
    public Outcome<Professional> Change(string givenName, string familyName, IEnumerable<Role> roles)
    {
        var faults = new Faults();
        var (newGiven, newFamily, newRoles) =
            (faults.Line(givenName, NameMax, "givenName"), faults.Line(familyName, NameMax, "familyName"), Chosen(faults, roles));
        if (faults.Any) return faults.ToRefusals();
        (GivenName, FamilyName, Roles) = (newGiven, newFamily, newRoles);
        return this;
    }

    public void Depart(Instant now) => DepartedAt ??= now;

    private static List<Role> Chosen(Faults faults, IEnumerable<Role> roles)
    {
        var chosen = roles.Distinct().Order().ToList();
        if (chosen.Count == 0) faults.Add(new NothingChosen("Choisissez au moins un rôle.", "roles"));
        return chosen;
    }
}

/// <summary>That a professional works for a structure.</summary>
public sealed class ProfessionalStructure(TerritoryId territoryId, ProfessionalId professionalId, StructureId structureId)
{
    public TerritoryId TerritoryId { get; private set; } = territoryId;
    public ProfessionalId ProfessionalId { get; private set; } = professionalId;
    public StructureId StructureId { get; private set; } = structureId;
}
