using System.Reflection;

namespace Inclusion.Platform.Storage;

/// <summary>Root of the clone that this program was built from.</summary>
public static class RepositoryRoot
{
    /// <summary>Null in a published program, which knows no clone.</summary>
    public static string? Path { get; } = typeof(RepositoryRoot).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .FirstOrDefault(metadata => metadata.Key == "RepositoryRoot")?.Value;

    /// <summary>Git-ignored folder of what Development makes once and keeps: secrets, the embedded database, mail. Null where <see cref="Path"/> is.</summary>
    public static string? LocalFolder => Path is null ? null : System.IO.Path.Combine(Path, "api", ".local");
}
