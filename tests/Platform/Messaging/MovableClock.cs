using NodaTime;

namespace Inclusion.Tests.Platform.Messaging;

/// <summary>A clock that stands still until it is moved.</summary>
internal sealed class MovableClock(Instant now) : IClock
{
    private readonly Lock _gate = new();
    private Instant _now = now;

    public Instant GetCurrentInstant()
    {
        lock (_gate) return _now;
    }

    public void Advance(Duration time)
    {
        lock (_gate) _now += time;
    }
}
