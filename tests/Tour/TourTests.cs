using System.Text.Json;
using Inclusion.Tests.Platform;
using Shouldly;

namespace Inclusion.Tests.Tour;

/// <summary>The five-minute tour of the README, command by command, on the product as a newcomer finds it.</summary>
public sealed class TourTests(TestCluster cluster)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_command_of_the_tour_does_what_the_README_says()
    {
        await using var program = await RunningProgram.StartAsync(cluster, seeded: true);
        var memory = Path.Combine(Directory.CreateTempSubdirectory("inclusion-tour-").FullName, "answers.json");
        var environment = new Dictionary<string, string> { ["INCLUSION_URL"] = program.Address.ToString().TrimEnd('/'), ["INCLUSION_TOUR"] = memory };
        var commands = await ReadmeCommands.OfAsync("ask.mjs");
        commands.Count.ShouldBeGreaterThan(15);

        var said = new Dictionary<string, string>();
        foreach (var command in commands) said[$"{said.Count}: {command}"] = await ReadmeCommands.PasteAsync(command, environment);

        said.Single(each => each.Key.EndsWith("8-honoured", StringComparison.Ordinal)).Value.ShouldContain("HONOURED");
        var own = said.Single(each => each.Key.EndsWith("11-own", StringComparison.Ordinal)).Value;
        own.ShouldContain("\"state\": \"PLANNED\"");
        own.ShouldContain("\"contentWithheldBecause\": \"PRESCRIBER\"");
        await CalendarFollowsAsync(program);
    }

    /// <summary>What left for Marie, as two calendars that others wrote read it: agreed, at another hour, gone.</summary>
    private static async Task CalendarFollowsAsync(RunningProgram program)
    {
        using var http = new HttpClient { BaseAddress = program.Address };
        var names = Directory.EnumerateFiles(program.MailFolder, "*.eml").Select(Path.GetFileName).OfType<string>().Order(StringComparer.Ordinal).ToList();
        var invites = new List<string>();
        foreach (var name in names) invites.Add(await http.GetStringAsync(new Uri($"dev/mailbox/{name}/invite", UriKind.Relative), Stop));
        var forMarie = invites.Where(invite => invite.Replace("\r\n ", "", StringComparison.Ordinal).Contains("mailto:marie.delattre@", StringComparison.Ordinal)).ToArray();
        forMarie.Length.ShouldBe(3);

        var seen = JsonDocument.Parse(await NodeProgram.RunAsync("read-invites.mjs", Stop, JsonSerializer.Serialize(forMarie))).RootElement.EnumerateArray().ToList();
        foreach (var reader in (string[])["icalJs", "nodeIcal"])
        {
            var read = seen.Select(each => each.GetProperty(reader)).ToList();
            read.Select(each => $"{each.GetProperty("method")} {each.GetProperty("sequence")} {each.GetProperty("status")}")
                .ShouldBe(["REQUEST 0 CONFIRMED", "REQUEST 1 CONFIRMED", "CANCEL 2 CANCELLED"]);
            read.Select(each => each.GetProperty("uid").GetString()).Distinct().Count().ShouldBe(1);
            read[1].GetProperty("start").GetString().ShouldNotBe(read[0].GetProperty("start").GetString());
            read[2].GetProperty("start").GetString().ShouldBe(read[1].GetProperty("start").GetString());
        }
    }
}
