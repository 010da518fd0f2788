using Inclusion.Platform.Settings;
using Shouldly;

namespace Inclusion.Tests.Platform.Journal;

/// <summary>The command as an auditor runs it: in a process of its own, by its exit code and what it prints.</summary>
public sealed class VerifyJournalCommandTests(TestCluster cluster) : IAsyncLifetime
{
    private JournalCase? _case;

    private JournalCase Case => _case ?? throw new InvalidOperationException();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _case = await JournalCase.OpenAsync(cluster);
        await Case.FillAsync(4);
    }

    [Fact]
    public async Task A_whole_journal_is_said_to_be_whole_and_a_tampered_one_names_its_block()
    {
        await using var whole = await RunAsync();
        (whole.Errors, whole.ExitCode).ShouldBe(("", 0));
        whole.Output.ShouldStartWith("2 blocs, 8 écritures conformes à leur bloc, 0 en attente de scellement, 0 mois supprimés à leur terme (");
        whole.Output.ShouldEndWith("\nLe journal est entier.");

        await Case.TamperAsync("update journal_reading set origin = '192.0.2.99'");
        await using var tampered = await RunAsync();
        tampered.ExitCode.ShouldBe(1);
        tampered.Output.ShouldContain("\nDÉFAUT : Bloc 2 (journal_reading_");
        tampered.Output.ShouldEndWith("\nLe journal n'est pas entier : 1 défaut(s).");
    }

    [Fact]
    public async Task A_head_that_was_sent_by_mail_tells_of_a_tail_that_was_cut_with_its_anchors()
    {
        var head = (await Case.Sealer.HeadAsync(Stop)).ShouldNotBeNull();
        var sent = $"{head.Number}:{Convert.ToHexStringLower(head.Hash)}";
        await using var whole = await RunAsync("--head", sent);
        whole.ExitCode.ShouldBe(0);

        await Case.TamperAsync("truncate journal_act, journal_reading, journal_block");
        File.Delete(Case.Anchor.Path);
        await using var cut = await RunAsync("--head", sent);
        cut.ExitCode.ShouldBe(1);
        cut.Output.ShouldContain("DÉFAUT : La fin de la chaîne est coupée : le bloc 2 est ancré, la base s'arrête au bloc 0.");
    }

    [Theory]
    [InlineData("--head"), InlineData("--head", "12"), InlineData("--head", "x:00"), InlineData("all")]
    public async Task A_wrong_call_is_told_its_form(params string[] arguments)
    {
        await using var program = await RunAsync(arguments);
        program.ExitCode.ShouldBe(2);
        program.Output.ShouldBe("Forme attendue : verify-journal [--head NUMÉRO:EMPREINTE]…");
    }

    public ValueTask DisposeAsync() => _case?.DisposeAsync() ?? default;

    private Task<StartedProgram> RunAsync(params string[] arguments)
    {
        var settings = DeclaredSettings.All.Where(setting => setting.IsRequired).ToDictionary(setting => setting.Variable, setting => setting.MadeInDevelopment?.Invoke() ?? "unused");
        settings["ConnectionStrings__Inclusion"] = Case.Database.Application;
        settings["ConnectionStrings__InclusionMigrator"] = Case.Database.Migrating;
        settings["Access__PublicAddress"] = "https://inclusion.example/";
        settings["Journal__AnchorFile"] = Case.Anchor.Path;
        return StartedProgram.RunAsync("Production", settings, ["verify-journal", .. arguments]);
    }
}
