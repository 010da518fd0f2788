using Inclusion.Platform.Access;
using Inclusion.Territories;
using NodaTime;

namespace Inclusion.Residents;

/// <summary>That a structure follows a resident, and so sees their file.</summary>
[Allows(Role.Mediator, Role.SocialWorker, Role.Reception, Role.Coordinator, Role.PrivacyOfficer), AllowsScope(Scopes.ResidentsRead)]
public sealed class FollowingStructureType(ResidentStructure link, Structure structure)
{
    /// <summary>The structure.</summary>
    public StructureType Structure => new(structure);

    /// <summary>Since when it follows the resident.</summary>
    public Instant Since => link.Since;

    /// <summary>Why it began to.</summary>
    public FollowedBecause Because => link.Because;
}
