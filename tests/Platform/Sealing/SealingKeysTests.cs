using Inclusion.Platform.Sealing;
using Shouldly;

namespace Inclusion.Tests.Platform.Sealing;

public sealed class SealingKeysTests
{
    [Fact]
    public void The_first_key_of_the_setting_is_the_current_one()
    {
        SealingKeys.Parse($"{SealingKeys.Generate("2027")}, {SealingKeys.Generate("2026")}").Current.ShouldBe("2027");
    }

    [Theory]
    [InlineData("", "Sealing:Keys holds no key: give at least one, as « id:base64 of 32 bytes ».")]
    [InlineData("secret-without-id", "Entry 1 of Sealing:Keys is not « id:base64 of 32 bytes ».")]
    [InlineData("a:c2hvcnQ=", "Entry 1 of Sealing:Keys is not « id:base64 of 32 bytes ».")]
    [InlineData("a:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=,b:not base64", "Entry 2 of Sealing:Keys is not « id:base64 of 32 bytes ».")]
    [InlineData("a:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=,a:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=", "Sealing:Keys names the key « a » twice.")]
    public void A_wrong_setting_is_refused_in_one_sentence_that_does_not_quote_it(string setting, string sentence) =>
        Should.Throw<FormatException>(() => SealingKeys.Parse(setting)).Message.ShouldBe(sentence);
}
