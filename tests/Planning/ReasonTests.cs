using Inclusion.Planning;
using Inclusion.Platform;
using Inclusion.Platform.Access;
using Inclusion.Territories;
using NodaTime;
using Shouldly;

namespace Inclusion.Tests.Planning;

public class ReasonTests
{
    private static readonly ReasonTerms Procedures = new() { Name = " Aide aux démarches ", Theme = Theme.Papers };
    private static readonly TerritoryId Town = TerritoryId.New();
    private static readonly Instant Now = Instant.FromUtc(2026, 11, 23, 8, 0);

    [Fact]
    public void A_reason_named_and_themed_takes_the_usual_terms()
    {
        var reason = Made(Procedures);

        reason.Terms.ShouldBe(new ReasonTerms
        {
            Name = "Aide aux démarches",
            Theme = Theme.Papers,
            Colour = "#1F4E79",
            Mode = AppointmentMode.AtPlace,
            DurationMinutes = 30,
            StepMinutes = 15,
            BufferAfterMinutes = 0,
            NoticeMinMinutes = 30,
            NoticeMaxDays = 92,
            WhoBooks = WhoBooks.Staff,
            IsGroup = false,
            MediatorsNeeded = 1,
            NeedsMandate = false,
            AcceptsVoucher = false,
            TextBefore = "",
            TextAfter = "",
            IsDiscreet = false,
            CancelNoticeMinutes = 240,
            MoveNoticeMinutes = 240,
            ReminderHours = 48,
        });
        reason.ArchivedAt.ShouldBeNull();
    }

    [Fact]
    public void All_faults_of_the_terms_come_back_together()
    {
        var terms = new ReasonTerms
        {
            Name = new string('a', 10_000),
            Theme = Theme.Papers,
            Colour = "#12345G\n",
            DurationMinutes = 4,
            StepMinutes = 0,
            BufferAfterMinutes = 121,
            NoticeMinMinutes = -1,
            NoticeMaxDays = 0,
            MediatorsNeeded = 3,
            TextBefore = "a\u0007b",
            TextAfter = new string('a', 2001),
            CancelNoticeMinutes = 10_081,
            MoveNoticeMinutes = -5,
            ReminderHours = 0,
        };

        Reason.Create(Town, terms).Refusals.Select(refusal => refusal.Path.Single()).ShouldBe(
        [
            "name", "textBefore", "textAfter", "colour", "durationMinutes", "stepMinutes", "bufferAfterMinutes", "noticeMinMinutes",
            "noticeMaxDays", "mediatorsNeeded", "cancelNoticeMinutes", "moveNoticeMinutes", "reminderHours",
        ]);
    }

    [Theory]
    [InlineData("", TextFault.Empty)]
    [InlineData(" ", TextFault.Empty)]
    [InlineData("Aide\r\nBcc: x@y.fr", TextFault.ForbiddenCharacter)]
    [InlineData("Aide\u202Eaux", TextFault.ForbiddenCharacter)]
    public void A_name_that_is_empty_or_breaks_its_line_is_refused(string name, TextFault fault) =>
        Reason.Create(Town, Procedures with { Name = name }).Refusals.ShouldHaveSingleItem().ShouldBeOfType<InvalidText>().Fault.ShouldBe(fault);

    [Fact]
    public void A_furthest_notice_nearer_than_the_shortest_is_refused()
    {
        var refusal = Reason.Create(Town, Procedures with { NoticeMinMinutes = 2880, NoticeMaxDays = 2 }).Refusals.ShouldHaveSingleItem();

        refusal.ShouldBeOfType<OutOfBounds>().Min.ShouldBe(3);
    }

    [Fact]
    public void A_refused_change_leaves_the_reason_as_it_was()
    {
        var reason = Made(Procedures);
        var before = reason.Terms;

        reason.Change(Procedures with { DurationMinutes = 500 }).Refusals.ShouldHaveSingleItem().ShouldBeOfType<OutOfBounds>().Max.ShouldBe(480);
        reason.Terms.ShouldBe(before);

        reason.Change(Procedures with { DurationMinutes = 45, BufferAfterMinutes = 10 }).IsRefused.ShouldBeFalse();
        reason.Occupies.ShouldBe(Duration.FromMinutes(55));
    }

    [Fact]
    public void Both_bounds_of_the_notice_are_included()
    {
        var reason = Made(Procedures with { NoticeMinMinutes = 30, NoticeMaxDays = 10 });

        reason.IsWithinNotice(Now + Duration.FromMinutes(29), Now).ShouldBeFalse();
        reason.IsWithinNotice(Now + Duration.FromMinutes(30), Now).ShouldBeTrue();
        reason.IsWithinNotice(Now + Duration.FromDays(10), Now).ShouldBeTrue();
        reason.IsWithinNotice(Now + Duration.FromDays(10) + Duration.Epsilon, Now).ShouldBeFalse();
        reason.IsWithinNotice(Now - Duration.FromMinutes(1), Now).ShouldBeFalse();
    }

    [Fact]
    public void A_resident_may_cancel_four_hours_before_and_no_later()
    {
        var reason = Made(Procedures with { MoveNoticeMinutes = 1440 });

        reason.MayCancel(Now + Duration.FromHours(4), Now).ShouldBeTrue();
        reason.MayCancel(Now + Duration.FromHours(4) - Duration.Epsilon, Now).ShouldBeFalse();
        reason.MayMove(Now + Duration.FromHours(24), Now).ShouldBeTrue();
        reason.MayMove(Now + Duration.FromHours(23), Now).ShouldBeFalse();
    }

    [Fact]
    public void A_discreet_reason_shows_a_neutral_title_outside()
    {
        Made(Procedures with { IsDiscreet = true }).OutwardTitle.ShouldBe("Rendez-vous");
        Made(Procedures).OutwardTitle.ShouldBe("Aide aux démarches");
    }

    [Fact]
    public void Archiving_twice_keeps_the_first_date()
    {
        var reason = Made(Procedures);

        reason.Archive(Now);
        reason.Archive(Now + Duration.FromDays(1));

        reason.ArchivedAt.ShouldBe(Now);
    }

    private static Reason Made(ReasonTerms terms) => Reason.Create(Town, terms).Value;
}
