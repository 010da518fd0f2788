using Inclusion.Platform.Access;
using Npgsql;

namespace Inclusion.Tests.Platform.Access;

/// <summary>A town with two structures, written as the superuser.</summary>
public sealed class TestTown(TestDatabase database)
{
    public TerritoryId Id { get; } = TerritoryId.New();
    public StructureId Library { get; } = StructureId.New();
    public StructureId SocialCentre { get; } = StructureId.New();

    public static async Task<TestTown> MakeAsync(TestDatabase database, CancellationToken stop)
    {
        var town = new TestTown(database);
        await town.RunAsync("""
            insert into territory (territory_id, name, insee_code, time_zone, holiday_region, public_key, sender_address)
            values ($1, 'Ville d’Essai', '75056', 'Europe/Paris', 'MAINLAND', replace($1::text, '-', ''), 'inclusion@essai.example')
            """, stop, town.Id.Value);
        await town.RunAsync("insert into structure (territory_id, id, name, kind) values ($1, $2, 'Médiathèque', 'TOWN_SERVICE'), ($1, $3, 'CCAS', 'TOWN_SERVICE')",
            stop, town.Id.Value, town.Library.Value, town.SocialCentre.Value);
        return town;
    }

    /// <summary>Somebody who works in the social centre and the library (in this order by name), with these roles.</summary>
    public async Task<ProfessionalId> EngageAsync(string email, CancellationToken stop, params Role[] roles)
    {
        var id = ProfessionalId.New();
        await RunAsync("insert into professional (territory_id, id, given_name, family_name, email, roles) values ($1, $2, 'Maud', 'Lenoir', $3, $4)",
            stop, Id.Value, id.Value, email, roles.Select(RoleNames.NameOf).ToArray());
        await RunAsync("insert into professional_structure (territory_id, professional_id, structure_id) values ($1, $2, $3), ($1, $2, $4)",
            stop, Id.Value, id.Value, SocialCentre.Value, Library.Value);
        return id;
    }

    public async Task<PartnerClientId> AdmitAsync(string clientId, CancellationToken stop, params string[] scopes)
    {
        var id = PartnerClientId.New();
        await RunAsync("insert into partner_client (territory_id, id, structure_id, name, client_id, scopes, created_at) values ($1, $2, $3, 'Association', $4, $5, now())",
            stop, Id.Value, id.Value, SocialCentre.Value, clientId, scopes);
        return id;
    }

    public Task RunAsync(string sql, CancellationToken stop, params object[] values) => database.RunAsync(sql, stop, values);
}
