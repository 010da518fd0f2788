using System.Net;
using System.Net.Sockets;
using System.Reflection;
using Inclusion.Platform.Settings;

namespace Inclusion.Platform;

/// <summary>The one port that everything is served on.</summary>
public static class LocalAddress
{
    public const string Default = "http://127.0.0.1:5080";

    public static readonly Setting Urls = new("urls", $"adresse d'écoute, aussi ASPNETCORE_URLS ou --urls ({Default} sans lui) ; hors de la machine, un serveur mandataire tient le TLS devant elle.");

    /// <summary>Listens on the machine itself only, unless the settings name an address.</summary>
    /// <exception cref="StartRefusedException">Another program listens there.</exception>
    public static void ListenLocally(this WebApplicationBuilder builder)
    {
        var isChosenOtherwise = builder.Configuration["http_ports"] is not null || builder.Configuration.GetSection("Kestrel:Endpoints").Exists();
        if (Urls.Read(builder.Configuration) is null && isChosenOtherwise) return;

        if (Urls.Read(builder.Configuration) is null) builder.WebHost.UseUrls(Default);
        // A test that hosts the program in its own process listens elsewhere, or nowhere.
        if (Assembly.GetEntryAssembly() != typeof(LocalAddress).Assembly) return;

        foreach (var url in (Urls.Read(builder.Configuration) ?? Default).Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            RequireFree(url);
    }

    /// <summary>The sentence for an address that is taken.</summary>
    internal static string Taken(string url) =>
        $"L'adresse {url} est déjà prise par un autre programme : arrêtez-le, ou choisissez-en une autre avec --urls http://127.0.0.1:5081.";

    /// <remarks>Asked before PostgreSQL is started; the web server asks again in its time, and prints a stack.</remarks>
    private static void RequireFree(string url)
    {
        var address = BindingAddress.Parse(url);
        if (address.IsUnixPipe || address.Port == 0) return;

        var host = IPAddress.TryParse(address.Host, out var literal) ? literal : address.Host == "localhost" ? IPAddress.Loopback : IPAddress.Any;
        try
        {
            using var probe = new TcpListener(host, address.Port);
            probe.Start();
        }
        catch (SocketException fault) when (fault.SocketErrorCode == SocketError.AddressAlreadyInUse)
        {
            throw new StartRefusedException(Taken(url), fault);
        }
    }
}
