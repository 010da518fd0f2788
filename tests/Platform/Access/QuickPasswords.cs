using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace Inclusion.Tests.Platform.Access;

/// <summary>What a password costs a thief it costs each test that signs in: in the tests' own programs it costs next to nothing.</summary>
internal static class QuickPasswords
{
    public static IServiceCollection AddQuickPasswords(this IServiceCollection services) => services.Configure<PasswordHasherOptions>(options => options.IterationCount = 1);
}
