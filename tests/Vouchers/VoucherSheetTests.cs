using System.Data;
using System.Net;
using System.Text.RegularExpressions;
using Inclusion.Platform.Access;
using Inclusion.Platform.Jobs;
using Inclusion.Platform.Settings;
using Inclusion.Tests.Examples;
using Inclusion.Tests.Platform;
using Inclusion.Vouchers;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Npgsql;
using Shouldly;

namespace Inclusion.Tests.Vouchers;

/// <summary>The sheet with the codes, as the whole program serves it behind its own sign-in.</summary>
public sealed partial class VoucherSheetTests(TestCluster cluster)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_sheet_shows_the_codes_of_what_is_left_to_whoever_handed_it_over_and_to_nobody_else()
    {
        await using var program = await RunningProgram.StartAsync(cluster, new MondayClock());
        var town = await TownAsync(program);
        using var nobody = new HttpClient { BaseAddress = program.Address };
        using var issuer = await SignInAsync(program, town, "socialWorker");
        using var manager = await SignInAsync(program, town, "voucherManager");
        using var mediator = await SignInAsync(program, town, "mediator");
        var (sheet, lost, stock) = (Path("marie"), Path("lost"), Path("spareOne"));
        var opened = await issuer.GetAsync(sheet, Stop);
        var page = await opened.Content.ReadAsStringAsync(Stop);

        opened.StatusCode.ShouldBe(HttpStatusCode.OK);
        opened.Headers.CacheControl.ShouldNotBeNull().NoStore.ShouldBeTrue();
        opened.Headers.GetValues("Content-Security-Policy").ShouldBe(["default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"]);
        opened.Headers.GetValues("Referrer-Policy").ShouldBe(["no-referrer"]);
        Codes(page).Count.ShouldBe(4, "one of five is spent");
        Codes(page).ShouldAllBe(each => VoucherCode.Read(each) != null);
        Regex.Count(page, "<svg").ShouldBe(4);
        foreach (var name in new[] { "Marie", "Lefèvre", "marie.lefevre", "style=", "<script", "href=\"http" }) page.ShouldNotContain(name);
        foreach (var (who, path, status) in new[]
        {
            (nobody, sheet, HttpStatusCode.Unauthorized), (manager, sheet, HttpStatusCode.NotFound), (mediator, sheet, HttpStatusCode.NotFound), (issuer, lost, HttpStatusCode.NotFound),
            (issuer, stock, HttpStatusCode.NotFound), (issuer, Path("omar"), HttpStatusCode.NotFound), (issuer, "/vouchers/booklets/nothing", HttpStatusCode.NotFound),
        })
            (await who.GetAsync(path, Stop)).StatusCode.ShouldBe(status, path);
        (await nobody.GetStringAsync("/vouchers/sheet.css", Stop)).ShouldContain("@page");
        (await program.Database.AskAsync<long>("select count(*) from journal_reading where operation = 'voucherSheetPage'", Stop)).ShouldBe(1, "one opening, one reading");

        string Path(string booklet) => VoucherSheetPage.PathOf(town.Of<BookletId>($"booklet.{booklet}"));
    }

    [Fact]
    public async Task The_codes_on_the_sheet_are_those_that_the_desk_takes_in_and_tries_are_counted_on_a_pool_of_their_own()
    {
        await using var program = await RunningProgram.StartAsync(cluster, new MondayClock());
        var town = await TownAsync(program);
        using var issuer = await SignInAsync(program, town, "socialWorker");
        var code = Codes(await issuer.GetStringAsync(VoucherSheetPage.PathOf(town.Of<BookletId>("booklet.marie")), Stop))[0];
        var keys = program.Services.GetRequiredService<VoucherKeys>();
        var hash = keys.HashOf(town.Id, VoucherCode.Read(code) ?? throw new InvalidOperationException(code));
        (await program.Database.AskAsync<Guid>("select id from voucher where code_hash = $1", Stop, hash)).ShouldBe(town.Of<VoucherId>("voucher.free").Value);
        program.Services.GetRequiredKeyedService<NpgsqlDataSource>(CodeTries.Pool).ShouldNotBeSameAs(program.Services.GetRequiredService<NpgsqlDataSource>());
    }

    [Fact]
    public void The_secret_of_the_codes_is_required_outside_Development_and_made_once_in_it()
    {
        (VoucherKeys.Secret.IsRequired, VoucherKeys.Secret.IsSecret).ShouldBe((true, true));
        DeclaredSettings.All.ShouldContain(VoucherKeys.Secret);
        VoucherKeys.Parse(VoucherKeys.Secret.MadeInDevelopment.ShouldNotBeNull().Invoke()).ShouldNotBeNull();
    }

    private static async Task<ExampleTown> TownAsync(RunningProgram program)
    {
        var (town, towns) = (new ExampleTown(), program.Services.GetRequiredService<TownWork>());
        foreach (var cast in ExampleHouse.Casts.Where(each => each.Order <= 80)) await towns.RunAsync(town.Id, IsolationLevel.ReadCommitted, house => cast.EnterAsync(town, house, Stop), Stop);
        return town;
    }

    private static Task<HttpClient> SignInAsync(RunningProgram program, ExampleTown town, string who) =>
        program.SignIn.SignInAsync(town.Id, town.Of<ProfessionalId>($"professional.{who}"), Stop);

    private static List<string> Codes(string page) => [.. Printed().Matches(page).Select(each => WebUtility.HtmlDecode(each.Groups[1].Value))];

    [GeneratedRegex("<span class=\"code\">([^<]+)</span>")]
    private static partial Regex Printed();

    private sealed class MondayClock : IClock
    {
        public Instant GetCurrentInstant() => ExampleHouse.Now;
    }
}
