using System.Data;
using Inclusion.Grc;
using Inclusion.Platform.Jobs;
using Inclusion.Platform.Messaging;
using Inclusion.Tests.Platform;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Shouldly;

namespace Inclusion.Tests.Grc;

/// <summary>What a resident reads of a request (« accusé d'enregistrement »).</summary>
public sealed class GrcReceiptTests(TestCluster cluster)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_resident_is_told_at_once_by_the_way_that_reaches_them()
    {
        await using var house = await GrcHouse.OpenAsync(cluster);
        foreach (var resident in new[] { "marie", "omar", "rose" }) await house.SubmitAsync(resident);
        await house.Program.Services.GetRequiredService<OutboxWorker>().DeliverDueAsync(Stop);

        (await house.ReadAsync<string>("select string_agg(channel, ' ' order by channel) from message_receipt where kind = 'GRC_REQUEST_RECORDED'")).ShouldBe("EMAIL LETTER SMS");
    }

    [Fact]
    public async Task The_receipt_says_the_number_the_days_and_what_silence_means_and_a_text_message_not_what_it_is_about()
    {
        await using var house = await GrcHouse.OpenAsync(cluster);
        var (marie, omar, rose) = (await house.SubmitAsync(), await house.SubmitAsync("omar"), await house.SubmitAsync("rose"));
        var mail = (await ReceiptAsync(house, marie)).ShouldBeOfType<RenderedMessage.Email>();
        (mail.To, mail.Subject).ShouldBe(("marie.lefevre@courriel.example", "Votre demande est enregistrée"));
        var number = marie.ToString("N")[^8..].ToUpperInvariant();
        foreach (var said in new[]
        {
            $"« Demande de logement social » a été enregistrée le lundi 7 septembre 2026 par Ville de Lille. Son numéro est {number}.", "Au plus tard le lundi 21 septembre 2026", "vous n'avez rien à faire",
            "Sans réponse le samedi 7 novembre 2026 au soir, votre demande sera considérée comme acceptée.",
        })
            mail.Text.ShouldContain(said);

        var text = (await ReceiptAsync(house, omar)).ShouldBeOfType<RenderedMessage.Sms>();
        text.Text.ShouldContain(omar.ToString("N")[^8..].ToUpperInvariant());
        text.Text.ShouldNotContain("logement");
        SmsText.Of(text.Text).Segments.ShouldBe(1);
        string.Join('\n', (await ReceiptAsync(house, rose)).ShouldBeOfType<RenderedMessage.Letter>().Paragraphs).ShouldContain("Sans réponse le samedi 7 novembre 2026");

        await house.RunAsync("update grc_request_kind set silence_means = 'REJECTION'");
        var refused = (await ReceiptAsync(house, await house.SubmitAsync())).ShouldBeOfType<RenderedMessage.Email>();
        refused.Text.ShouldContain("considérée comme refusée ; vous pourrez alors contester ce refus");
    }

    private static Task<RenderedMessage?> ReceiptAsync(GrcHouse house, Guid request) =>
        house.Program.Services.GetRequiredService<TownWork>().RunAsync(house.Town.Id, IsolationLevel.RepeatableRead, services => services.GetRequiredService<GrcRequestRecordedMessage>()
            .RenderAsync(new MessageOrder(MessageReceiptId.New(), house.Town.Id, "GRC_REQUEST_RECORDED", "GrcRequest", request, null, null, 1, 0, house.Clock.GetCurrentInstant()), Stop), Stop);
}
