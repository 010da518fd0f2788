namespace Inclusion.Platform.Access;

/// <summary>What sign-in must know of a town's own tables. The room that holds them implements it, in a transaction of that town.</summary>
public interface ITownDirectory
{
    /// <summary>The professional as the town knows them now; null when unknown or departed.</summary>
    Task<StaffMember?> FindStaffAsync(TerritoryId territory, ProfessionalId professional, CancellationToken stop);

    /// <summary>The partner client as the town knows it now; null when unknown or revoked.</summary>
    Task<PartnerMember?> FindPartnerAsync(TerritoryId territory, PartnerClientId client, CancellationToken stop);

    /// <summary>Writes when the client last used its credentials.</summary>
    Task NotePartnerUseAsync(TerritoryId territory, PartnerClientId client, CancellationToken stop);
}

/// <summary>A professional, for sign-in: a name to show, the rights, and where they may work (ordered by name).</summary>
public sealed record StaffMember(string TownName, string GivenName, string FamilyName, IReadOnlyList<Role> Roles, IReadOnlyList<StaffStructure> Structures)
{
    public string Name => $"{GivenName} {FamilyName}";

    /// <summary>The structure to work for: the one chosen if it is still theirs, else the first.</summary>
    public StructureId? StructureOr(StructureId? chosen)
    {
        if (Structures.Any(each => each.Id == chosen)) return chosen;
        return Structures.Count > 0 ? Structures[0].Id : null;
    }
}

/// <summary>A structure somebody works for.</summary>
public sealed record StaffStructure(StructureId Id, string Name);

/// <summary>A partner client, for its tokens.</summary>
public sealed record PartnerMember(StructureId Structure, IReadOnlyList<string> Scopes);
