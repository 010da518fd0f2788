namespace Inclusion.Benchmarks.Raw;

/// <summary>A web program that does nothing: what the runtime and the framework take to be there.</summary>
internal static class EmptyProgram
{
    /// <summary>The word that starts this program as the empty one.</summary>
    public const string Word = "empty-web-program";

    public static async Task<int> RunAsync()
    {
        await using var app = WebApplication.CreateBuilder().Build();
        app.MapGet("/readyz", () => "ready");
        await app.RunAsync();
        return 0;
    }
}
