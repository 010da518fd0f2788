using GraphQL.DataLoader;

namespace Inclusion.Platform.Graph;

/// <summary>
/// Gathers the keys that sibling fields ask for and reads them once. Lives one operation. The cache keeps what was read,
/// so that two levels asking for the same row cost one reading.
/// </summary>
public sealed class Batch<TKey, TValue>(Func<IReadOnlyList<TKey>, CancellationToken, Task<IReadOnlyDictionary<TKey, TValue>>> fetch)
    where TKey : notnull
    where TValue : class
{
    private readonly Dictionary<TKey, Task<TValue?>> _known = [];
    private readonly HashSet<TKey> _waiting = [];

    public IDataLoaderResult<TValue?> Load(TKey key)
    {
        if (!_known.ContainsKey(key)) _waiting.Add(key);
        return new Answer(this, key);
    }

    private async Task<TValue?> ReadAsync(TKey key, CancellationToken stop)
    {
        if (_waiting.Count > 0) await FetchAsync(stop);
        return await _known[key];
    }

    private async Task FetchAsync(CancellationToken stop)
    {
        TKey[] keys = [.. _waiting];
        _waiting.Clear();
        var found = await fetch(keys, stop);
        foreach (var key in keys) _known[key] = Task.FromResult(found.GetValueOrDefault(key));
    }

    private sealed class Answer(Batch<TKey, TValue> batch, TKey key) : IDataLoaderResult<TValue?>
    {
        public Task<TValue?> GetResultAsync(CancellationToken cancellationToken) => batch.ReadAsync(key, cancellationToken);

        async Task<object?> IDataLoaderResult.GetResultAsync(CancellationToken cancellationToken) => await GetResultAsync(cancellationToken);
    }
}
