using System.Security.Cryptography;
using Inclusion.Platform.Access;
using Inclusion.Platform.Access.Accounts;
using Inclusion.Platform.Storage;
using Inclusion.Platform.Time;
using Inclusion.Territories;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Inclusion.Tests.Examples;

/// <summary>The town itself, three structures, a professional for each role, a second mediator, and a partner's program.</summary>
internal sealed class TerritoriesCast : IExampleCast
{
    private static readonly (string Name, string Given, string Family, Role Role, string Structure)[] People =
    [
        ("mediator", "Samia", "Haddad", Role.Mediator, "ccas"),
        ("mediator2", "Louis", "Bonnet", Role.Mediator, "library"),
        ("socialWorker", "Claire", "Dubois", Role.SocialWorker, "ccas"),
        ("reception", "Karim", "Slimani", Role.Reception, "ccas"),
        ("voucherManager", "Odile", "Petit", Role.VoucherManager, "ccas"),
        ("treasurer", "Théo", "Lambert", Role.Treasurer, "ccas"),
        ("coordinator", "Nadia", "Roussel", Role.Coordinator, "ccas"),
        ("privacyOfficer", "Paul", "Moreau", Role.PrivacyOfficer, "ccas"),
        ("administrator", "Agnès", "Ferrand", Role.Administrator, "ccas"),
    ];

    public int Order => 10;

    public async Task EnterAsync(ExampleTown town, IServiceProvider house, CancellationToken stop)
    {
        var (db, clock) = (house.GetRequiredService<InclusionDb>(), house.GetRequiredService<IClock>());
        await FoundAsync(town, db, stop);
        foreach (var (name, called, kind) in new[] { ("ccas", "CCAS", StructureKind.Ccas), ("library", "Médiathèque Jean-Lévy", StructureKind.Library), ("association", "Les Passerelles", StructureKind.Association) })
            town.Add($"structure.{name}", Kept(db, Structure.Open(town.Id, called, kind, null, null).Value).Id);
        foreach (var (name, given, family, role, structure) in People)
        {
            var person = Kept(db, Professional.Join(town.Id, given, family, $"{name}@{town.Id.Value:N}.example", [role]).Value);
            db.Add(new ProfessionalStructure(town.Id, person.Id, town.Of<StructureId>($"structure.{structure}")));
            town.Add($"professional.{name}", person.Id);
        }

        var client = PartnerClient.Admit(town.Id, town.Of<StructureId>("structure.association"), "Suivi des Passerelles", PartnerClientIds.New(), Scopes.All.Keys, clock.GetCurrentInstant());
        town.Add("partnerClient.association", Kept(db, client.Value).Id);
        await db.SaveChangesAsync(stop);
        await house.GetRequiredService<IPartnerCredentials>().CreateAsync(client.Value.Id, client.Value.ClientId, stop);
        await GiveSecondFactorAsync(town, house, clock, stop);
    }

    private static async Task FoundAsync(ExampleTown town, InclusionDb db, CancellationToken stop)
    {
        var founded = Territory.Found("Ville de Lille", "59350", "Europe/Paris", HolidayRegion.Mainland, town.Id.Value.ToString("N"), "03 20 49 50 50", "numerique@lille.example", town.Id).Value;
        db.Add(founded);
        await db.SaveChangesAsync(stop);
        town.Add("territory.town", founded.TerritoryId);
        town.AddText("territory.key", town.Id.Value.ToString("N"));
    }

    /// <summary>The second mediator has a telephone that makes codes; nobody signs in as them.</summary>
    private static async Task GiveSecondFactorAsync(ExampleTown town, IServiceProvider house, IClock clock, CancellationToken stop)
    {
        var person = town.Of<ProfessionalId>("professional.mediator2");
        var account = Account.Invite(town.Id, person, $"{person.Value:N}@lille.example", clock.GetCurrentInstant());
        account.Activate(clock.GetCurrentInstant());
        account.SetSecondFactor(house.GetRequiredService<SecondFactor>().Seal(account.Id, RandomNumberGenerator.GetBytes(20)), 0);
        var accounts = house.GetRequiredService<OperationAccess>().Db;
        accounts.Users.Add(account);
        await accounts.SaveChangesAsync(stop);
    }

    private static TNoun Kept<TNoun>(InclusionDb db, TNoun noun) where TNoun : class
    {
        db.Add(noun);
        return noun;
    }
}
