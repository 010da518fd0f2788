using Shouldly;

namespace Inclusion.Tests.Platform.Journal;

/// <summary>What a superuser with the triggers switched off does to a sealed journal is found, and where.</summary>
public sealed class TamperingTests(TestCluster cluster) : IAsyncLifetime
{
    private JournalCase? _case;

    private JournalCase Case => _case ?? throw new InvalidOperationException();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>Three turns: blocks 1 (acts) and 2 (readings), 3 and 4, 5 and 6; four entries in each.</summary>
    public async ValueTask InitializeAsync()
    {
        _case = await JournalCase.OpenAsync(cluster);
        for (var turn = 0; turn < 3; turn++) await Case.FillAsync(4);
    }

    [Fact]
    public async Task A_journal_that_nobody_touched_is_whole()
    {
        await Case.OperateAsync(JournalCase.Here, "bookAppointment");
        var verdict = await Case.VerifyAsync();
        verdict.Faults.ShouldBeEmpty();
        verdict.Remarks.ShouldBeEmpty();
        (verdict.Blocks, verdict.Sealed, verdict.Unsealed).ShouldBe((6, 24, 1));
    }

    [Theory]
    [InlineData("operation = 'cancelAppointment'")]
    [InlineData("actor_id = gen_random_uuid()")]
    [InlineData("actor_id = null")]
    [InlineData("actor_kind = 'SYSTEM'")]
    [InlineData("happened_at = happened_at + interval '1 microsecond'")]
    [InlineData("territory_id = gen_random_uuid()")]
    [InlineData("structure_id = null")]
    [InlineData("origin = '192.0.2.8'")]
    [InlineData("id = gen_random_uuid()")]
    [InlineData("subject_ids = array[gen_random_uuid()]")]
    [InlineData("subject_nouns = array['Resident']")]
    public async Task An_edited_entry_is_found(string change)
    {
        (await Case.TamperAsync($"update journal_act set {change} where position = (select min(position) from journal_act where position > (select to_position from journal_block where number = 1))")).ShouldBe(1);
        (await FaultsAsync()).ShouldBe(["Bloc 3 : au moins une écriture modifiée."]);
    }

    [Fact]
    public async Task A_deleted_entry_is_found()
    {
        await Case.TamperAsync("delete from journal_reading where position = (select max(position) from journal_reading)");
        (await FaultsAsync()).ShouldBe(["Bloc 6 : 1 écriture(s) supprimée(s)."]);
    }

    [Fact]
    public async Task An_entry_slipped_into_a_sealed_block_is_found()
    {
        await Case.TamperAsync(Copy("journal_act", "2"));
        (await FaultsAsync()).ShouldBe(["Bloc 1 : 1 écriture(s) insérée(s)."]);
    }

    [Fact]
    public async Task An_entry_slipped_beside_the_blocks_is_found()
    {
        await Case.TamperAsync("insert into journal_act select territory_id, id, 1, '2020-01-15', operation, actor_kind, actor_id, structure_id, origin, subject_ids, subject_nouns from journal_act limit 1");
        (await FaultsAsync()).ShouldBe(["journal_act_default : l'écriture de position 1 n'appartient à aucun bloc (insérée après coup)."]);
    }

    [Fact]
    public async Task An_emptied_register_is_found()
    {
        await Case.TamperAsync("truncate journal_reading");
        (await FaultsAsync()).ShouldBe(["Bloc 2 : 4 écriture(s) supprimée(s).", "Bloc 4 : 4 écriture(s) supprimée(s).", "Bloc 6 : 4 écriture(s) supprimée(s)."]);
    }

    [Fact]
    public async Task A_block_whose_header_was_changed_is_found()
    {
        await Case.TamperAsync("update journal_block set entries = 3 where number = 3; delete from journal_act where position = (select min(position) from journal_act where position > (select to_position from journal_block where number = 1))");
        (await FaultsAsync()).ShouldContain("Bloc 3 : son en-tête a été modifié.");
    }

    [Fact]
    public async Task A_block_taken_out_of_the_chain_is_found()
    {
        await Case.TamperAsync("delete from journal_block where number = 4");
        var faults = await FaultsAsync();
        faults.ShouldContain("Bloc 5 : le bloc 4 manque.");
        faults.ShouldContain("Bloc 5 : il ne suit pas le bloc précédent (chaîne rompue).");
    }

    [Fact]
    public async Task A_cut_tail_is_found_by_the_anchor()
    {
        await Case.TamperAsync("delete from journal_act where position > (select to_position from journal_block where number = 3)");
        await Case.TamperAsync("delete from journal_reading where position > (select to_position from journal_block where number = 4)");
        await Case.TamperAsync("delete from journal_block where number > 4");
        (await FaultsAsync()).ShouldBe(["La fin de la chaîne est coupée : le bloc 6 est ancré, la base s'arrête au bloc 4."]);
    }

    [Fact]
    public async Task A_tail_that_was_cut_and_sealed_anew_is_found_by_the_anchor()
    {
        await Case.TamperAsync("delete from journal_reading where position = (select max(position) from journal_reading)");
        await Case.TamperAsync("delete from journal_block where number > 4");
        await Case.Sealer.SealAsync(Stop);
        var faults = await FaultsAsync();
        faults.ShouldContain("Bloc 5 : il n'est pas celui qui a été ancré (chaîne réécrite).");
        faults.ShouldContain("Bloc 6 : il n'est pas celui qui a été ancré (chaîne réécrite).");
    }

    [Fact]
    public async Task A_journal_without_its_anchor_is_not_whole()
    {
        File.Delete(Case.Anchor.Path);
        (await FaultsAsync()).ShouldBe(["Le fichier d'ancrage est absent : une fin coupée ne se verrait pas."]);
    }

    [Fact]
    public async Task A_line_taken_out_of_the_anchor_is_found_and_a_line_cut_by_a_full_disk_is_anchored_again()
    {
        var lines = await File.ReadAllLinesAsync(Case.Anchor.Path, Stop);
        lines.Length.ShouldBe(6);
        await File.WriteAllTextAsync(Case.Anchor.Path, string.Join('\n', lines[..5]) + "\n" + lines[5][..20], Stop);
        await Case.Sealer.SealAsync(Stop);
        var verdict = await Case.VerifyAsync();
        verdict.Faults.ShouldBeEmpty();
        verdict.Remarks.ShouldBe(["1 ligne(s) du fichier d'ancrage ne se lisent pas."]);

        await File.WriteAllLinesAsync(Case.Anchor.Path, [.. lines[..2], .. lines[3..]], Stop);
        (await FaultsAsync()).ShouldBe(["Bloc 3 : il n'est pas ancré."]);
    }

    [Fact]
    public async Task An_entry_that_claims_to_be_old_is_pointed_out()
    {
        await Case.TamperAsync(Copy("journal_act", "nextval('journal_position')", "happened_at - interval '2 hours'"));
        await Case.Sealer.SealAsync(Stop);
        var verdict = await Case.VerifyAsync();
        verdict.Faults.ShouldBeEmpty();
        verdict.Remarks.Single().ShouldEndWith("1 écriture(s) portent une heure antérieure de plus d'une heure à leur scellement.");
    }

    public ValueTask DisposeAsync() => _case?.DisposeAsync() ?? default;

    private static string Copy(string table, string position, string happenedAt = "happened_at") => $"""
        insert into {table} select territory_id, gen_random_uuid(), {position}, {happenedAt}, operation, actor_kind, actor_id, structure_id, origin, subject_ids, subject_nouns
        from {table} order by position limit 1
        """;

    /// <summary>The faults without the place in brackets, which holds the month and the positions.</summary>
    private async Task<List<string>> FaultsAsync() =>
        [.. (await Case.VerifyAsync()).Faults.Select(fault => System.Text.RegularExpressions.Regex.Replace(fault.What, @"(?<=^Bloc \d+) \(.*?\)", ""))];
}
