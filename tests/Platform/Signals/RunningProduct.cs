using Inclusion.Platform.Access;
using Inclusion.Platform.Settings;
using Inclusion.Tests.Platform.Access;
using Microsoft.AspNetCore.Builder;

namespace Inclusion.Tests.Platform.Signals;

/// <summary>The program as it runs for a town: a process of its own, not in Development, behind a proxy that ends TLS.</summary>
public sealed class RunningProduct : IAsyncDisposable
{
    private readonly Dictionary<string, string> _settings;
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("product-");
    private WebApplication? _twin;

    private RunningProduct(TestDatabase database, TestTown town, Uri? collector)
    {
        (Database, Town) = (database, town);
        _settings = DeclaredSettings.All.Where(setting => setting.IsRequired).ToDictionary(setting => setting.Variable, setting => setting.MadeInDevelopment?.Invoke() ?? "unused");
        _settings["ConnectionStrings__Inclusion"] = database.Application;
        _settings["Journal__AnchorFile"] = Path.Combine(_folder.FullName, "anchors");
        _settings["Access__PublicAddress"] = "https://inclusion.essai.example/";
        _settings["Access__SecondFactorRequired"] = "false";
        _settings["Access__TrustedProxies"] = "127.0.0.1";
        _settings["Jobs__Enabled"] = "false";
        if (collector is not null) _settings["Signals__OtlpEndpoint"] = $"{collector}";
        Program = StartedProgram.Start("Production", _settings, "--urls", "http://127.0.0.1:0");
    }

    public TestDatabase Database { get; }
    public TestTown Town { get; }
    public StartedProgram Program { get; }

    public static async Task<RunningProduct> StartAsync(TestCluster cluster, Uri? collector, CancellationToken stop)
    {
        var database = await cluster.CreateDatabaseAsync();
        return new RunningProduct(database, await TestTown.MakeAsync(database, stop), collector);
    }

    /// <summary>A browser, before any sign-in.</summary>
    public async Task<Browser> BrowserAsync() => new(await Program.AddressAsync(), new BehindProxy());

    /// <summary>A browser in which this professional has signed in. The account is made by a twin that shares the secrets.</summary>
    public async Task<Browser> SignInAsync(ProfessionalId professional, CancellationToken stop)
    {
        _twin ??= AccessHost.Build(Database, "Production", _settings.ToDictionary(each => each.Key.Replace("__", ":", StringComparison.Ordinal), string? (each) => each.Value));
        var email = await new SignIn(_twin.Services, await Program.AddressAsync()).OpenAccountAsync(Town.Id, professional, stop);
        var browser = await BrowserAsync();
        var answer = await browser.FillAsync("/account/sign-in", stop, ("Email", email), ("Password", SignIn.Password));
        return answer.Status is System.Net.HttpStatusCode.Redirect ? browser : throw new InvalidOperationException($"Sign-in was refused: {answer.Text}");
    }

    public async ValueTask DisposeAsync()
    {
        await Program.DisposeAsync();
        if (_twin is not null) await _twin.DisposeAsync();
        await Database.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    /// <summary>Sends cookies that are for https only over the plain http of the last stretch, as a proxy does.</summary>
    private sealed class BehindProxy() : DelegatingHandler(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false })
    {
        private readonly Dictionary<string, string> _cookies = [];

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.Headers.Add("X-Forwarded-Proto", "https");
            if (_cookies.Count > 0) request.Headers.Add("Cookie", string.Join("; ", _cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")));
            var response = await base.SendAsync(request, cancellationToken);
            foreach (var cookie in response.Headers.TryGetValues("Set-Cookie", out var set) ? set : [])
            {
                var words = cookie.Split(';')[0].Split('=', 2);
                _cookies[words[0]] = words[1];
            }

            return response;
        }
    }
}
