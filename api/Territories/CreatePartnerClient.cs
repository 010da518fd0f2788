using Inclusion.Platform;
using Inclusion.Platform.Access;
using Inclusion.Platform.Graph;
using Inclusion.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Inclusion.Territories;

/// <summary>Which program is admitted, and to what.</summary>
/// <param name="StructureId">The partner's structure, not archived.</param>
/// <param name="Name">1 to 120 characters, to tell it from the partner's other programs.</param>
/// <param name="Scopes">What it is granted; one at least, each of those in CAPABILITIES.md.</param>
public sealed record CreatePartnerClientInput(StructureId StructureId, string Name, IReadOnlyList<string> Scopes);

/// <summary>
/// Admits a partner's program with credentials of its own (OAuth2 client credentials). Its `secret` is shown in this answer
/// and never again: a lost one is replaced by `rotatePartnerClientSecret`.
/// </summary>
[NeedsFreshSignIn]
[Allows(Role.Administrator)]
[Refuses(typeof(UnknownId), typeof(InvalidText), typeof(NothingChosen), typeof(UnknownScope))]
public static class CreatePartnerClientMutation
{
    public static async Task<Outcome<PartnerClientType>> CreatePartnerClientAsync(
        CreatePartnerClientInput input, Actor actor, InclusionDb db, IPartnerCredentials credentials, IClock clock, CancellationToken stop)
    {
        var isOpen = await db.Structures.AnyAsync(each => each.TerritoryId == actor.Territory && each.Id == input.StructureId && each.ArchivedAt == null, stop);
        if (!isOpen) return UnknownId.Of("cette structure", "structureId");
        var admitted = PartnerClient.Admit(actor.Territory, input.StructureId, input.Name, PartnerClientIds.New(), input.Scopes, clock.GetCurrentInstant());
        if (admitted.IsRefused) return admitted.Then(each => new PartnerClientType(each));

        var client = admitted.Value;
        db.Add(client);
        var made = await credentials.CreateAsync(client.Id, client.ClientId, stop);
        return await db.SaveAsync(new PartnerClientType(client, made.Secret), stop);
    }
}
