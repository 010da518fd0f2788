using Inclusion.Appointments;
using Inclusion.Platform.Messaging;
using Inclusion.Tests.Grc;
using Inclusion.Tests.Platform;
using Shouldly;
using static Inclusion.Tests.Portal.PortalCases;

namespace Inclusion.Tests.Portal;

/// <summary>The messages of appointments carry the link that shows, moves or cancels them.</summary>
public sealed class AppointmentMessagesTests(TestCluster cluster)
{
    [Fact]
    public async Task The_link_is_in_the_first_message_and_in_the_reminder_by_every_way_and_the_database_keeps_only_its_hash()
    {
        await using var house = await GrcHouse.OpenAsync(cluster);
        var hour = Tuesday9;
        foreach (var resident in new[] { "marie", "omar", "rose" })
        {
            var id = await house.BookAsync(resident, hour);
            hour += NodaTime.Duration.FromMinutes(resident == "marie" ? 30 : 60);
            foreach (var message in new[] { await house.MessageAsync<AppointmentBookedMessage>(id), await house.MessageAsync<AppointmentReminderMessage>(id) })
            {
                var link = Link().Match(TextOf(message));
                link.Value.ShouldStartWith($"{house.Program.Address}rdv/{house.Global("territory.key")}/");
                (await house.ReadAsync<long>($"select count(*) from resident_link l where position('{link.Groups["token"].Value}' in l::text) > 0 or l.token_hash = sha256('{link.Groups["token"].Value}')")).ShouldBe(0);
            }
        }

        (await house.ReadAsync<string>("select string_agg(distinct purpose || ' ' || (expires_at - made_at > interval '1 day'), ' ') from resident_link")).ShouldBe("APPOINTMENT true");
    }

    [Fact]
    public async Task A_text_message_with_a_long_address_stays_within_two_segments_and_the_invite_shows_no_link()
    {
        await using var house = await GrcHouse.OpenAsync(cluster);
        var text = (await house.MessageAsync<AppointmentBookedMessage>(await house.BookAsync("omar", Tuesday9))).ShouldBeOfType<RenderedMessage.Sms>().Text;
        SmsText.Of(text.Replace(house.Program.Address.Authority, "inclusion.une-ville-au-nom-long.example", StringComparison.Ordinal)).Segments.ShouldBeLessThanOrEqualTo(SmsText.MostSegments);
        var mail = (await house.MessageAsync<AppointmentBookedMessage>(await house.BookAsync("marie", Tuesday9 + NodaTime.Duration.FromMinutes(30)))).ShouldBeOfType<RenderedMessage.Email>();
        var invite = (mail.Invite?.Ics ?? "").Replace("\r\n ", "", StringComparison.Ordinal);
        invite.ShouldContain("ouvrez le lien du message reçu ou appelez le 03 20 49 50 50");
        invite.ShouldNotContain("/rdv/");
    }

    [Fact]
    public async Task Only_the_slip_on_paper_shows_the_code_of_the_space()
    {
        await using var house = await GrcHouse.OpenAsync(cluster);
        var letter = (await house.MessageAsync<AppointmentBookedMessage>(await house.BookAsync("rose", Tuesday9))).ShouldBeOfType<RenderedMessage.Letter>();
        string.Join('\n', letter.Paragraphs).ShouldMatch("Code de votre espace : [0-9]{6}\\.");
        TextOf(await house.MessageAsync<AppointmentBookedMessage>(await house.BookAsync("marie", Tuesday9 + NodaTime.Duration.FromMinutes(30)))).ShouldNotContain("Code de votre espace");
    }

    [Fact]
    public async Task A_cancelled_appointments_message_leads_nowhere()
    {
        await using var house = await GrcHouse.OpenAsync(cluster);
        var id = await house.BookAsync("marie", Tuesday9);
        await house.AskAsync(house.Mediator, "cancelAppointment", new { appointmentId = id, side = "TOWN", reason = "MEDIATOR_AWAY" }, "appointment { id }");
        TextOf(await house.MessageAsync<AppointmentCancelledMessage>(id)).ShouldNotContain("/rdv/");
        (await house.MessageAsync<AppointmentBookedMessage>(id)).ShouldBeNull();
    }
}
