using System.Text.Json;
using Inclusion.Platform.Storage;
using Inclusion.Platform.Storage.Embedded;

namespace Inclusion.Platform.Settings;

/// <summary>In Development, the secrets that nobody has set: made once for a clone, kept in its git-ignored folder.</summary>
public static class DevelopmentSecrets
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true };

    /// <summary>Adds to the configuration what it lacks. Outside Development it adds nothing.</summary>
    public static async Task AddDevelopmentSecretsAsync(this WebApplicationBuilder builder, CancellationToken stop)
    {
        if (!builder.Environment.IsDevelopment() || RepositoryRoot.LocalFolder is not { } folder) return;

        var wanted = DeclaredSettings.All.Where(setting => setting.MadeInDevelopment is not null && setting.Read(builder.Configuration) is null).ToList();
        if (wanted.Count > 0) builder.Configuration.AddInMemoryCollection(await OfCloneAsync(folder, wanted, stop));
    }

    /// <summary>The values of these settings, made now where the folder holds none. Two programs that start together agree on them.</summary>
    internal static async Task<IReadOnlyDictionary<string, string?>> OfCloneAsync(string folder, IReadOnlyList<Setting> wanted, CancellationToken stop)
    {
        Directory.CreateDirectory(folder);
        using var alone = await FileLock.AloneAsync(Path.Combine(folder, "secrets.lock"), Patience, stop);
        var file = Path.Combine(folder, "secrets.json");
        var kept = File.Exists(file) ? await ReadAsync(file, stop) : [];
        var made = wanted.Where(setting => !kept.ContainsKey(setting.Name)).ToList();
        foreach (var setting in made)
            kept[setting.Name] = setting.MadeInDevelopment?.Invoke() ?? throw new InvalidOperationException($"{setting.Name} is not made in Development.");

        if (made.Count > 0) await WriteAsync(file, kept, stop);
        return wanted.ToDictionary(setting => setting.Name, string? (setting) => kept[setting.Name]);
    }

    /// <remarks>Word by word, as this is read at each start: a serializer costs more to make ready.</remarks>
    private static async Task<SortedDictionary<string, string>> ReadAsync(string file, CancellationToken stop)
    {
        using var json = JsonDocument.Parse(await File.ReadAllTextAsync(file, stop));
        var secrets = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var secret in json.RootElement.EnumerateObject()) secrets[secret.Name] = secret.Value.GetString() ?? throw new JsonException($"{secret.Name} has no value.");
        return secrets;
    }

    /// <summary>Whole or not at all: a program that is killed while it writes must not leave half a file.</summary>
    private static async Task WriteAsync(string file, SortedDictionary<string, string> secrets, CancellationToken stop)
    {
        var draft = file + ".unfinished";
        File.Delete(draft);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = OwnerOnly;
        await using (var stream = new FileStream(draft, options)) await JsonSerializer.SerializeAsync(stream, secrets, Readable, stop);
        File.Move(draft, file, overwrite: true);
    }
}
