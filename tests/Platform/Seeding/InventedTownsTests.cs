using Inclusion.Platform.Seeding;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;

namespace Inclusion.Tests.Platform.Seeding;

/// <summary>The towns that a newcomer finds.</summary>
public sealed class InventedTownsTests(TestCluster cluster)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_town_that_is_missing_is_loaded_and_one_that_is_there_is_left_alone()
    {
        await using var program = await RunningProgram.StartAsync(cluster, seeded: true);
        (await CountAsync(program)).ShouldBe(2);
        var root = CopyOfTowns();
        var towns = ActivatorUtilities.CreateInstance<InventedTowns>(program.Services, root);

        await towns.LoadAsync(Stop);
        (await CountAsync(program)).ShouldBe(2);
        CopyAs(root, "2-port-aux-mouettes", "3-trois-ponts");
        (await towns.LoadAsync(Stop)).Count.ShouldBe(3);
        (await CountAsync(program)).ShouldBe(3);
    }

    [Fact]
    public async Task Beside_a_town_that_is_not_invented_nothing_is_loaded_and_no_demo_sign_in_is_told()
    {
        await using var program = await RunningProgram.StartAsync(cluster, seeded: true);
        var root = Directory.CreateTempSubdirectory("inclusion-towns-").FullName;
        CopyAs(InventedTowns.CommittedFolder, "2-port-aux-mouettes", "3-trois-ponts", root);
        var towns = ActivatorUtilities.CreateInstance<InventedTowns>(program.Services, root);

        (await towns.LoadAsync(Stop)).ShouldBeEmpty();

        (await CountAsync(program)).ShouldBe(2);
    }

    private static Task<long> CountAsync(RunningProgram program) => program.Database.AskAsync<long>("select count(*) from territory", Stop);

    private static string CopyOfTowns()
    {
        var root = Directory.CreateTempSubdirectory("inclusion-towns-").FullName;
        foreach (var town in Directory.EnumerateDirectories(InventedTowns.CommittedFolder).Select(Path.GetFileName).OfType<string>())
            CopyAs(InventedTowns.CommittedFolder, town, town, root);
        return root;
    }

    /// <summary>The same town under another name, its addresses too.</summary>
    private static void CopyAs(string from, string town, string name, string? to = null)
    {
        var folder = Directory.CreateDirectory(Path.Combine(to ?? from, name)).FullName;
        foreach (var file in Directory.EnumerateFiles(Path.Combine(from, town)))
            File.WriteAllText(Path.Combine(folder, Path.GetFileName(file)), File.ReadAllText(file).Replace(town[2..], name[2..], StringComparison.Ordinal));
    }
}
