using Inclusion.Platform.Sealing;
using Microsoft.Extensions.DependencyInjection;

namespace Inclusion.Tests.Platform.Sealing;

/// <summary>Sealing for a house put together by a test: the same as the product's, with a key that lives as long as the house.</summary>
public static class SealingOfTests
{
    public static IServiceCollection AddSealingWithAKeyOfItsOwn(this IServiceCollection services) =>
        services.AddInclusionSealing().AddSingleton(SealingKeys.Parse(SealingKeys.Generate("test")));
}
