using Inclusion.Platform.Access;
using Npgsql;

namespace Inclusion.Platform.Storage;

/// <summary>Finds the town of an address that nobody signs in to: links, callbacks.</summary>
public static class TownKeys
{
    /// <param name="key">The town's opaque key, as the address gave it.</param>
    /// <returns>Null when no town has this key.</returns>
    public static async Task<TerritoryId?> FindTownAsync(this NpgsqlDataSource source, string key, CancellationToken stop)
    {
        await using var find = source.CreateCommand("select town_of_key($1)");
        find.Parameters.Add(new NpgsqlParameter<string> { TypedValue = key });
        return await find.ExecuteScalarAsync(stop) is Guid town ? new TerritoryId(town) : null;
    }
}
