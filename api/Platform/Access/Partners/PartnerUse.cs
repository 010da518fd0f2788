using System.Collections.Concurrent;
using NodaTime;

namespace Inclusion.Platform.Access.Partners;

/// <summary>Notes that a partner's token reached us, at most once a minute for each client.</summary>
public sealed class PartnerUse(RequestDelegate next, IClock clock)
{
    private static readonly Duration Grain = Duration.FromMinutes(1);
    private readonly ConcurrentDictionary<PartnerClientId, Instant> _noted = new();

    public async Task InvokeAsync(HttpContext context)
    {
        if (Actor.From(context.User, null) is { PartnerClient: { } client } actor && IsDue(client))
            await context.RequestServices.GetRequiredService<ITownDirectory>().NotePartnerUseAsync(actor.Territory, client, context.RequestAborted);
        await next(context);
    }

    private bool IsDue(PartnerClientId client)
    {
        var now = clock.GetCurrentInstant();
        if (_noted.TryGetValue(client, out var last) && now - last < Grain) return false;
        _noted[client] = now;
        return true;
    }
}
