using NodaTime;

namespace Inclusion.Tests.Platform.Access;

/// <summary>The real clock, moved forward by hand.</summary>
public sealed class TestClock : IClock
{
    private Duration _ahead = Duration.Zero;

    public Instant GetCurrentInstant() => SystemClock.Instance.GetCurrentInstant() + _ahead;

    public void Advance(Duration by) => _ahead += by;
}
