using Inclusion.Platform.Access;
using Inclusion.Platform.Seeding;
using Inclusion.Platform.Storage;
using Inclusion.Platform.Time;
using NodaTime;

namespace Inclusion.Territories;

/// <summary>The invented town itself, its structures, its people and their demo sign-ins, its partners' programs.</summary>
public sealed class TerritoriesSeed(InclusionDb db, Actor actor, DemoAccounts accounts, IPartnerCredentials credentials, IClock clock) : IRoomSeed
{
    public int Order => 10;

    public async Task EnterAsync(SeedTown town, CancellationToken stop)
    {
        var file = await town.ReadAsync<TownFile>("territories.json", stop);
        var id = await FoundAsync(file.Town, stop);
        foreach (var row in file.Structures)
        {
            var structure = SeedTown.Accepted(Structure.Open(id, row.Name, row.Kind, row.Telephone, row.Address), row.Key);
            town.Name(row.Key, structure.Id);
            db.Add(structure);
        }

        await db.SaveChangesAsync(stop);
        foreach (var row in file.Professionals) await JoinAsync(town, id, row, stop);
        foreach (var row in file.PartnerClients ?? [])
        {
            var client = SeedTown.Accepted(PartnerClient.Admit(id, town.Of<StructureId>(row.Structure), row.Name, PartnerClientIds.New(), row.Scopes, clock.GetCurrentInstant()), row.Key);
            town.Name(row.Key, client.Id);
            db.Add(client);
            await db.SaveChangesAsync(stop);
            await credentials.CreateAsync(client.Id, client.ClientId, stop);
        }

        var signIns = (await town.SignInsAsync(stop)).People.Select(person => person.Email).ToHashSet();
        foreach (var row in file.Professionals.Where(row => signIns.Contains(row.Email)))
            await accounts.AddAsync(town.Of<ProfessionalId>(row.Key), row.Email, stop);
    }

    private async Task<TerritoryId> FoundAsync(TownRow row, CancellationToken stop)
    {
        var town = SeedTown.Accepted(
            Territory.Found(row.Name, row.InseeCode, row.TimeZone, row.HolidayRegion, row.PublicKey, row.Telephone, row.SenderAddress, actor.Territory), row.Name);
        db.Add(town);
        await db.SaveChangesAsync(stop);
        return town.TerritoryId;
    }

    private async Task JoinAsync(SeedTown town, TerritoryId id, PersonRow row, CancellationToken stop)
    {
        var person = SeedTown.Accepted(Professional.Join(id, row.GivenName, row.FamilyName, row.Email, row.Roles), row.Key);
        town.Name(row.Key, person.Id);
        db.Add(person);
        await db.SaveChangesAsync(stop);
        db.AddRange(row.Structures.Select(key => new ProfessionalStructure(id, person.Id, town.Of<StructureId>(key))));
        await db.SaveChangesAsync(stop);
    }

    private sealed record TownFile(TownRow Town, IReadOnlyList<StructureRow> Structures, IReadOnlyList<PersonRow> Professionals, IReadOnlyList<ClientRow>? PartnerClients);
    private sealed record TownRow(string Name, string InseeCode, string TimeZone, HolidayRegion HolidayRegion, string PublicKey, string Telephone, string SenderAddress);
    private sealed record StructureRow(string Key, string Name, StructureKind Kind, string? Telephone, string? Address);
    private sealed record PersonRow(string Key, string GivenName, string FamilyName, string Email, IReadOnlyList<Role> Roles, IReadOnlyList<string> Structures);
    private sealed record ClientRow(string Key, string Structure, string Name, IReadOnlyList<string> Scopes);
}
