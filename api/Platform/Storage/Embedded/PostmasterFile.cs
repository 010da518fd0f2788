using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace Inclusion.Platform.Storage.Embedded;

/// <summary>The file <c>postmaster.pid</c>, which a killed server leaves behind.</summary>
internal static class PostmasterFile
{
    private const int StatusLine = 7;

    public static string Of(string cluster) => Path.Combine(cluster, "postmaster.pid");

    public static bool IsThere(string cluster) => File.Exists(Of(cluster));

    /// <summary>True once the server that writes the file accepts sessions.</summary>
    public static bool SaysReady(string cluster) => Lines(cluster).Skip(StatusLine).FirstOrDefault()?.Trim() == "ready";

    /// <summary>True while the process that the file names is a PostgreSQL at work in this cluster.</summary>
    /// <remarks>The number alone says nothing: after a restart of the machine another process may bear it.</remarks>
    public static bool NamesLivingServer(string cluster)
    {
        if (ProcessNumber(cluster) is not { } number) return false;
        try
        {
            using var process = Process.GetProcessById(number);
            if (process.HasExited || process.ProcessName != "postgres") return false;
            return !OperatingSystem.IsLinux() || File.ResolveLinkTarget($"/proc/{number}/cwd", false)?.FullName == cluster;
        }
        catch (Exception gone) when (gone is ArgumentException or InvalidOperationException or Win32Exception or IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static int? ProcessNumber(string cluster) =>
        int.TryParse(Lines(cluster).FirstOrDefault(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>What stands in the file; nothing while there is none.</summary>
    private static string[] Lines(string cluster)
    {
        try
        {
            return File.ReadAllLines(Of(cluster));
        }
        catch (Exception gone) when (gone is FileNotFoundException or DirectoryNotFoundException)
        {
            return [];
        }
    }
}
