using System.Formats.Tar;
using System.IO.Compression;
using System.Runtime.Versioning;
using System.Text.Json;
using Inclusion.Platform.Storage;
using Inclusion.Platform.Storage.Embedded;

namespace Inclusion.Tests.Journeys;

/// <summary>
/// The browser as npm brings it, packed for machines that have no library of a desktop, unpacked once for each version and user
/// into a folder of the temporary folder. Nothing is installed on the machine.
/// </summary>
/// <param name="Folder">Where it is unpacked.</param>
internal sealed record ChromiumFiles(string Folder)
{
    public string Program => Path.Combine(Folder, "chromium");

    /// <summary>What the browser needs to find: the libraries beside it, and the only fonts that it has.</summary>
    public IReadOnlyDictionary<string, string> Environment => new Dictionary<string, string>
    {
        ["LD_LIBRARY_PATH"] = Path.Combine(Folder, "lib"),
        ["FONTCONFIG_PATH"] = Folder,
        ["HOME"] = Folder,
        ["TZ"] = "Europe/Paris",
    };

    /// <summary>Unpacks what is not there yet: aside, then by a rename, so that two runs at once hinder each other as little as one that was killed.</summary>
    public static async Task<ChromiumFiles> UnpackedAsync(CancellationToken stop)
    {
        if (OperatingSystem.IsWindows()) throw new PlatformNotSupportedException("The browser of the journeys is built for Linux.");
        var package = Path.Combine(RepositoryRoot.Path ?? throw new InvalidOperationException("The journeys run from a clone."), "tests", "node_modules", "@sparticuz", "chromium");
        var ours = Path.Combine(Path.GetTempPath(), $"inclusion-browser-{System.Environment.UserName}");
        await PrivateFolder.MakeAsync([ours], stop);
        var files = new ChromiumFiles(Path.Combine(ours, await VersionAsync(package, stop)));
        if (Directory.Exists(files.Folder)) return files;

        var aside = Directory.CreateDirectory(Path.Combine(ours, $"aside-{Guid.NewGuid():N}")).FullName;
        await UnpackAsync(Path.Combine(package, "bin"), aside, files.Folder, stop);
        try
        {
            Directory.Move(aside, files.Folder);
        }
        catch (IOException) when (Directory.Exists(files.Folder))
        {
            // Another run was first, with the same files.
            Directory.Delete(aside, recursive: true);
        }

        return files;
    }

    private static async Task<string> VersionAsync(string package, CancellationToken stop)
    {
        await using var facts = File.OpenRead(Path.Combine(package, "package.json"));
        using var read = await JsonDocument.ParseAsync(facts, cancellationToken: stop);
        return read.RootElement.GetProperty("version").GetString() ?? throw new InvalidOperationException("The browser's package has no version.");
    }

    [UnsupportedOSPlatform("windows")]
    private static async Task UnpackAsync(string packed, string folder, string final, CancellationToken stop)
    {
        var program = Path.Combine(folder, "chromium");
        await using (var from = Open(Path.Combine(packed, "chromium.br")))
        await using (var to = File.Create(program))
            await from.CopyToAsync(to, stop);
        File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

        foreach (var archive in new[] { "al2023.tar.br", "swiftshader.tar.br", "fonts.tar.br" })
        {
            await using var tar = Open(Path.Combine(packed, archive));
            await TarFile.ExtractToDirectoryAsync(tar, folder, overwriteFiles: true, stop);
        }

        await File.WriteAllTextAsync(Path.Combine(folder, "fonts.conf"), $"""
            <?xml version="1.0"?>
            <!DOCTYPE fontconfig SYSTEM "fonts.dtd">
            <fontconfig><dir>{final}/fonts</dir><cachedir>{final}/font-cache</cachedir></fontconfig>
            """, stop);
    }

    private static BrotliStream Open(string file) => new(File.OpenRead(file), CompressionMode.Decompress);
}
