using System.Net;
using Inclusion.Grc;
using Inclusion.Platform;
using Inclusion.Platform.Outgoing;
using Inclusion.Platform.Time;
using Inclusion.Tests.Platform;
using Microsoft.Extensions.Configuration;
using NodaTime;
using Shouldly;

namespace Inclusion.Tests.Grc;

/// <summary>Where the house lets itself be led, and the days that the law counts.</summary>
public sealed class GrcConnectionTests(TestCluster cluster)
{
    private static readonly OutgoingSettings Nothing = new(new HashSet<string>());

    [Theory]
    [InlineData("http://grc.exemple.example/requests")]
    [InlineData("https://127.0.0.1/requests")]
    [InlineData("https://2130706433/requests")]
    [InlineData("https://0x7f000001/requests")]
    [InlineData("https://0177.0.0.1/requests")]
    [InlineData("https://127.1/requests")]
    [InlineData("https://localhost/requests")]
    [InlineData("https://10.1.2.3/")]
    [InlineData("https://172.20.0.1/")]
    [InlineData("https://192.168.1.1/")]
    [InlineData("https://169.254.169.254/latest/meta-data")]
    [InlineData("https://100.64.0.1/")]
    [InlineData("https://[::1]/")]
    [InlineData("https://[::ffff:10.0.0.1]/")]
    [InlineData("https://[fd00::1]/")]
    [InlineData("https://[fe80::1]/")]
    [InlineData("https://[64:ff9b::a00:1]/")]
    [InlineData("https://[2002:0a00:0001::]/")]
    [InlineData("https://qui:secret@grc.exemple.example/")]
    [InlineData("https://grc.exemple.example/#ici")]
    [InlineData("ftp://grc.exemple.example/")]
    [InlineData("pas une adresse")]
    [InlineData("")]
    public async Task An_address_that_is_not_https_or_leads_inside_is_refused(string url)
    {
        using var calls = new OutgoingCalls(Nothing);
        (await calls.ReadAsync(url, TestContext.Current.CancellationToken)).ShouldBeNull();
    }

    [Fact]
    public async Task An_address_of_the_public_network_is_taken_and_one_inside_only_when_the_operator_lists_it_exactly()
    {
        using var calls = new OutgoingCalls(new OutgoingSettings(new HashSet<string> { "10.1.2.3:8443" }));
        var stop = TestContext.Current.CancellationToken;
        (await calls.ReadAsync("https://9.9.9.9/requests", stop)).ShouldNotBeNull();
        (await calls.ReadAsync("https://[2620:fe::fe]/requests", stop)).ShouldNotBeNull();
        (await calls.ReadAsync("https://10.1.2.3:8443/requests", stop)).ShouldNotBeNull();
        (await calls.ReadAsync("https://10.1.2.3/requests", stop)).ShouldBeNull();
        (await calls.ReadAsync("https://10.1.2.4:8443/requests", stop)).ShouldBeNull();
    }

    [Fact]
    public void The_operator_s_list_is_empty_until_they_write_it_and_holds_hosts_with_their_ports_alone()
    {
        Read(null).ShouldBeEmpty();
        Read("10.1.2.3:8443, grc.interne.example:443").ShouldBe(["10.1.2.3:8443", "grc.interne.example:443"], ignoreOrder: true);
        foreach (var wrong in new[] { "10.1.2.3", "*:443", "grc.interne.example:", "grc.interne.example:tout" }) Should.Throw<StartRefusedException>(() => Read(wrong), wrong);

        static IReadOnlySet<string> Read(string? written) =>
            OutgoingSettings.Read(new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create("Grc:AllowedPrivateTargets", written)]).Build()).AllowedPrivateTargets;
    }

    [Fact]
    public async Task A_host_is_judged_when_it_is_called_too()
    {
        await using var grc = await GrcStandIn.StartAsync(TestContext.Current.CancellationToken);
        using var calls = new OutgoingCalls(new OutgoingSettings(new HashSet<string> { $"127.0.0.1:{grc.Port + 1}" }));
        var fault = await calls.PostAsync(new Uri($"https://127.0.0.1:{grc.Port}/"), [], "application/json", new Dictionary<string, string>(), TestContext.Current.CancellationToken);
        fault.ShouldBe(OutgoingFault.AddressRefused);
        (grc.Calls.Count + grc.Forged).ShouldBe(0);
    }

    [Theory]
    [InlineData("8.8.8.8", true)]
    [InlineData("2606:4700::1111", true)]
    [InlineData("0.0.0.0", false)]
    [InlineData("198.18.0.1", false)]
    [InlineData("203.0.113.9", false)]
    [InlineData("239.1.1.1", false)]
    [InlineData("255.255.255.255", false)]
    [InlineData("::", false)]
    [InlineData("2001:db8::1", false)]
    [InlineData("2001::1", false)]
    [InlineData("ff02::1", false)]
    [InlineData("::ffff:127.0.0.1", false)]
    public void Only_addresses_of_the_public_network_are_public(string address, bool isPublic) => PublicAddresses.Hold(IPAddress.Parse(address)).ShouldBe(isPublic);

    [Fact]
    public async Task An_administrator_who_types_a_private_address_is_refused_and_nothing_is_written()
    {
        await using var house = await GrcHouse.OpenAsync(cluster, listed: false);
        (await house.AskAsync(house.Administrator, "setGrcLink", new { targetUrl = house.Grc.Url }, "grcLink { id }")).Error().ShouldBe("TargetNotAllowed");
        (await house.AskAsync(house.Administrator, "rotateGrcSecret", new { overlapHours = 0 }, "grcLink { id }")).Error().ShouldBe("GrcNotConnected");
        (await house.ReadAsync<long>("select count(*) from grc_link")).ShouldBe(0);
    }

    /// <summary>Standard Webhooks' own form, computed by hand with another HMAC.</summary>
    [Fact]
    public void A_call_is_signed_over_its_id_its_instant_and_its_body()
    {
        byte[] secret = [.. Enumerable.Range(0, 24).Select(each => (byte)each)];
        var headers = StandardWebhook.Sign([secret, [1]], "msg_1", Instant.FromUnixTimeSeconds(1614265330), "{\"test\": 2432232314}"u8);
        var signed = "msg_1.1614265330.{\"test\": 2432232314}"u8.ToArray();
        headers["webhook-signature"].ShouldBe($"v1,{Convert.ToBase64String(System.Security.Cryptography.HMACSHA256.HashData(secret, signed))} v1,{Convert.ToBase64String(System.Security.Cryptography.HMACSHA256.HashData(new byte[] { 1 }, signed))}");
        headers["webhook-timestamp"].ShouldBe("1614265330");
    }

    [Theory]
    [InlineData("2026-09-07", 2, 0, "2026-11-07")]
    [InlineData("2026-12-31", 2, 0, "2027-02-28")]
    [InlineData("2027-12-31", 2, 0, "2028-02-29")]
    [InlineData("2026-10-31", 1, 0, "2026-11-30")]
    [InlineData("2026-09-07", 2, 12, "2026-11-19")]
    public void Silence_is_counted_in_calendar_months_date_to_date(string received, int months, int suspended, string speaksAfter) =>
        new SilenceRule(SilenceEffect.Acceptance, months).SpeaksAfter(Day(received), suspended).ShouldBe(Day(speaksAfter));

    /// <remarks>8 and 14 May 2026 (Ascension) are holidays; 26 December is one in Alsace-Moselle only.</remarks>
    [Theory]
    [InlineData("2026-05-07", HolidayRegion.Mainland, "2026-05-11", "2026-05-26")]
    [InlineData("2025-12-24", HolidayRegion.Mainland, "2025-12-26", "2026-01-09")]
    [InlineData("2025-12-24", HolidayRegion.AlsaceMoselle, "2025-12-29", "2026-01-12")]
    public void The_receipts_are_counted_in_working_days_of_the_town(string received, HolidayRegion region, string registration, string reception)
    {
        var kind = GrcRequestKind.Set(default, null, "code", "Nom", SilenceEffect.Rejection, 2).Value;
        var request = GrcRequest.Record(default, new(default, default, default, "code"), kind, Day(received), region, default);
        (request.RegistrationDueOn, request.ReceptionDueOn).ShouldBe((Day(registration), Day(reception)));
    }

    private static LocalDate Day(string text) => NodaTime.Text.LocalDatePattern.Iso.Parse(text).Value;
}
