using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;

namespace Inclusion.Tests.Platform.Storage;

/// <summary>Holds EF's model beside the migrated database: the scripts are written by hand, so the two could drift apart.</summary>
internal static class ModelComparison
{
    /// <summary>Tables that the model only reads a part of; what writes them is SQL.</summary>
    private static readonly Dictionary<string, string> ReadInPart = new()
    {
        ["outbox"] = "leased and marked by SQL; the model shows the messages that wait for a person, which have a fault",
    };

    private sealed record Column(string Type, bool MayBeNull, bool HasDefault);

    /// <summary>Each disagreement about a table that the model maps: columns, types, nullability, primary key.</summary>
    public static async Task<List<string>> FindAsync(IRelationalModel model, NpgsqlConnection connection, CancellationToken stop)
    {
        var found = new List<string>();
        foreach (var table in model.Tables)
        {
            var columns = await ColumnsAsync(connection, table.Name, stop);
            if (columns.Count == 0) found.Add($"{table.Name} is in no script");
            if (columns.Count == 0) continue;
            var isPart = ReadInPart.ContainsKey(table.Name);
            found.AddRange(table.Columns.SelectMany(mapped => Compare(mapped, columns.GetValueOrDefault(mapped.Name), isPart)));
            found.AddRange(columns.Where(each => !isPart && !each.Value.HasDefault && table.FindColumn(each.Key) is null).Select(each => $"{table.Name}.{each.Key} is not in the model"));
            found.AddRange(CompareKeys(table, await KeyAsync(connection, table.Name, stop)));
        }

        return found;
    }

    private static IEnumerable<string> Compare(IColumn mapped, Column? kept, bool isPart)
    {
        var name = $"{mapped.Table.Name}.{mapped.Name}";
        if (kept is null) return [$"{name} is in no script"];
        var faults = new List<string>();
        if (kept.Type != FullName(mapped.StoreType)) faults.Add($"{name} is {kept.Type}, the model says {mapped.StoreType}");
        if (!isPart && kept.MayBeNull != mapped.IsNullable) faults.Add($"{name} {(kept.MayBeNull ? "may" : "may not")} be null, the model says otherwise");
        return faults;
    }

    /// <summary>The provider says « time » where the catalogue spells the type out.</summary>
    private static string FullName(string type) => type == "time" ? "time without time zone" : type;

    private static IEnumerable<string> CompareKeys(ITable table, string kept)
    {
        var mapped = string.Join(", ", table.PrimaryKey?.Columns.Select(column => column.Name) ?? []);
        return kept == mapped ? [] : [$"{table.Name} has the key ({kept}), the model says ({mapped})"];
    }

    private static async Task<Dictionary<string, Column>> ColumnsAsync(NpgsqlConnection connection, string table, CancellationToken stop)
    {
        await using var ask = new NpgsqlCommand("""
            select attname::text, format_type(atttypid, atttypmod), not attnotnull, atthasdef or attidentity <> '' or attgenerated <> ''
            from pg_attribute where attrelid = to_regclass($1) and attnum > 0 and not attisdropped
            """, connection);
        ask.Parameters.Add(new() { Value = table });
        await using var rows = await ask.ExecuteReaderAsync(stop);
        var columns = new Dictionary<string, Column>();
        while (await rows.ReadAsync(stop)) columns[rows.GetString(0)] = new Column(rows.GetString(1), rows.GetBoolean(2), rows.GetBoolean(3));
        return columns;
    }

    private static async Task<string> KeyAsync(NpgsqlConnection connection, string table, CancellationToken stop)
    {
        await using var ask = new NpgsqlCommand("""
            select coalesce(string_agg(a.attname, ', ' order by k.place), '') from pg_constraint c
            cross join unnest(c.conkey) with ordinality k (column_number, place)
            join pg_attribute a on a.attrelid = c.conrelid and a.attnum = k.column_number
            where c.conrelid = to_regclass($1) and c.contype = 'p'
            """, connection);
        ask.Parameters.Add(new() { Value = table });
        return await ask.ExecuteScalarAsync(stop) as string ?? "";
    }
}
