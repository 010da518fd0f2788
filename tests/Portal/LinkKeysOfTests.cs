using System.Security.Cryptography;
using Inclusion.Platform.Access;
using Inclusion.Platform.Links;
using Microsoft.Extensions.DependencyInjection;

namespace Inclusion.Tests.Portal;

/// <summary>The keys and the address of residents' links for a house put together by a test.</summary>
public static class LinkKeysOfTests
{
    /// <summary>The same keys in every house: one books, another writes its messages.</summary>
    private static readonly AccessKeys Keys = new(RandomNumberGenerator.GetBytes(AccessKeys.SecretBytes), Convert.FromBase64String(AccessKeys.NewSigningKey()));

    public static IServiceCollection AddResidentLinksOfItsOwn(this IServiceCollection services) => services
        .AddSingleton(Keys).AddSingleton(new PublicAddress(new AccessSettings(new Uri("https://rdv.ville-inventee.example/"), false, []))).AddScoped<ResidentLinks>();
}
