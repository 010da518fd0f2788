using System.Text;
using System.Text.Json;
using Inclusion.Benchmarks.Towns;
using Inclusion.Platform.Access.Web;
using Inclusion.Platform.Graph.Documents;
using Inclusion.Platform.Settings;
using Inclusion.Platform.Storage;
using Inclusion.Tests.Platform;
using Inclusion.Tests.Platform.Access;
using Inclusion.Vouchers;

namespace Inclusion.Benchmarks;

/// <summary>The whole product as it runs for a town: a process of its own in Production, behind a proxy that ends TLS, on one database.</summary>
internal sealed class Product : IAsyncDisposable
{
    private readonly ChildProgram _program;
    private readonly DirectoryInfo _folder;
    private readonly Dictionary<string, string> _ids;

    private Product(ChildProgram program, DirectoryInfo folder, Uri address, (HttpClient Http, BehindProxy) coordinator, (HttpClient Http, BehindProxy Proxy) mediator, Dictionary<string, string> ids) =>
        (_program, _folder, Address, Http, Desk, DeskCookies, _ids) = (program, folder, address, coordinator.Http, mediator.Http, mediator.Proxy.Cookies, ids);

    public int Process => _program.Id;
    public Uri Address { get; }

    /// <summary>A coordinator's session.</summary>
    public HttpClient Http { get; }

    /// <summary>A mediator's session.</summary>
    public HttpClient Desk { get; }

    /// <summary>The mediator's session, for a browser.</summary>
    public IReadOnlyDictionary<string, string> DeskCookies { get; }

    /// <summary>Starts the product, waits until it is ready, and signs both in.</summary>
    public static async Task<Product> StartAsync(BenchmarkCluster cluster, string database, CancellationToken stop)
    {
        var administrator = cluster.Address("postgres", database);
        var (coordinator, mediator) = (await StaffAccount.OpenAsync(administrator, StaffAccount.Coordinator, stop), await StaffAccount.OpenAsync(administrator, StaffAccount.Mediator, stop));
        var folder = Directory.CreateTempSubdirectory("inclusion-benchmark-");
        var texts = Documents.All.ToDictionary(text => TrustedDocument.IdOf(text));
        var manifest = Path.Combine(folder.FullName, "documents.json");
        await File.WriteAllTextAsync(manifest, JsonSerializer.Serialize(texts.Concat(await OfTheApplicationAsync(stop)).ToDictionary()), stop);

        // Known before the start, since the product must be told its public address, and refuses a browser that comes by another.
        var place = $"127.0.0.1:{FreePort.Find()}";
        var program = ChildProgram.Start("Inclusion.Api.dll", Settings(cluster.Address(Roles.Application, database), folder, manifest, place), "--urls", $"http://{place}");
        try
        {
            var address = await program.AddressAsync(stop);
            using (var anybody = new HttpClient { BaseAddress = address })
            using (var answer = await anybody.GetAsync(new Uri("/readyz", UriKind.Relative), stop)) answer.EnsureSuccessStatusCode();
            return new Product(program, folder, address, await SignInAsync(address, coordinator, stop), await SignInAsync(address, mediator, stop), texts.ToDictionary(each => each.Value, each => each.Key));
        }
        catch
        {
            await program.DisposeAsync();
            throw;
        }
    }

    /// <summary>A request for one of <see cref="Documents"/> by its id, as the staff application asks.</summary>
    public HttpRequestMessage Ask(string document, object variables, string? key = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Address, "/graphql"))
        {
            Content = new StringContent(JsonSerializer.Serialize(new { documentId = _ids[document], variables }), Encoding.UTF8, "application/json"),
        };
        if (key is not null) request.Headers.Add("Idempotency-Key", key);
        return request;
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        Desk.Dispose();
        await _program.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    /// <summary>What the staff application asks, by its ids; nothing where it was not built.</summary>
    private static async Task<Dictionary<string, string>> OfTheApplicationAsync(CancellationToken stop) =>
        StaffApplication.Folder is { } folder ? JsonSerializer.Deserialize<Dictionary<string, string>>(await File.ReadAllTextAsync(Path.Combine(folder, "documents.json"), stop)) ?? [] : [];

    private static async Task<(HttpClient, BehindProxy)> SignInAsync(Uri address, string email, CancellationToken stop)
    {
        var proxy = new BehindProxy();
        var browser = new Browser(address, proxy);
        var shown = await browser.FillAsync("/account/sign-in", stop, ("Email", email), ("Password", StaffAccount.Password));
        if ((int)shown.Status != 302) throw new InvalidOperationException($"Sign-in was refused: {shown.Text}");
        browser.Http.DefaultRequestHeaders.Remove("Accept");
        browser.Http.DefaultRequestHeaders.Add("Accept", "application/graphql-response+json");
        return (browser.Http, proxy);
    }

    /// <remarks>Another process is said to send the messages: here they are ordered and stay.</remarks>
    private static Dictionary<string, string> Settings(string address, DirectoryInfo folder, string manifest, string place)
    {
        var settings = DeclaredSettings.All.Where(setting => setting.IsRequired).ToDictionary(setting => setting.Variable, setting => setting.MadeInDevelopment?.Invoke() ?? "unused");
        settings["ASPNETCORE_ENVIRONMENT"] = "Production";
        settings["ConnectionStrings__Inclusion"] = address;
        settings["Journal__AnchorFile"] = Path.Combine(folder.FullName, "anchors");
        settings["Access__PublicAddress"] = $"https://{place}/";
        settings["Access__SecondFactorRequired"] = "false";
        settings["Access__TrustedProxies"] = "127.0.0.1";
        settings["Jobs__Enabled"] = "false";
        settings["Graph__DocumentsManifest"] = manifest;
        settings[VoucherKeys.Secret.Variable] = PrintedCodes.Secret;
        return settings;
    }
}
