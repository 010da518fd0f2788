using Inclusion.Platform.Access.Accounts;
using Microsoft.AspNetCore.Authentication;
using NodaTime;
using Shouldly;

namespace Inclusion.Tests.Platform.Access;

public sealed class VisitTests
{
    private static readonly Instant Start = Instant.FromUtc(2026, 11, 24, 8, 0);

    [Fact]
    public void A_visit_ends_after_twelve_hours_however_active()
    {
        var visit = Visit.Start(Start);
        for (var minute = 10; minute < 720; minute += 10) visit = visit.After(Start + Duration.FromMinutes(minute), false);
        visit.HasEnded(Start + Duration.FromMinutes(719)).ShouldBeFalse();
        visit.HasEnded(Start + Duration.FromMinutes(720)).ShouldBeTrue();
    }

    [Fact]
    public void A_visit_ends_after_two_idle_hours()
    {
        Visit.Start(Start).HasEnded(Start + Duration.FromMinutes(119)).ShouldBeFalse();
        Visit.Start(Start).HasEnded(Start + Duration.FromMinutes(120)).ShouldBeTrue();
    }

    [Fact]
    public void Fifteen_idle_minutes_ask_for_a_confirmation_that_stays_asked_for()
    {
        var visit = Visit.Start(Start);
        visit.After(Start + Duration.FromMinutes(14), false).MustConfirm.ShouldBeFalse();
        var idle = visit.After(Start + Duration.FromMinutes(15), false);
        idle.MustConfirm.ShouldBeTrue();
        idle.After(Start + Duration.FromMinutes(16), false).MustConfirm.ShouldBeTrue();
        idle.Confirmed(Start + Duration.FromMinutes(17)).ShouldBe(new Visit(Start, Start + Duration.FromMinutes(17), false));
    }

    [Fact]
    public void What_the_browser_does_by_itself_is_no_activity()
    {
        var visit = Visit.Start(Start);
        for (var minute = 1; minute < 15; minute++) visit = visit.After(Start + Duration.FromMinutes(minute), true);
        visit.SeenAt.ShouldBe(Start);
        visit.After(Start + Duration.FromMinutes(15), true).MustConfirm.ShouldBeTrue();
    }

    [Fact]
    public void A_visit_is_read_back_as_written_and_nonsense_is_none()
    {
        var properties = new AuthenticationProperties();
        Visit.Read(properties).ShouldBeNull();
        var visit = new Visit(Start, Start + Duration.FromMinutes(3), true);
        visit.Write(properties);
        Visit.Read(properties).ShouldBe(visit);
    }
}
