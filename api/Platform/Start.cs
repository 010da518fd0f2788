using Microsoft.AspNetCore.Connections;

namespace Inclusion.Platform;

/// <summary>How the program ends when it cannot begin.</summary>
public static class Start
{
    /// <summary>The program's words, and that settings are read once: to hear of a change the host would watch every folder below its own, npm's parts included.</summary>
    public static string[] ReadingSettingsOnce(string[] words) => [.. words, "--hostBuilder:reloadConfigOnChange=false"];

    /// <summary>Runs the program; a refusal to start becomes one sentence on the error stream, and exit code 1.</summary>
    public static async Task<int> InOneSentenceAsync(Func<CancellationToken, Task<int>> program, CancellationToken stop)
    {
        try
        {
            return await program(stop);
        }
        catch (StartRefusedException refused)
        {
            await Console.Error.WriteLineAsync(refused.Message);
            return 1;
        }
        catch (IOException taken) when (taken.InnerException is AddressInUseException)
        {
            await Console.Error.WriteLineAsync(taken.Message);
            return 1;
        }
    }
}
