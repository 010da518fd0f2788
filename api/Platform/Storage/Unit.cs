using System.Data;
using Inclusion.Platform.Access;
using Npgsql;

namespace Inclusion.Platform.Storage;

/// <summary>
/// One operation's connection and transaction, sealed to one town. Everything an operation reads or writes goes through
/// it, so that the effect, its facts, its journal entries, its messages and its idempotency record stand or fall together.
/// </summary>
public sealed class Unit(NpgsqlDataSource source, CurrentActor actor) : IAsyncDisposable
{
    private NpgsqlConnection? _connection;
    private NpgsqlTransaction? _transaction;

    public NpgsqlConnection Connection => _connection ?? throw new InvalidOperationException("No operation is open.");
    public NpgsqlTransaction Transaction => _transaction ?? throw new InvalidOperationException("No operation is open.");
    public bool IsOpen => _transaction is not null;

    /// <summary>Raised when a new transaction replaces the last one on the same connection.</summary>
    public event Action<NpgsqlTransaction?>? TransactionChanged;

    /// <summary>Opens the transaction and names the actor's town inside it: outside a transaction the setting would be lost.</summary>
    public async Task BeginAsync(IsolationLevel isolation, CancellationToken stop)
    {
        if (_transaction is not null) throw new InvalidOperationException("The operation is open already.");
        _connection ??= await source.OpenConnectionAsync(stop);
        _transaction = await _connection.BeginTransactionAsync(isolation, stop);
        await using var command = new NpgsqlCommand("select set_config('inclusion.territory', $1, true)", _connection, _transaction);
        var town = actor.Value.Territory.Value;
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = town == Guid.Empty ? "" : town.ToString() });
        await command.ExecuteNonQueryAsync(stop);
        TransactionChanged?.Invoke(_transaction);
    }

    public async Task CommitAsync(CancellationToken stop)
    {
        await Transaction.CommitAsync(stop);
        await CloseTransactionAsync();
    }

    public async Task RollbackAsync()
    {
        if (_transaction is null) return;
        if (Connection.FullState.HasFlag(ConnectionState.Open)) await Transaction.RollbackAsync(CancellationToken.None);
        await CloseTransactionAsync();
    }

    /// <summary>A command in this operation's transaction, for the SQL that one statement says better.</summary>
    public NpgsqlCommand Command(string sql) => new(sql, Connection, Transaction);

    public async ValueTask DisposeAsync()
    {
        if (_transaction is not null) await _transaction.DisposeAsync();
        if (_connection is not null) await _connection.DisposeAsync();
        (_transaction, _connection) = (null, null);
    }

    private async Task CloseTransactionAsync()
    {
        await Transaction.DisposeAsync();
        _transaction = null;
        TransactionChanged?.Invoke(null);
    }
}
