using System.Diagnostics;
using Inclusion.Platform.Storage;
using Shouldly;

namespace Inclusion.Tests.Staff;

/// <summary>The staff application's own checks, as its folder runs them.</summary>
public sealed class StaffApplicationChecks
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>The documents against the contract, the types, the rules of the source (no string without a key, no room in another), its tests.</summary>
    [Fact]
    public Task Its_documents_types_rules_and_tests_hold() => RunAsync("check");

    [Fact]
    public Task Its_first_load_stays_under_200_KiB_in_brotli() => RunAsync("size");

    private static async Task RunAsync(string script)
    {
        var folder = Path.Combine(RepositoryRoot.Path ?? throw new InvalidOperationException("The build names no repository."), "admin-ui");
        var start = new ProcessStartInfo("npm", ["run", "--silent", script]) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        using var npm = Process.Start(start) ?? throw new InvalidOperationException("No npm.");
        var faults = npm.StandardError.ReadToEndAsync(Stop);
        var said = await npm.StandardOutput.ReadToEndAsync(Stop);
        await npm.WaitForExitAsync(Stop);
        npm.ExitCode.ShouldBe(0, $"npm run {script}\n{said}\n{await faults}");
    }
}
