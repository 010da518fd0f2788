using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using GraphQL.Types;
using Inclusion.Platform.Graph.Http;

namespace Inclusion.Platform.Signals;

/// <summary><c>/version</c>: which version of the program and of the contract answers.</summary>
public static class SignalsEndpoint
{
    internal static void Map(IEndpointRouteBuilder routes)
    {
        var version = new Lazy<object>(() => VersionOf(routes.ServiceProvider.GetRequiredService<ISchema>()));
        routes.MapGet("/version", () => Results.Json(version.Value)).AllowAnonymous();
    }

    /// <summary>The contract's hash tells two programs apart that speak differently, whatever their numbers say.</summary>
    private static object VersionOf(ISchema schema) => new
    {
        version = typeof(SignalsEndpoint).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion,
        schema = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(SchemaText.Of(schema)))),
    };
}
