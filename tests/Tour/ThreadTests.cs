using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Inclusion.Platform.Graph;
using Inclusion.Platform.Journal;
using Inclusion.Platform.Outgoing;
using Inclusion.Platform.Storage;
using Inclusion.Tests.Platform;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Npgsql;
using Shouldly;

namespace Inclusion.Tests.Tour;

/// <summary>The README's thread, from a seat in a market hall to the GRC, on the product as a newcomer finds it; then what the database kept of it.</summary>
public sealed partial class ThreadTests(TestCluster cluster)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_step_of_the_thread_does_what_the_README_says()
    {
        var folder = Directory.CreateTempSubdirectory("inclusion-thread-").FullName;
        var (memory, anchor, grc) = (Path.Combine(folder, "answers.json"), new AnchorFile(Path.Combine(folder, "anchors")), FreePort.Find());
        await using var program = await RunningProgram.StartAsync(cluster, seeded: true, also: services => services
            .AddSingleton(anchor).AddSingleton(_ => new OutgoingCalls(new OutgoingSettings(new HashSet<string> { $"127.0.0.1:{grc}" }))));
        var environment = new Dictionary<string, string>
        {
            ["INCLUSION_URL"] = program.Address.ToString().TrimEnd('/'),
            ["INCLUSION_TOUR"] = memory,
            ["INCLUSION_GRC"] = $"http://127.0.0.1:{grc}/demandes",
        };
        var commands = await ReadmeCommands.OfAsync("thread.mjs");
        commands.Count.ShouldBe(8);
        foreach (var command in commands) await ReadmeCommands.PasteAsync(command, environment);

        var answers = JsonDocument.Parse(await File.ReadAllTextAsync(memory, Stop)).RootElement;
        await NothingSecretIsReadableAsync(program.Database, answers);
        await EachOnceAsync(program.Database, IdOf(answers.GetProperty("redeemed").GetProperty("redeemVoucher").GetProperty("redemption")));
        await EveryStepIsJournalledAsync(program.Database);
        await JournalIsWholeAsync(program, anchor);
    }

    /// <summary>Codes, as hashes under a key; the signature, sealed; the link of the receipt, as a hash. The title of the session shows that the search finds.</summary>
    private static async Task NothingSecretIsReadableAsync(TestDatabase database, JsonElement answers)
    {
        var codes = answers.GetProperty("sheet").EnumerateArray().Select(each => each.GetString() ?? "").ToList();
        codes.Count.ShouldBe(5);
        var link = (answers.GetProperty("link").GetString() ?? "").Split('/')[^1];
        foreach (var secret in (string[])["M 10 40 L 30 20", link, .. codes, .. codes.Select(code => code.Replace("-", "", StringComparison.Ordinal)[..^1])])
            (await TablesHoldingAsync(database, secret)).ShouldBeEmpty(secret);
        (await TablesHoldingAsync(database, "Premiers pas sous la halle")).ShouldBe(["outreach_session"]);
        (await database.AskAsync<long>("select count(*) from mandate where sealed_signature is not null and text_sha256 is not null and text_version > 0", Stop)).ShouldBeGreaterThan(0);
    }

    /// <summary>The global id that an answer holds, as the database keeps it.</summary>
    private static Guid IdOf(JsonElement answered) =>
        GlobalId.Parse(answered.GetProperty("id").GetString() ?? "")?.Value ?? throw new InvalidOperationException("The answer holds no global id.");

    private static async Task EachOnceAsync(TestDatabase database, Guid redemption)
    {
        var voucher = $"select voucher_id from redemption where id = '{redemption}'";
        (await database.AskAsync<long>($"select count(*) from redemption where voucher_id = ({voucher})", Stop)).ShouldBe(1);
        (await database.AskAsync<string>($"select string_agg(state, ' ' order by step) from voucher_ledger where voucher_id = ({voucher})", Stop))
            .ShouldBe("AVAILABLE RESERVED AVAILABLE RESERVED REDEEMED CLAIMED REIMBURSED");
        (await database.AskAsync<string>("select string_agg(state, ' ') from grc_request where reference = 'GRC-2026-17'", Stop)).ShouldBe("DONE");
        (await database.AskAsync<long>("select count(*) from assisted_procedure where mode = 'I_DO' and theme = 'SOCIAL_HEALTH' and recorded_at > now() - interval '1 hour'", Stop)).ShouldBe(0);
        (await database.AskAsync<long>("select count(*) from assisted_procedure where title = 'Relance du bailleur'", Stop)).ShouldBe(0);
    }

    /// <summary>Each mutation of the steps that was not to be refused, as often as it was asked; what the clock, the GRC and Lucien did by his link; what was read of him.</summary>
    private static async Task EveryStepIsJournalledAsync(TestDatabase database)
    {
        var steps = Directory.EnumerateFiles(Path.Combine(RepositoryRoot.Path ?? "", "schema", "tour", "thread"), "*.graphql", SearchOption.AllDirectories).Select(File.ReadAllText)
            .Where(step => step.Contains("\nmutation ", StringComparison.Ordinal) && !step.Contains("\n# refused:", StringComparison.Ordinal))
            .Select(step => (UseCase: UseCase().Match(step).Groups[1].Value, Times: Repeat().Match(step) is { Success: true } repeat ? int.Parse(repeat.Groups[1].Value, CultureInfo.InvariantCulture) : 1))
            .Concat([(UseCase: "deliverGrcRequest", Times: 1), (UseCase: "grcCallback", Times: 2), (UseCase: "withdrawMandateByLink", Times: 1)])
            .GroupBy(step => step.UseCase).ToDictionary(same => same.Key, same => (long)same.Sum(step => step.Times));
        steps.Count.ShouldBeGreaterThan(20);
        foreach (var (useCase, times) in steps)
            (await database.AskAsync<long>($"select count(*) from journal_act where operation = '{useCase}'", Stop)).ShouldBe(times, useCase);
        (await database.AskAsync<long>("select count(*) from journal_reading where operation = 'voucherSheetPage'", Stop)).ShouldBe(1);
        (await database.AskAsync<long>("select count(*) from journal_reading where actor_kind = 'PARTNER_CLIENT'", Stop)).ShouldBe(1);
    }

    /// <summary>As <c>verify-journal</c> does, once all that was done is sealed.</summary>
    private static async Task JournalIsWholeAsync(RunningProgram program, AnchorFile anchor)
    {
        await program.Services.GetRequiredService<JournalSealer>().SealAsync(Stop);
        var builder = new NpgsqlDataSourceBuilder(Migrator.AsOwner(program.Database.Migrating).ConnectionString);
        builder.UseNodaTime();
        await using var source = builder.Build();
        await using var connection = await source.OpenConnectionAsync(Stop);
        var verdict = await new JournalVerification(connection, anchor, SystemClock.Instance).VerifyAsync(new Dictionary<long, byte[]>(), Stop);
        verdict.Faults.ShouldBeEmpty();
        verdict.Sealed.ShouldBeGreaterThan(40);
    }

    /// <summary>The tables of which a row, in letters or in bytes, holds a text.</summary>
    private static async Task<IReadOnlyList<string>> TablesHoldingAsync(TestDatabase database, string text)
    {
        await using var connection = await database.Looking.OpenConnectionAsync(Stop);
        await using var names = new NpgsqlCommand("select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind in ('r', 'p') and not c.relispartition and n.nspname not like 'pg\\_%' and n.nspname = any(current_schemas(false)) order by 1", connection);
        var tables = new List<string>();
        await using (var reader = await names.ExecuteReaderAsync(Stop)) while (await reader.ReadAsync(Stop)) tables.Add(reader.GetString(0));
        tables.Count.ShouldBeGreaterThan(40);

        var holding = new List<string>();
        foreach (var table in tables)
        {
            await using var search = new NpgsqlCommand($"select exists (select from \"{table}\" each where strpos(to_jsonb(each)::text, $1) > 0 or strpos(to_jsonb(each)::text, encode(convert_to($1, 'UTF8'), 'hex')) > 0)", connection);
            search.Parameters.Add(new() { Value = text });
            if (await search.ExecuteScalarAsync(Stop) is true) holding.Add(table);
        }

        return holding;
    }

    [GeneratedRegex(@"\{\s*(\w+)\(input")]
    private static partial Regex UseCase();

    [GeneratedRegex(@"^# repeat: (\d+)$", RegexOptions.Multiline)]
    private static partial Regex Repeat();
}
