using Inclusion.Platform.Access.Accounts;
using NodaTime;
using OtpNet;
using Shouldly;
using Totp = Inclusion.Platform.Access.Accounts.Totp;

namespace Inclusion.Tests.Platform.Access;

/// <summary>Our codes against those of a library that others wrote.</summary>
public sealed class TotpTests
{
    private static readonly Instant Now = Instant.FromUtc(2026, 11, 24, 9, 30, 5);

    [Fact]
    public void Codes_agree_with_another_library_over_a_thousand_secrets()
    {
        for (var number = 0; number < 1000; number++)
        {
            var secret = Totp.NewSecret();
            var at = Now + Duration.FromSeconds(number * 977L);
            var code = new OtpNet.Totp(secret).ComputeTotp(at.ToDateTimeUtc());
            Totp.MatchingStep(secret, code, at, 0).ShouldBe(at.ToUnixTimeSeconds() / 30);
            Totp.Base32(secret).ShouldBe(Base32Encoding.ToString(secret).TrimEnd('='));
        }
    }

    [Fact]
    public void A_telephone_half_a_minute_wrong_is_believed_and_a_minute_and_a_half_is_not()
    {
        var secret = Totp.NewSecret();
        string CodeAt(int seconds) => new OtpNet.Totp(secret).ComputeTotp((Now + Duration.FromSeconds(seconds)).ToDateTimeUtc());
        Totp.MatchingStep(secret, CodeAt(-30), Now, 0).ShouldNotBeNull();
        Totp.MatchingStep(secret, CodeAt(30), Now, 0).ShouldNotBeNull();
        Totp.MatchingStep(secret, CodeAt(-90), Now, 0).ShouldBeNull();
        Totp.MatchingStep(secret, CodeAt(90), Now, 0).ShouldBeNull();
    }

    [Fact]
    public void A_code_serves_once()
    {
        var secret = Totp.NewSecret();
        var code = new OtpNet.Totp(secret).ComputeTotp(Now.ToDateTimeUtc());
        var step = Totp.MatchingStep(secret, code, Now, 0).ShouldNotBeNull();
        Totp.MatchingStep(secret, code, Now, step).ShouldBeNull();
    }

    [Theory]
    [InlineData("")]
    [InlineData("12345")]
    [InlineData("1234567")]
    [InlineData("abcdef")]
    public void What_is_no_code_is_refused(string typed) => Totp.MatchingStep(Totp.NewSecret(), typed, Now, 0).ShouldBeNull();

    [Fact]
    public void A_recovery_code_is_read_as_people_write_it()
    {
        RecoveryCode.Normal(" 0o1iL-abcde ").ShouldBe("00111ABCDE");
        Enumerable.Range(0, 1000).Select(_ => RecoveryCode.New()).Distinct().Count().ShouldBe(1000);
    }
}
