using Inclusion.Platform.Access;
using NodaTime;
using Npgsql;

namespace Inclusion.Territories;

/// <summary>Tells sign-in what the town knows of its people and programs, each time in a transaction of that town.</summary>
public sealed class TownDirectoryQueries(NpgsqlDataSource source, IClock clock) : ITownDirectory
{
    private const string Staff = """
        select t.name, p.given_name, p.family_name, p.roles,
          array(select s.id from professional_structure ps join structure s on (s.territory_id, s.id) = (ps.territory_id, ps.structure_id)
                where (ps.territory_id, ps.professional_id) = (p.territory_id, p.id) and s.archived_at is null order by s.name, s.id),
          array(select s.name from professional_structure ps join structure s on (s.territory_id, s.id) = (ps.territory_id, ps.structure_id)
                where (ps.territory_id, ps.professional_id) = (p.territory_id, p.id) and s.archived_at is null order by s.name, s.id)
        from professional p join territory t using (territory_id)
        where p.territory_id = $1 and p.id = $2 and p.departed_at is null
        """;

    private const string Partner = "select structure_id, scopes from partner_client where territory_id = $1 and id = $2 and revoked_at is null";

    private const string Used = """
        update partner_client set last_used_at = $3
        where territory_id = $1 and id = $2 and (last_used_at is null or last_used_at < $3 - interval '1 minute')
        """;

    public Task<StaffMember?> FindStaffAsync(TerritoryId territory, ProfessionalId professional, CancellationToken stop) =>
        InTownAsync(territory, professional.Value, Staff, async reader => await reader.ReadAsync(stop) ? ReadStaff(reader) : null, [], stop);

    public Task<PartnerMember?> FindPartnerAsync(TerritoryId territory, PartnerClientId client, CancellationToken stop) =>
        InTownAsync(territory, client.Value, Partner, async reader => await reader.ReadAsync(stop)
            ? new PartnerMember(new StructureId(reader.GetGuid(0)), reader.GetFieldValue<string[]>(1))
            : null, [], stop);

    public Task NotePartnerUseAsync(TerritoryId territory, PartnerClientId client, CancellationToken stop) =>
        InTownAsync(territory, client.Value, Used, reader => Task.FromResult(reader.RecordsAffected), [clock.GetCurrentInstant()], stop);

    private static StaffMember ReadStaff(NpgsqlDataReader reader) => new(
        reader.GetString(0), reader.GetString(1), reader.GetString(2),
        [.. reader.GetFieldValue<string[]>(3).Select(RoleNames.Parse).OfType<Role>()],
        [.. reader.GetFieldValue<Guid[]>(4).Zip(reader.GetFieldValue<string[]>(5), (id, name) => new StaffStructure(new StructureId(id), name))]);

    private async Task<T> InTownAsync<T>(
        TerritoryId territory, Guid id, string sql, Func<NpgsqlDataReader, Task<T>> read, object[] more, CancellationToken stop)
    {
        await using var connection = await source.OpenConnectionAsync(stop);
        await using var transaction = await connection.BeginTransactionAsync(stop);
        await using (var name = new NpgsqlCommand("select set_config('inclusion.territory', $1, true)", connection, transaction))
        {
            name.Parameters.AddWithValue(territory.Value.ToString());
            await name.ExecuteNonQueryAsync(stop);
        }

        T found;
        await using (var command = new NpgsqlCommand(sql, connection, transaction))
        {
            foreach (var value in (object[])[territory.Value, id, .. more]) command.Parameters.AddWithValue(value);
            await using var reader = await command.ExecuteReaderAsync(stop);
            found = await read(reader);
        }

        await transaction.CommitAsync(stop);
        return found;
    }
}
