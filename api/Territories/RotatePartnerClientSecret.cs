using Inclusion.Platform;
using Inclusion.Platform.Access;
using Inclusion.Platform.Graph;
using Inclusion.Platform.Storage;
using NodaTime;

namespace Inclusion.Territories;

/// <summary>Whose secret is replaced, and how long the present one stays good.</summary>
/// <param name="PartnerClientId">Which program.</param>
/// <param name="OverlapHours">For how many hours the present secret stays good beside the new one: 0 (it ends at once) to 720.</param>
public sealed record RotatePartnerClientSecretInput(PartnerClientId PartnerClientId, int OverlapHours = 24);

/// <summary>Gives a partner's program another secret, shown in this answer and never again.</summary>
[NeedsFreshSignIn]
[Allows(Role.Administrator)]
[Refuses(typeof(UnknownId), typeof(ClientRevoked), typeof(OutOfBounds))]
public static class RotatePartnerClientSecretMutation
{
    private const int LongestOverlapHours = 30 * 24;

    public static async Task<Outcome<PartnerClientType>> RotatePartnerClientSecretAsync(
        RotatePartnerClientSecretInput input, Actor actor, InclusionDb db, IPartnerCredentials credentials, CancellationToken stop)
    {
        var faults = new Faults();
        var overlap = faults.Number(input.OverlapHours, 0, LongestOverlapHours, "overlapHours");
        if (faults.Any) return faults.ToRefusals();
        var found = await db.FindPartnerClientAsync(actor.Territory, input.PartnerClientId, stop);
        if (found.IsRefused) return found.Then(each => new PartnerClientType(each));

        var client = found.Value;
        var made = await credentials.RotateAsync(client.Id, Duration.FromHours(overlap), stop)
            ?? throw new InvalidOperationException("A program that is not revoked has credentials.");
        return await db.SaveAsync(new PartnerClientType(client, made.Secret), stop);
    }
}
