using System.Buffers.Binary;
using Inclusion.Platform.Access;
using Inclusion.Platform.Access.Accounts;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;

namespace Inclusion.Tests.Platform.Access;

/// <summary>What a stolen hash costs, as the product makes it; the tests' programs make theirs cheaper.</summary>
public sealed class PasswordCostTests
{
    private const uint HmacSha512 = 2;

    [Fact]
    public async Task A_password_is_hashed_by_SHA_512_in_210_000_rounds()
    {
        var builder = WebApplication.CreateBuilder();
        builder.Configuration.AddInMemoryCollection(AccessHost.Secrets());
        builder.Environment.EnvironmentName = "Development";
        builder.AddAccess();
        await using var house = builder.Services.BuildServiceProvider();

        var hash = Convert.FromBase64String(house.GetRequiredService<AccountPasswords>().Hash(new Account(), SignIn.Password));

        BinaryPrimitives.ReadUInt32BigEndian(hash.AsSpan(1)).ShouldBe(HmacSha512);
        BinaryPrimitives.ReadUInt32BigEndian(hash.AsSpan(5)).ShouldBe(210_000u);
    }
}
