using System.Runtime.Versioning;
using Inclusion.Benchmarks;
using Inclusion.Benchmarks.Raw;

[assembly: SupportedOSPlatform("linux")]

if (args is [RawEndpoint.Word, .. var raw]) return await RawEndpoint.RunAsync(raw);
if (args is [EmptyProgram.Word]) return await EmptyProgram.RunAsync();

using var ending = new CancellationTokenSource();
Console.CancelKeyPress += (_, press) =>
{
    press.Cancel = true;
    ending.Cancel();
};
return BenchmarkOptions.Read(args) is { } options ? await Session.RunAsync(options, ending.Token) : BenchmarkOptions.Explain();
