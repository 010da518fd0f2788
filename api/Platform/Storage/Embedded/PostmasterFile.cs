using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace Inclusion.Platform.Storage.Embedded;

/// <summary>The file <c>postmaster.pid</c>, which a killed server leaves behind.</summary>
internal static class PostmasterFile
{
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

    private static int? ProcessNumber(string cluster)
    {
        var file = Path.Combine(cluster, "postmaster.pid");
        if (!File.Exists(file)) return null;

        return int.TryParse(File.ReadLines(file).FirstOrDefault(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
    }
}
