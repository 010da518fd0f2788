using System.Text;
using System.Text.Json;
using Inclusion.Appointments;
using Inclusion.Platform;
using Inclusion.Tests.Platform;
using NodaTime;
using Shouldly;

namespace Inclusion.Tests.Appointments;

public class InviteCalendarTests
{
    private const string Uid = "0199a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b";

    private static readonly InviteFacts Facts = new(
        InviteMethod.Request,
        Guid.Parse(Uid),
        0,
        "Aide aux démarches, papiers; élections",
        false,
        At(Instant.FromUtc(2026, 11, 24, 8, 30)),
        DateTimeZoneProviders.Tzdb["Europe/Paris"],
        "Médiathèque Françoise-Sagan, 1 rue de l'Église (rez-de-chaussée, à gauche de l'entrée) 59000 Lille",
        new("CCAS de Lille: accueil; \"numérique\"", "rendez-vous@ville.example"),
        "famille.durand@courriel.example",
        "03 20 00 00 00",
        Instant.FromUtc(2026, 11, 20, 10, 0))
    {
        SenderDomain = "ville.example",
    };

    [Fact]
    public async Task Two_outside_readers_agree_on_invite_update_and_cancellation()
    {
        var moved = Facts with { Sequence = 1, Span = At(Instant.FromUtc(2027, 7, 5, 12, 0)) };
        var cancelled = moved with { Sequence = 2, Method = InviteMethod.Cancel };

        var seen = await ReadAsync(Facts, moved, cancelled);

        seen.Select(pair => pair.IcalJs).ShouldBe(seen.Select(pair => pair.NodeIcal));
        seen[0].IcalJs.ShouldBe(new Seen(
            "REQUEST", 1, "Europe/Paris", Uid, 0, "CONFIRMED", "2026-11-24T08:30:00Z", "2026-11-24T09:00:00Z",
            "Aide aux démarches, papiers; élections",
            "Médiathèque Françoise-Sagan, 1 rue de l'Église (rez-de-chaussée, à gauche de l'entrée) 59000 Lille",
            "Pour déplacer ou annuler ce rendez-vous, appelez le 03 20 00 00 00.",
            "PUBLIC", "mailto:rendez-vous@ville.example", "CCAS de Lille accueil numérique", "mailto:famille.durand@courriel.example", 1));
        seen[1].IcalJs.ShouldBe(seen[0].IcalJs with { Sequence = 1, Start = "2027-07-05T12:00:00Z", End = "2027-07-05T12:30:00Z" });
        seen[2].IcalJs.ShouldBe(seen[1].IcalJs with { Sequence = 2, Method = "CANCEL", Status = "CANCELLED" });
    }

    [Fact]
    public async Task A_discreet_invite_carries_the_neutral_title_and_asks_to_be_hidden()
    {
        var seen = await ReadAsync(Facts with { Title = "Rendez-vous", IsDiscreet = true });

        seen[0].IcalJs.Summary.ShouldBe("Rendez-vous");
        seen[0].IcalJs.Class.ShouldBe("PRIVATE");
    }

    [Fact]
    public void Lines_end_in_CR_LF_and_hold_75_octets_at_most()
    {
        var text = Written(Facts);

        text.ShouldEndWith("END:VCALENDAR\r\n");
        text.Replace("\r\n", "", StringComparison.Ordinal).ShouldNotContain('\n');
        text.Split("\r\n").ShouldAllBe(line => Encoding.UTF8.GetByteCount(line) <= 75);
        text.ShouldContain("BEGIN:VTIMEZONE\r\nTZID:Europe/Paris\r\n");
    }

    [Fact]
    public async Task Control_characters_in_any_text_neither_add_lines_nor_stay()
    {
        const string attack = "x\r\nATTENDEE:mailto:vol@mal.example\nBEGIN:VALARM\u0085\u2028\u0000y";
        var attacked = Facts with
        {
            Title = attack,
            Location = attack,
            Telephone = attack,
            Organiser = Facts.Organiser with { Name = attack },
        };

        var text = Written(attacked);
        var seen = await ReadAsync(attacked);

        const string tamed = "x ATTENDEE:mailto:vol@mal.example BEGIN:VALARM y";
        text.Split("\r\n").ShouldNotContain(line => line.StartsWith("BEGIN:VALARM", StringComparison.Ordinal) || line.StartsWith("ATTENDEE:", StringComparison.Ordinal));
        text.Replace("\r\n", "", StringComparison.Ordinal).Any(char.IsControl).ShouldBeFalse();
        seen[0].IcalJs.ShouldBe(seen[0].NodeIcal);
        (seen[0].IcalJs.Summary, seen[0].IcalJs.Location, seen[0].IcalJs.OrganizerName, seen[0].IcalJs.Attendees).ShouldBe((tamed, tamed, "x ATTENDEE mailto vol@mal.example BEGIN VALARM y", 1));
    }

    [Theory]
    [InlineData("a@b.example\r\nATTENDEE:mailto:c@d.example")]
    [InlineData("a@b.example\n")]
    [InlineData("a b@c.example")]
    [InlineData("a@b@c.example")]
    [InlineData("\"a\"@c.example")]
    [InlineData("a@-b.example")]
    [InlineData("")]
    public void An_address_with_a_line_break_or_that_is_none_is_refused(string address)
    {
        var refusal = AppointmentInvite.Of(Facts with { AttendeeAddress = address }).Refusals.ShouldHaveSingleItem().ShouldBeOfType<InvalidText>();

        refusal.Message.ShouldBe("L'adresse de la personne invitée n'est pas valable.");
        refusal.Path.ShouldBe(["attendee"]);
    }

    [Fact]
    public void An_organiser_of_another_domain_than_the_sender_is_refused_along_with_every_other_fault()
    {
        var outcome = AppointmentInvite.Of(Facts with { Organiser = new("Mairie", "maire@ville.example.mal.example"), AttendeeAddress = "" });

        outcome.Refusals.Select(refusal => refusal.Path.Single()).ShouldBe(["organiser", "attendee"]);
    }

    private sealed record Seen(
        string Method, int Events, string Zone, string Uid, int Sequence, string Status, string Start, string End, string Summary,
        string Location, string Description, string Class, string Organizer, string OrganizerName, string Attendee, int Attendees);

    private sealed record SeenByBoth(Seen IcalJs, Seen NodeIcal);

    private static Interval At(Instant start) => new(start, start + Duration.FromMinutes(30));

    private static string Written(InviteFacts facts) => InviteCalendar.Write(AppointmentInvite.Of(facts).Value);

    private static async Task<SeenByBoth[]> ReadAsync(params InviteFacts[] facts)
    {
        var texts = JsonSerializer.Serialize(facts.Select(Written));
        var printed = await NodeProgram.RunAsync("read-invites.mjs", TestContext.Current.CancellationToken, texts);
        return JsonSerializer.Deserialize<SeenByBoth[]>(printed, JsonSerializerOptions.Web) ?? [];
    }
}
