using System.Globalization;
using Microsoft.AspNetCore.Authentication;
using NodaTime;

namespace Inclusion.Platform.Access.Accounts;

/// <summary>How far a session has come: it ends 12 hours after its start, or after 2 idle hours; after 15 idle minutes the person confirms who they are.</summary>
/// <param name="StartedAt">When the person signed in.</param>
/// <param name="SeenAt">When they last did something, to the minute.</param>
/// <param name="MustConfirm">Whether they were idle for 15 minutes since they last proved who they are.</param>
public sealed record Visit(Instant StartedAt, Instant SeenAt, bool MustConfirm)
{
    public static readonly Duration Longest = Duration.FromHours(12);
    public static readonly Duration LongestIdle = Duration.FromHours(2);
    public static readonly Duration IdleBeforeConfirming = Duration.FromMinutes(15);
    private static readonly Duration Grain = Duration.FromMinutes(1);
    private const string Key = "visit";

    public static Visit Start(Instant now) => new(now, now, false);

    public bool HasEnded(Instant now) => now - StartedAt >= Longest || now - SeenAt >= LongestIdle || now < StartedAt - Grain;

    /// <summary>The visit after a request. One that the browser sends by itself (an event stream) counts as no activity.</summary>
    public Visit After(Instant now, bool byItself)
    {
        var idle = now - SeenAt;
        var confirm = MustConfirm || idle >= IdleBeforeConfirming;
        if (byItself || (idle < Grain && confirm == MustConfirm)) return this with { MustConfirm = confirm };
        return this with { SeenAt = now, MustConfirm = confirm };
    }

    public Visit Confirmed(Instant now) => this with { SeenAt = now, MustConfirm = false };

    public void Write(AuthenticationProperties properties) => properties.Items[Key] = string.Create(
        CultureInfo.InvariantCulture, $"{StartedAt.ToUnixTimeSeconds()} {SeenAt.ToUnixTimeSeconds()} {(MustConfirm ? 1 : 0)}");

    /// <summary>What the cookie says, or null when it says nothing readable.</summary>
    public static Visit? Read(AuthenticationProperties properties)
    {
        if (!properties.Items.TryGetValue(Key, out var text) || text?.Split(' ') is not [var started, var seen, var confirm]) return null;
        return new Visit(Moment(started), Moment(seen), confirm == "1");
    }

    private static Instant Moment(string seconds) => Instant.FromUnixTimeSeconds(long.Parse(seconds, CultureInfo.InvariantCulture));
}
