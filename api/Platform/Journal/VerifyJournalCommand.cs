using System.Diagnostics;
using System.Globalization;
using Inclusion.Platform.Commands;
using Inclusion.Platform.Storage;
using NodaTime;
using Npgsql;

namespace Inclusion.Platform.Journal;

/// <summary>
/// <c>dotnet run --project api -- verify-journal [--head NUMBER:HASH]…</c>: says whether the journal is whole, and else
/// which block is not. Exit code 0 when it is, 1 when it is not. A head is one that was sent by mail.
/// </summary>
[Command("verify-journal", "dit si le journal est entier, et sinon quel bloc ne l'est pas")]
public sealed class VerifyJournalCommand(IConfiguration configuration, AnchorFile anchor, IClock clock) : ICommand
{
    /// <remarks>It reads as the owner, which the migrator becomes: no other role sees every town.</remarks>
    public async Task<int> RunAsync(CommandCall call, CancellationToken stop)
    {
        if (ReadHeads(call.Arguments) is not { } heads)
        {
            await call.Output.WriteLineAsync("Forme attendue : verify-journal [--head NUMÉRO:EMPREINTE]…");
            return 2;
        }

        var builder = new NpgsqlDataSourceBuilder(Migrator.AsOwner(StorageSettings.Migrator.Require(configuration)).ConnectionString);
        builder.UseNodaTime();
        await using var source = builder.Build();
        await using var connection = await source.OpenConnectionAsync(stop);
        var watch = Stopwatch.StartNew();
        var verdict = await new JournalVerification(connection, anchor, clock).VerifyAsync(heads, stop);
        await call.Output.WriteLineAsync(Report(verdict, watch.Elapsed));
        return verdict.IsWhole ? 0 : 1;
    }

    private static string Report(JournalVerdict verdict, TimeSpan took) => string.Join(Environment.NewLine,
    [
        string.Create(CultureInfo.GetCultureInfo("fr-FR"),
            $"{verdict.Blocks:N0} blocs, {verdict.Sealed:N0} écritures conformes à leur bloc, {verdict.Unsealed:N0} en attente de scellement, {verdict.Dropped} mois supprimés à leur terme ({took.TotalSeconds:N2} s)."),
        .. verdict.Remarks.Select(remark => $"À savoir : {remark}"),
        .. verdict.Faults.Select(fault => $"DÉFAUT : {fault.What}"),
        verdict.IsWhole ? "Le journal est entier." : $"Le journal n'est pas entier : {verdict.Faults.Count} défaut(s).",
    ]);

    private static Dictionary<long, byte[]>? ReadHeads(IReadOnlyList<string> arguments)
    {
        var heads = new Dictionary<long, byte[]>();
        for (var at = 0; at < arguments.Count; at += 2)
        {
            if (arguments[at] != "--head" || at + 1 == arguments.Count || ReadHead(arguments[at + 1]) is not var (number, hash)) return null;
            heads[number] = hash;
        }

        return heads;
    }

    private static (long Number, byte[] Hash)? ReadHead(string text)
    {
        var words = text.Split(':');
        if (words.Length != 2 || words[1].Length != 64 || !words[1].All(char.IsAsciiHexDigit)) return null;
        return long.TryParse(words[0], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? (number, Convert.FromHexString(words[1])) : null;
    }
}
