using System.Data;
using System.Text.RegularExpressions;
using Inclusion.Platform.Graph;
using Inclusion.Platform.Jobs;
using Inclusion.Platform.Messaging;
using Inclusion.Tests.Grc;
using Inclusion.Tests.Platform.Access;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Inclusion.Tests.Portal;

/// <summary>What the tests of residents' pages do again and again.</summary>
internal static partial class PortalCases
{
    /// <summary>Tuesday 8 September 2026, 09:00 in Paris: the day after the house's clock.</summary>
    public static readonly Instant Tuesday9 = Instant.FromUtc(2026, 9, 8, 7, 0);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    extension(GrcHouse house)
    {
        /// <summary>An appointment that the CCAS has agreed; its id as the contract shows it.</summary>
        public async Task<string> BookAsync(string resident, Instant at, string reason = "help", string? place = "townHall", string mediator = "mediator", string? kind = null)
        {
            var booked = await house.AskAsync(house.Mediator, "bookAppointment", new
            {
                residentId = house.Global($"resident.{resident}"),
                reasonId = house.Global($"reason.{reason}"),
                placeId = place is null ? null : house.Global($"place.{place}"),
                mediatorIds = new[] { house.Global($"professional.{mediator}") },
                startsAt = at.ToString(),
                kind,
            }, "appointment { id }");
            booked.GetProperty("errors").GetArrayLength().ShouldBeNone(booked);
            return booked.GetProperty("appointment").GetProperty("id").GetString() ?? "";
        }

        /// <summary>What one message about the appointment says now; null when nothing is left to say.</summary>
        public Task<RenderedMessage?> MessageAsync<TMessage>(string subject) where TMessage : IMessage =>
            house.Program.Services.GetRequiredService<TownWork>().RunAsync(house.Town.Id, IsolationLevel.RepeatableRead, async services =>
            {
                var id = GlobalId.Parse(subject) ?? throw new FormatException(subject);
                var sequence = id.Noun == "Appointment" ? await house.ReadAsync<int>($"select sequence from appointment where id = '{id.Value}'") : 0;
                var order = new MessageOrder(MessageReceiptId.New(), house.Town.Id, MessageKind.NameOf(typeof(TMessage)), id.Noun, id.Value, null, null, 1, sequence, house.Clock.GetCurrentInstant());
                return await services.GetRequiredService<TMessage>().RenderAsync(order, Stop);
            }, Stop);

        /// <summary>The page that the appointment's first message leads to.</summary>
        public async Task<string> PathOfAsync(string appointment) =>
            new Uri(Link().Match(TextOf(await house.MessageAsync<Inclusion.Appointments.AppointmentBookedMessage>(appointment))).Value).AbsolutePath;

        /// <summary>Everything that a page could have changed: acts, readings, appointments, mandates, links, orders.</summary>
        public Task<string> EverythingAsync() => house.ReadAsync<string>("""
            select md5(concat((select string_agg(a::text, '' order by a::text) from appointment a), (select string_agg(m::text, '' order by m::text) from mandate m),
              (select string_agg(l::text, '' order by l::text) from resident_link l), (select count(*) from journal_act), (select count(*) from outbox),
              (select count(*) from idempotency_record), (select string_agg(t::text, '' order by t::text) from mediator_time t), (select count(*) from resident)))
            """);
    }

    public static string TextOf(RenderedMessage? message) => message switch
    {
        RenderedMessage.Email mail => mail.Text,
        RenderedMessage.Sms text => text.Text,
        RenderedMessage.Letter letter => string.Join('\n', letter.Paragraphs),
        _ => "",
    };

    public static Guid Uuid(string id) => (GlobalId.Parse(id) ?? throw new FormatException(id)).Value;

    /// <summary>Opens a page.</summary>
    public static Task<Shown> OpenAsync(this Browser browser, string path) => browser.GetAsync(path, Stop);

    /// <summary>Opens a page and presses its button.</summary>
    public static Task<Shown> PressAsync(this Browser browser, string path, params (string Name, string Value)[] fields) => browser.FillAsync(path, Stop, fields);

    /// <summary>The addresses of a page's links, in their order.</summary>
    public static IReadOnlyList<string> Links(this Shown page) => [.. Addresses().Matches(page.Text).Select(found => found.Groups["to"].Value)];

    /// <summary>Those that lead to a next step, the same page in other languages left out.</summary>
    public static IReadOnlyList<string> Steps(this Shown page, string step) => [.. page.Links().Where(each => each.Contains(step, StringComparison.Ordinal) && !each.Contains("lang=", StringComparison.Ordinal))];

    [GeneratedRegex("https?://[^/ ]+/rdv/[0-9a-f]+/(?<token>[A-Za-z0-9_-]{43})")]
    public static partial Regex Link();

    [GeneratedRegex("href=\"(?<to>[^\"]+)\"")]
    private static partial Regex Addresses();
}
