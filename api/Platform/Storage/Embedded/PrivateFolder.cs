using System.Runtime.Versioning;

namespace Inclusion.Platform.Storage.Embedded;

/// <summary>Folders under the temporary folder, where anybody may have put something under our name first.</summary>
[UnsupportedOSPlatform("windows")]
internal static class PrivateFolder
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private const UnixFileMode OthersMayEnter =
        OwnerOnly | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;

    /// <summary>Makes, or takes over, folders of ours that nobody else can enter.</summary>
    public static Task MakeAsync(IReadOnlyList<string> paths, CancellationToken stop) => MakeAsync(paths, OwnerOnly, stop);

    /// <summary>Makes, or takes over, a folder of ours that others may enter and not change.</summary>
    public static Task MakeEnterableAsync(string path, CancellationToken stop) => MakeAsync([path], OthersMayEnter, stop);

    /// <exception cref="EmbeddedPostgresException">One is a link, or belongs to somebody else.</exception>
    private static async Task MakeAsync(IReadOnlyList<string> paths, UnixFileMode mode, CancellationToken stop)
    {
        foreach (var path in paths)
        {
            Directory.CreateDirectory(path, mode);
            if (new DirectoryInfo(path).LinkTarget is not null)
                throw new EmbeddedPostgresException($"{path} est un lien et non un dossier : supprimez-le, puis recommencez.");
        }

        // One process for them all: this is asked at each start.
        const string Owned = "for path; do test -O \"$path\" || exit 1; done";
        if (await UnixCommand.RunAsync("/dev/null", "/", ["sh", "-c", Owned, "sh", .. paths], stop) != 0)
            throw new EmbeddedPostgresException($"Le dossier {string.Join(" ou ", paths)} appartient à quelqu'un d'autre : supprimez-le, puis recommencez.");

        foreach (var path in paths) File.SetUnixFileMode(path, mode);
    }
}
