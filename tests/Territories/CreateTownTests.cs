using Inclusion.Platform.Access;
using Inclusion.Platform.Settings;
using Inclusion.Tests.Platform;
using Inclusion.Tests.Platform.Access;
using Shouldly;

namespace Inclusion.Tests.Territories;

/// <summary>The first day in production: a town and its administrator, from the terminal.</summary>
public sealed class CreateTownTests(TestCluster cluster)
{
    private static readonly string[] Asked =
        ["create-town", "--name", "Ville de Lille", "--insee", "59350", "--sender", "numerique@lille.example", "--given-name", "Agnès", "--family-name", "Ferrand", "--email", "agnes@lille.example"];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_administrator_of_a_new_town_opens_their_account_by_the_link_that_was_printed_once()
    {
        await using var database = await cluster.CreateDatabaseAsync();
        var settings = Settings(database);

        await using var made = await StartedProgram.RunAsync("Production", settings, Asked);
        (made.Errors, made.ExitCode).ShouldBe(("", 0));
        var link = new Uri(made.Output.Split('\n')[^1]);
        link.GetLeftPart(UriPartial.Path).ShouldBe("https://inclusion.essai.example/account/invitation");
        (await database.AskAsync<string>("select name || ' ' || insee_code || ' ' || time_zone || ' ' || holiday_region from territory", Stop)).ShouldBe("Ville de Lille 59350 Europe/Paris MAINLAND");
        (await database.AskAsync<string>("select operation || ' ' || actor_kind from journal_act", Stop)).ShouldBe("createTown SYSTEM");

        await using var program = StartedProgram.Start("Development", settings, "--urls", "http://127.0.0.1:0");
        // Over plain http, as only Development allows: outside it the cookies of a form ask for TLS.
        using var browser = new Browser(await program.AddressAsync());
        var page = await browser.FillAsync(link.PathAndQuery, Stop, ("NewPassword", SignIn.Password), ("Repeated", SignIn.Password));
        page.Status.ShouldBe(System.Net.HttpStatusCode.Redirect, page.Text);
        (await database.AskAsync<long>("select count(*) from account where activated_at is not null", Stop)).ShouldBe(1);
    }

    [Fact]
    public async Task The_same_administrator_twice_a_missing_answer_and_a_wrong_one_are_sentences_and_leave_nothing()
    {
        await using var database = await cluster.CreateDatabaseAsync();
        var settings = Settings(database);
        await using (var made = await StartedProgram.RunAsync("Production", settings, Asked)) made.ExitCode.ShouldBe(0);

        (await RefusedAsync(settings, Asked)).ShouldBe("Cette adresse e-mail sert déjà à un autre compte.");
        (await RefusedAsync(settings, Asked[..^2])).ShouldStartWith("Il manque --email. Il faut --name --insee");
        (await RefusedAsync(settings, [.. Asked, "--colour", "red"])).ShouldStartWith("« --colour » n'est pas attendu.");
        (await RefusedAsync(settings, [.. Asked, "--holidays", "MOON"])).ShouldStartWith("--holidays est l'un de MAINLAND, ALSACE_MOSELLE");
        (await RefusedAsync(settings, [.. Asked[..4], "5935", .. Asked[5..]])).ShouldStartWith("inseeCode : Le code INSEE");
        (await database.AskAsync<long>("select count(*) from territory", Stop)).ShouldBe(1);
    }

    private static async Task<string> RefusedAsync(Dictionary<string, string> settings, string[] asked)
    {
        await using var refused = await StartedProgram.RunAsync("Production", settings, asked);
        (refused.Output, refused.ExitCode).ShouldBe(("", 1));
        return refused.Errors;
    }

    /// <summary>What the program needs outside Development; a value made as Development makes it where nobody chooses one.</summary>
    private static Dictionary<string, string> Settings(TestDatabase database)
    {
        var settings = DeclaredSettings.All.Where(setting => setting.IsRequired)
            .ToDictionary(setting => setting.Variable, setting => setting.MadeInDevelopment?.Invoke() ?? "/dev/null");
        settings["ConnectionStrings__Inclusion"] = database.Application;
        settings[AccessSettings.Address.Variable] = "https://inclusion.essai.example/";
        settings["Jobs__Enabled"] = "false";
        return settings;
    }
}
