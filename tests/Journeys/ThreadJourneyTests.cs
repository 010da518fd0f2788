using System.Text.Json;
using System.Text.RegularExpressions;
using Inclusion.Platform.Outgoing;
using Inclusion.Tests.Grc;
using Inclusion.Tests.Platform;
using Inclusion.Tests.Platform.Graph;
using Inclusion.Tests.Platform.Messaging;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Shouldly;
using static Microsoft.Playwright.Assertions;

namespace Inclusion.Tests.Journeys;

/// <summary>
/// One thread through every room, done on the screens: from a seat in a market hall to the GRC and back. Only two have no screen
/// and go by the contract: the partner's program, and the GRC. No mouse is used.
/// </summary>
[Collection(typeof(OneJourneyAtATime))]
public sealed class ThreadJourneyTests(TestCluster cluster, TestBrowser browser)
{
    private const string Given = "Lucien", Family = "Vasseur", Name = $"{Given} {Family}", Ccas = "CCAS de Val-sur-Brume", Partner = "Les Passerelles", Request = "Demande de logement social";
    private const string Mediator = "Samia Haddad", Place = "Espace numérique du CCAS";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_resident_is_accompanied_from_a_market_hall_to_the_GRC_on_the_screens_alone()
    {
        await Midnight.KeepAwayAsync(Stop);
        await using var grc = await GrcStandIn.StartAsync(Stop);
        await using var town = new JourneyTown(cluster, browser)
        {
            Also = services => services.AddSingleton(_ => new OutgoingCalls(new OutgoingSettings(new HashSet<string> { $"127.0.0.1:{grc.Port}" }))),
        };
        await town.InitializeAsync();
        await using var samia = await town.VisitAsAsync("samia");
        await using var claire = await town.VisitAsAsync("claire");
        await using var agnes = await town.VisitAsAsync("agnes");

        await StandAsync(samia);
        var file = await claire.OpenFileAsync(Given, Family);
        await PayByVoucherAsync(town, claire, samia, file);
        await ConsentAsync(town, claire, agnes, file);
        await MandateAsync(town, samia, agnes, grc, file);
        await WithdrawAsync(town, samia, file);
        await samia.ReportAsync(Name, Place);
    }

    /// <summary>Step 1: a session in a market hall; Lucien, who has no e-mail, registers at the stand, somebody walks in.</summary>
    private static async Task StandAsync(Visitor samia)
    {
        await samia.PlanSessionAsync("Premiers pas sous la halle");
        await samia.LeaveAsync();
        await samia.RegisterNewAsync(Given, Family);
        await samia.CountWalkInAsync();
        await samia.JudgeAsync("fil-1-halle");
    }

    /// <summary>Steps 2 and 3: a booklet; a voucher kept, free again when the appointment is given up, kept again, taken in once, reimbursed.</summary>
    private static async Task PayByVoucherAsync(JourneyTown town, Visitor claire, Visitor samia, string file)
    {
        var codes = await claire.IssueBookletAsync(Given, Family);
        await claire.BookSoonAsync(file, Mediator, Place);
        await claire.KeepVoucherAsync(file);
        await claire.CancelAppointmentAsync(Name);
        await claire.ShouldHoldAsync(file, "Disponible");
        await claire.Keyboard.EnterAsync(claire.Fold("Historique du Pass 1"));
        await claire.ShouldSayAsync("libéré, le rendez-vous n’a pas eu lieu");
        await claire.BookSoonAsync(file, Mediator, Place);
        await claire.KeepVoucherAsync(file);

        await samia.HonourAppointmentAsync(Name);
        await samia.RedeemAsync(codes[0], Name, Place);
        await samia.ShouldBeSpentAsync(codes[0]);
        await using (var odile = await town.VisitAsAsync("odile")) await odile.AskRefundAsync();
        await using (var theo = await town.VisitAsAsync("theo")) await theo.ApproveRefundAsync(Ccas);
        await claire.ShouldHoldAsync(file, "Remboursé");
        await claire.JudgeAsync("fil-3-rembourse");
    }

    /// <summary>Step 4: the partner sees the name and the telephone while the resident agrees, and nothing before or after.</summary>
    private static async Task ConsentAsync(JourneyTown town, Visitor claire, Visitor agnes, string file)
    {
        var (program, resident) = (await agnes.AdmitAsync(Partner, town.Address), Uri.UnescapeDataString(file.Split('/')[^1]));
        (await program.ReadAsync(resident)).ValueKind.ShouldBe(JsonValueKind.Null);
        await claire.GiveConsentAsync(file, Partner);
        var seen = await program.ReadAsync(resident);
        (seen.GetProperty("identity").Text("givenName"), seen.GetProperty("contactPoints").GetArrayLength()).ShouldBe((Given, 1));
        await claire.WithdrawConsentAsync(Partner);
        var after = await program.ReadAsync(resident);
        (after.GetProperty("identity").ValueKind, after.GetProperty("contactPoints").ValueKind, after.Text("identityWithheldBecause")).ShouldBe((JsonValueKind.Null, JsonValueKind.Null, "CONSENT_WITHDRAWN"));
    }

    /// <summary>Steps 5 and 6: a mandate signed on the screen; what it covers is done and handed over, what it does not is refused; the GRC's answers stand in the file.</summary>
    private static async Task MandateAsync(JourneyTown town, Visitor samia, Visitor agnes, GrcStandIn grc, string file)
    {
        grc.Secret = await agnes.LinkGrcAsync(grc.Url, Request, "logement-social");
        await samia.SignMandateAsync(file, "Logement", "Argent - Impôts");
        await samia.HandOverAsync(file, "Logement", Request);
        await samia.ShouldNeedMandateAsync(file, "Social - Santé", "Carte de santé");

        await Eventually.TrueAsync(() => Task.FromResult(grc.Applied.Count == 1), Stop);
        await samia.ShouldStandAsync(file, "Transmise");
        await CallBackAsync(town, grc, "request.acknowledged");
        await samia.ShouldStandAsync(file, "Accusée", "GRC GRC-2026-17");
        await CallBackAsync(town, grc, "request.done");
        await samia.ShouldStandAsync(file, "Acceptée ou réglée", "Réglée : aucun délai ne court");
        await samia.JudgeAsync("fil-6-fiche");
    }

    private static async Task CallBackAsync(JourneyTown town, GrcStandIn grc, string type)
    {
        using var client = new HttpClient();
        var told = new { type, data = new { requestId = grc.Applied.Single().Value, reference = "GRC-2026-17" } };
        using var call = grc.CallBack(new Uri(town.Address, "/grc/val-sur-brume-demo/callback"), $"{type}-1", DateTimeOffset.UtcNow, told);
        using var answer = await client.SendAsync(call, Stop);
        ((int)answer.StatusCode).ShouldBe(200);
    }

    /// <summary>Step 7: Lucien takes the mandate back by the link of his letter, on an old telephone; the next act is refused at once.</summary>
    private static async Task WithdrawAsync(JourneyTown town, Visitor samia, string file)
    {
        var link = await samia.PrintReceiptAsync();
        await using (var lucien = await town.VisitAsync(View.Narrow.WithoutScripts))
        {
            await lucien.GoAsync(link);
            await lucien.Keyboard.EnterAsync(lucien.Button("Retirer le mandat"));
            await lucien.ShouldBeHeadedAsync("C’est fait");
        }

        await samia.ShouldNeedMandateAsync(file, "Logement", "Relance du bailleur");
        await samia.GoAsync(file);
        await Expect(samia.Part("Mandats donnés à votre structure")).ToContainTextAsync("par la personne, avec le lien du reçu");
        await Expect(samia.Part("Démarches accompagnées").GetByRole(AriaRole.Listitem)).ToHaveTextAsync(new Regex(Request));
    }
}
