using System.Xml.Linq;
using Inclusion.Platform.Storage;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Npgsql;

namespace Inclusion.Platform.Access;

/// <summary>
/// Where DataProtection keeps its ring: one for all nodes. By plain SQL: the ring is read before the program answers, and
/// building the model of the accounts' tables for it took a third of the start.
/// </summary>
/// <remarks>The interface knows no asynchronous way; the ring is read at the start and once a day.</remarks>
public sealed class RingTable([FromKeyedServices(StorageInspection.Pool)] NpgsqlDataSource source) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var read = source.CreateCommand("select xml from data_protection_key order by id");
        using var rows = read.ExecuteReader();
        var keys = new List<XElement>();
        while (rows.Read()) keys.Add(XElement.Parse(rows.GetString(0)));
        return keys;
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var write = source.CreateCommand("insert into data_protection_key (friendly_name, xml) values ($1, $2)");
        write.Parameters.Add(new NpgsqlParameter<string> { TypedValue = friendlyName });
        write.Parameters.Add(new NpgsqlParameter<string> { TypedValue = element.ToString(SaveOptions.DisableFormatting) });
        write.ExecuteNonQuery();
    }
}
