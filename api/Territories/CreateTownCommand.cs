using System.Buffers.Text;
using System.Data;
using System.Security.Cryptography;
using Inclusion.Platform;
using Inclusion.Platform.Access;
using Inclusion.Platform.Commands;
using Inclusion.Platform.Jobs;
using Inclusion.Platform.Journal;
using Inclusion.Platform.Storage;
using Inclusion.Platform.Time;

namespace Inclusion.Territories;

/// <summary>
/// The first day in production: makes a town, its first structure and its first administrator, whose invitation is printed
/// once, and mailed when mail is set up. The rest is done in the product.
/// </summary>
[Command("create-town", "crée une collectivité et son premier administrateur : --name --insee --sender --given-name --family-name --email [--telephone] [--time-zone] [--holidays] [--structure]")]
public sealed class CreateTownCommand(TownWork work) : ICommand
{
    private static readonly string[] Needed = ["name", "insee", "sender", "given-name", "family-name", "email"];
    private static readonly string[] Optional = ["telephone", "time-zone", "holidays", "structure"];

    public async Task<int> RunAsync(CommandCall call, CancellationToken stop)
    {
        var answers = Read(call.Arguments);
        var town = TownOf(answers);
        var administrator = Accepted(Professional.Join(town.TerritoryId, answers["given-name"], answers["family-name"], answers["email"], [Role.Administrator]));
        var structure = Accepted(Structure.Open(town.TerritoryId, answers.GetValueOrDefault("structure", "Mairie"), StructureKind.TownHall, null, null));

        var link = await work.RunAsync(town.TerritoryId, IsolationLevel.ReadCommitted, async house =>
        {
            var db = house.GetRequiredService<InclusionDb>();
            db.AddRange(town, structure, administrator, new ProfessionalStructure(town.TerritoryId, administrator.Id, structure.Id));
            await db.SaveChangesAsync(stop);
            var accounts = house.GetRequiredService<IAccounts>();
            if (await accounts.InviteAsync(administrator.Id, administrator.Email, stop) is { } refusal) throw new StartRefusedException(refusal.Message);

            var journal = house.GetRequiredService<OperationJournal>();
            journal.Concerns(administrator.Id);
            await journal.WriteActAsync("createTown", stop);
            return await accounts.InvitationLinkAsync(administrator.Id, stop);
        }, stop);

        await call.Output.WriteLineAsync($"« {town.Name} » est créée. L'invitation de son administrateur, bonne 7 jours, et montrée cette seule fois :");
        await call.Output.WriteLineAsync(link);
        return 0;
    }

    private static Dictionary<string, string> Read(IReadOnlyList<string> arguments)
    {
        var answers = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var at = 0; at < arguments.Count; at += 2)
        {
            var name = arguments[at].StartsWith("--", StringComparison.Ordinal) ? arguments[at][2..] : "";
            if (!Needed.Contains(name) && !Optional.Contains(name)) throw new StartRefusedException($"« {arguments[at]} » n'est pas attendu. {Usage}");
            if (at + 1 == arguments.Count || !answers.TryAdd(name, arguments[at + 1])) throw new StartRefusedException($"« --{name} » attend une valeur, une seule fois. {Usage}");
        }

        var missing = Needed.Except(answers.Keys).ToList();
        return missing.Count == 0 ? answers : throw new StartRefusedException($"Il manque {string.Join(", ", missing.Select(name => $"--{name}"))}. {Usage}");
    }

    private static string Usage => $"Il faut {string.Join(" ", Needed.Select(name => $"--{name}"))}, et il peut y avoir {string.Join(" ", Optional.Select(name => $"--{name}"))}.";

    private static Territory TownOf(Dictionary<string, string> answers) => Accepted(Territory.Found(
        answers["name"], answers["insee"], answers.GetValueOrDefault("time-zone", "Europe/Paris"), Holidays(answers.GetValueOrDefault("holidays", "MAINLAND")),
        Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16)), answers.GetValueOrDefault("telephone"), answers["sender"]));

    private static HolidayRegion Holidays(string name) =>
        Enum.GetValues<HolidayRegion>().Where(region => ConstantNameConverter<HolidayRegion>.NameOf(region) == name).Cast<HolidayRegion?>().FirstOrDefault()
        ?? throw new StartRefusedException($"--holidays est l'un de {string.Join(", ", Enum.GetValues<HolidayRegion>().Select(ConstantNameConverter<HolidayRegion>.NameOf))}.");

    private static T Accepted<T>(Outcome<T> outcome) where T : notnull => outcome.IsRefused
        ? throw new StartRefusedException(string.Join(Environment.NewLine, outcome.Refusals.Select(refusal => $"{string.Join(".", refusal.Path)} : {refusal.Message}")))
        : outcome.Value;
}
