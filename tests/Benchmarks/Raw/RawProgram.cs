using System.Net.Http.Json;
using Inclusion.Benchmarks.Towns;
using Inclusion.Platform.Storage;

namespace Inclusion.Benchmarks.Raw;

/// <summary>The rival: this very program, started as a minimal endpoint over Npgsql. It knows no sign-in and no rights.</summary>
internal sealed class RawProgram : IAsyncDisposable
{
    private readonly ChildProgram _program;

    private RawProgram(ChildProgram program, Uri address)
    {
        _program = program;
        Http = new HttpClient { BaseAddress = address };
    }

    public int Process => _program.Id;
    public HttpClient Http { get; }

    public static async Task<RawProgram> StartAsync(BenchmarkCluster cluster, string database, Town town, CancellationToken stop)
    {
        var program = ChildProgram.Start("Inclusion.Benchmarks.dll", new Dictionary<string, string>(), RawEndpoint.Word, cluster.Address(Roles.Application, database), town.Id.Value.ToString());
        return new RawProgram(program, await program.AddressAsync(stop));
    }

    public static HttpRequestMessage Ask<T>(string path, T body) => new(HttpMethod.Post, new Uri("/" + path, UriKind.Relative)) { Content = JsonContent.Create(body) };

    public ValueTask DisposeAsync()
    {
        Http.Dispose();
        return _program.DisposeAsync();
    }
}
