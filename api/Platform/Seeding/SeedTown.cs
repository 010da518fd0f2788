using System.Text.Json;
using System.Text.Json.Serialization;
using Inclusion.Platform.Storage;
using NodaTime;
using NodaTime.Serialization.SystemTextJson;

namespace Inclusion.Platform.Seeding;

/// <summary>One invented town: its files in <c>seed/towns</c>, and the names that they call each other's things by.</summary>
/// <param name="folder">Where its files are.</param>
/// <param name="today">The day it is loaded: what is planned lies around it.</param>
public sealed class SeedTown(string folder, LocalDate today)
{
    private static readonly JsonSerializerOptions Reading = new JsonSerializerOptions(JsonSerializerDefaults.Web)
    {
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseUpper) },
    }.ConfigureForNodaTime(DateTimeZoneProviders.Tzdb);

    private readonly Dictionary<string, Guid> _ids = new(StringComparer.Ordinal);

    public LocalDate Today => today;

    /// <summary>Reads a room's file: <c>planning.json</c>.</summary>
    public async Task<T> ReadAsync<T>(string file, CancellationToken stop)
    {
        await using var text = File.OpenRead(Path.Combine(folder, file));
        return await JsonSerializer.DeserializeAsync<T>(text, Reading, stop) ?? throw new FormatException($"{file} is empty.");
    }

    public Task<DemoSignIns> SignInsAsync(CancellationToken stop) => DemoSignIns.OfAsync(folder, stop);

    public void Name(string name, IId id) => _ids.Add(name, id.Value);

    public TId Of<TId>(string name) where TId : struct, IId<TId> =>
        _ids.TryGetValue(name, out var id) ? TId.From(id) : throw new FormatException($"No file of {folder} has named « {name} ».");

    /// <summary>What a noun made of the file; the file is wrong when it refuses.</summary>
    public static T Accepted<T>(Outcome<T> outcome, string what) where T : notnull => outcome.IsRefused
        ? throw new FormatException($"« {what} » is refused: {string.Join(" ", outcome.Refusals.Select(refusal => refusal.Message))}")
        : outcome.Value;
}

/// <summary>Who of the invented town can sign in: its file <c>sign-ins.json</c>.</summary>
public sealed record DemoSignIns(string Town, IReadOnlyList<DemoSignIn> People)
{
    private const string Name = "sign-ins.json";

    /// <remarks>Word by word, as this is read at each start: a serializer costs more to make ready.</remarks>
    public static async Task<DemoSignIns> OfAsync(string folder, CancellationToken stop)
    {
        await using var text = File.OpenRead(Path.Combine(folder, Name));
        using var json = await JsonDocument.ParseAsync(text, cancellationToken: stop);
        return new(Word(json.RootElement, "town"), [.. json.RootElement.GetProperty("people").EnumerateArray().Select(person => new DemoSignIn(Word(person, "email"), Word(person, "does")))]);
    }

    private static string Word(JsonElement of, string name) => of.GetProperty(name).GetString() ?? throw new FormatException($"{Name} says no « {name} ».");
}

/// <summary>Somebody of the invented town who can sign in, in Development.</summary>
/// <param name="Does">What they do there, in a few French words.</param>
public sealed record DemoSignIn(string Email, string Does);
