using System.Security.Cryptography;
using Inclusion.Vouchers;
using Microsoft.Extensions.DependencyInjection;

namespace Inclusion.Tests.Vouchers;

/// <summary>The keys of vouchers' codes for a house put together by a test: a secret that lives as long as the house.</summary>
public static class KeysOfTests
{
    public static VoucherKeys Draw() => VoucherKeys.Parse(Convert.ToBase64String(RandomNumberGenerator.GetBytes(VoucherKeys.SecretBytes)));

    public static IServiceCollection AddVoucherKeysOfItsOwn(this IServiceCollection services) => services.AddSingleton(Draw());
}
