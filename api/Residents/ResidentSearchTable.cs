using Inclusion.Platform.Storage;
using Npgsql;
using NpgsqlTypes;

namespace Inclusion.Residents;

/// <summary>Runs the searches that PostgreSQL carries out under the search role (<c>find_residents</c>, <c>probable_duplicates</c>), in the operation's town.</summary>
public static class ResidentSearchTable
{
    /// <summary>Up to one more than may be shown, by name.</summary>
    public static async Task<IReadOnlyList<ResidentId>> FindResidentsAsync(this Unit unit, ResidentSearch search, CancellationToken stop)
    {
        await using var find = unit.Command("select find_residents($1, $2, $3, $4, $5)");
        find.Parameters.Add(Text(search.Name));
        find.Parameters.Add(Text(search.OtherName));
        find.Parameters.Add(Year(search.BirthYear));
        find.Parameters.Add(Text(search.Telephone));
        find.Parameters.Add(Text(search.Email is null ? null : Like.Literal(search.Email) + (search.Email.Contains('@', StringComparison.Ordinal) ? "" : "%@")));
        return await ReadAsync(find, stop);
    }

    /// <summary>Who a person to be recorded probably is already, the likeliest first.</summary>
    public static async Task<IReadOnlyList<ResidentId>> ProbableDuplicatesAsync(
        this Unit unit, ResidentPerson person, IEnumerable<Reach> reaches, CancellationToken stop)
    {
        await using var find = unit.Command("select probable_duplicates($1, $2, $3, $4)");
        find.Parameters.Add(Text(person.GivenName));
        find.Parameters.Add(Text(person.FamilyName));
        find.Parameters.Add(Year(person.BirthYear));
        find.Parameters.Add(new() { Value = reaches.Where(reach => reach.Kind is not ContactKind.Postal).Select(reach => reach.Value).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text });
        return await ReadAsync(find, stop);
    }

    private static async Task<IReadOnlyList<ResidentId>> ReadAsync(NpgsqlCommand find, CancellationToken stop)
    {
        var found = new List<ResidentId>();
        await using var rows = await find.ExecuteReaderAsync(stop);
        while (await rows.ReadAsync(stop)) found.Add(new ResidentId(rows.GetGuid(0)));
        return found;
    }

    private static NpgsqlParameter Text(string? value) => new() { Value = (object?)value ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text };
    private static NpgsqlParameter Year(int? value) => new() { Value = (object?)value ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Integer };
}
