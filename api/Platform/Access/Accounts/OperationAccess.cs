using Inclusion.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Platform.Access.Accounts;

/// <summary>The accounts' tables on the open operation's connection, so that an account changes with the rest of the operation.</summary>
public sealed class OperationAccess(Unit unit) : IAsyncDisposable
{
    private AccessDb? _db;

    public AccessDb Db => _db ??= Open();

    public ValueTask DisposeAsync() => _db?.DisposeAsync() ?? ValueTask.CompletedTask;

    private AccessDb Open()
    {
        var options = new DbContextOptionsBuilder<AccessDb>();
        options.UseNpgsql(unit.Connection, npgsql => npgsql.UseNodaTime());
        AccessDb.Configure(options);
        var db = new AccessDb(options.Options);
        db.Database.UseTransaction(unit.Transaction);
        unit.TransactionChanged += transaction => db.Database.UseTransaction(transaction);
        return db;
    }
}
