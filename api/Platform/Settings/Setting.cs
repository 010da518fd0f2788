namespace Inclusion.Platform.Settings;

/// <summary>
/// One setting of the program. Declare it as a static field or property beside the code that reads it: <c>--check-config</c> finds it there.
/// </summary>
/// <param name="Name">Its name in the configuration, parts separated by colons: <c>Sealing:Keys</c>.</param>
/// <param name="Description">What it is for and its form, in French: operators read it.</param>
public sealed record Setting(string Name, string Description)
{
    /// <summary>Its value is never printed.</summary>
    public bool IsSecret { get; init; }

    /// <summary>Outside Development the program does not start without it.</summary>
    public bool IsRequired { get; init; }

    /// <summary>Makes a value for a clone in Development; it is made once and kept in the git-ignored folder.</summary>
    public Func<string>? MadeInDevelopment { get; init; }

    /// <summary>Its name as an environment variable.</summary>
    public string Variable => Name.Replace(":", "__", StringComparison.Ordinal);

    /// <summary>Its value; null when it is not set, or set to nothing.</summary>
    public string? Read(IConfiguration configuration) =>
        configuration[Name] is { } value && !string.IsNullOrWhiteSpace(value) ? value : null;

    /// <summary>Its value.</summary>
    /// <exception cref="StartRefusedException">It is not set; the sentence names it and says what it is for.</exception>
    public string Require(IConfiguration configuration) =>
        Read(configuration) ?? throw new StartRefusedException($"Le réglage {Variable} manque : {Description}");
}
