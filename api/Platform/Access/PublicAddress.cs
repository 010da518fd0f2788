using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Inclusion.Platform.Access;

/// <summary>Where people reach the product: the setting, or in Development the address the server listens on.</summary>
public sealed class PublicAddress(AccessSettings settings, IServer? server = null)
{
    /// <summary>The issuer of tokens in Development, where the address changes with the port.</summary>
    private static readonly Uri DevelopmentIssuer = new("http://localhost/");

    public Uri Issuer => settings.PublicAddress ?? DevelopmentIssuer;

    /// <summary>The full address of one of our paths (« /account/… »).</summary>
    public string Of(string path) => new Uri(Root(), path).ToString();

    private Uri Root()
    {
        if (settings.PublicAddress is { } set) return set;
        var listening = server?.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault();
        return listening is null ? DevelopmentIssuer : new Uri(listening);
    }
}
