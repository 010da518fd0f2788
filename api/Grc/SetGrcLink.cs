using Inclusion.Platform;
using Inclusion.Platform.Access;
using Inclusion.Platform.Graph;
using Inclusion.Platform.Outgoing;
using Inclusion.Platform.Storage;
using NodaTime;

namespace Inclusion.Grc;

/// <summary>Where the town's GRC takes requests.</summary>
/// <param name="TargetUrl">An https address of the public network, at most 500 characters. It is called by signed webhooks (Standard Webhooks 1.0).</param>
public sealed record SetGrcLinkInput(string TargetUrl);

/// <summary>Links the town to its GRC. The first time, a secret is made and shown in this answer, never again.</summary>
[NeedsFreshSignIn]
[Allows(Role.Administrator)]
[Refuses(typeof(TargetNotAllowed))]
public static class SetGrcLinkMutation
{
    public static async Task<Outcome<GrcLinkType>> SetGrcLinkAsync(
        SetGrcLinkInput input, Actor actor, InclusionDb db, OutgoingCalls calls, AccessKeys keys, IClock clock, CancellationToken stop)
    {
        if (await calls.ReadAsync(input.TargetUrl.Trim(), stop) is not { } target) return new TargetNotAllowed();
        var now = clock.GetCurrentInstant();
        if (await db.HoldGrcLinkAsync(actor.Territory, stop) is { } known)
        {
            known.Lead(target.AbsoluteUri, now);
            return await db.SaveAsync(new GrcLinkType(known), stop);
        }

        var connection = GrcLink.Open(actor.Territory, target.AbsoluteUri, now);
        db.Add(connection);
        return await db.SaveAsync(new GrcLinkType(connection, GrcSecret.Written(GrcSecret.Of(keys, connection, connection.SecretNumber))), stop);
    }
}

/// <summary>How long the present secret stays good.</summary>
/// <param name="OverlapHours">For how many hours the present secret stays good beside the new one: 0 (it ends at once) to 720.</param>
public sealed record RotateGrcSecretInput(int OverlapHours = 24);

/// <summary>Makes another secret for the calls to and from the GRC, shown in this answer and never again. Until the present one ends, calls are signed by both.</summary>
[NeedsFreshSignIn]
[Allows(Role.Administrator)]
[Refuses(typeof(OutOfBounds), typeof(GrcNotConnected))]
public static class RotateGrcSecretMutation
{
    private const int LongestOverlapHours = 30 * 24;

    public static async Task<Outcome<GrcLinkType>> RotateGrcSecretAsync(RotateGrcSecretInput input, Actor actor, InclusionDb db, AccessKeys keys, IClock clock, CancellationToken stop)
    {
        var faults = new Faults();
        var overlap = faults.Number(input.OverlapHours, 0, LongestOverlapHours, "overlapHours");
        if (faults.Any) return faults.ToRefusals();
        if (await db.HoldGrcLinkAsync(actor.Territory, stop) is not { } connection) return new GrcNotConnected();

        connection.Rotate(Duration.FromHours(overlap), clock.GetCurrentInstant());
        return await db.SaveAsync(new GrcLinkType(connection, GrcSecret.Written(GrcSecret.Of(keys, connection, connection.SecretNumber))), stop);
    }
}
