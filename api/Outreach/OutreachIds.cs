using Inclusion.Platform.Storage;

namespace Inclusion.Outreach;

/// <summary>A session held with seats or for whoever walks in (« permanence », « atelier »).</summary>
public readonly record struct OutreachSessionId(Guid Value) : IId<OutreachSessionId>
{
    public static OutreachSessionId From(Guid value) => new(value);
    public static OutreachSessionId New() => new(Guid.CreateVersion7());
}

/// <summary>A resident's place at a session, or in its waiting list.</summary>
public readonly record struct SessionRegistrationId(Guid Value) : IId<SessionRegistrationId>
{
    public static SessionRegistrationId From(Guid value) => new(value);
    public static SessionRegistrationId New() => new(Guid.CreateVersion7());
}

/// <summary>Somebody who came without being registered, counted.</summary>
public readonly record struct WalkInId(Guid Value) : IId<WalkInId>
{
    public static WalkInId From(Guid value) => new(value);
    public static WalkInId New() => new(Guid.CreateVersion7());
}
