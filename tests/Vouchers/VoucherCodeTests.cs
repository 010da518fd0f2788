using System.Numerics;
using Inclusion.Platform.Access;
using Inclusion.Vouchers;
using Shouldly;

namespace Inclusion.Tests.Vouchers;

/// <summary>What is typed to spend a voucher: read as it was meant, or not read at all.</summary>
public sealed class VoucherCodeTests
{
    private const string Symbols = "0123456789ABCDEFGHJKMNPQRSTVWXYZ*~$=U";

    private static readonly VoucherCode Known = VoucherCode.Of([0x12, 0x34, 0x56, 0x78, 0x9A, 0xBC, 0xDE, 0xF0, 0x12, 0x34]);

    [Fact]
    public void Eighty_bits_are_sixteen_symbols_and_their_remainder_by_37()
    {
        var value = BigInteger.Parse("0123456789ABCDEF01234", System.Globalization.NumberStyles.HexNumber, null);
        var read = Known.Symbols.Aggregate(BigInteger.Zero, (sum, letter) => (sum * 32) + Symbols.IndexOf(letter, StringComparison.Ordinal));
        read.ShouldBe(value);
        Known.Symbols.Length.ShouldBe(16);
        Known.ForReading[^1].ShouldBe(Symbols[(int)(value % 37)]);
        Known.ForReading.Split('-').Select(group => group.Length).ShouldBe([4, 4, 4, 4, 1]);
        Known.End.ShouldBe(Known.Symbols[12..]);
    }

    [Fact]
    public void Small_letters_spaces_and_letters_that_look_like_digits_are_read_as_they_were_meant()
    {
        var zeros = VoucherCode.Of(new byte[10]);
        var ones = VoucherCode.Of([0x08, 0x42, 0x10, 0x84, 0x21, 0x08, 0x42, 0x10, 0x84, 0x21]);
        VoucherCode.Read(zeros.ForReading.Replace('0', 'o')).ShouldBe(zeros);
        ones.Symbols.ShouldBe(new string('1', 16));
        VoucherCode.Read(ones.ForReading[..^1].Replace("11", "lI", StringComparison.Ordinal) + ones.ForReading[^1]).ShouldBe(ones);
        VoucherCode.Read($" {Known.ForReading.ToLowerInvariant().Replace("-", "\u00A0 ", StringComparison.Ordinal)} ").ShouldBe(Known);
    }

    [Fact]
    public void One_symbol_changed_or_two_neighbours_swapped_never_pass()
    {
        var whole = Known.ForReading.Replace("-", "", StringComparison.Ordinal);
        for (var at = 0; at < whole.Length; at++)
            foreach (var other in Symbols.Where(other => other != whole[at]))
                VoucherCode.Read(whole[..at] + other + whole[(at + 1)..]).ShouldBeNull($"{other} at {at}");
        for (var at = 0; at + 1 < whole.Length; at++)
            if (whole[at] != whole[at + 1]) VoucherCode.Read(whole[..at] + whole[at + 1] + whole[at] + whole[(at + 2)..]).ShouldBeNull($"swapped at {at}");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("7K3M-9QWX")]
    [InlineData("************************************************************************")]
    [InlineData("UUUU-UUUU-UUUU-UUUU-U")]
    [InlineData("٠٠٠٠-٠٠٠٠-٠٠٠٠-٠٠٠٠-٠")]
    public void What_is_no_code_is_not_read(string? typed) => VoucherCode.Read(typed).ShouldBeNull();

    [Fact]
    public void A_code_is_made_again_from_its_voucher_and_differs_by_town_programme_voucher_print_and_secret()
    {
        var (keys, town, programme, voucher) = (KeysOfTests.Draw(), TerritoryId.New(), ProgrammeId.New(), VoucherId.New());
        var code = keys.CodeOf(town, programme, voucher, 1);
        keys.CodeOf(town, programme, voucher, 1).ShouldBe(code);
        VoucherCode[] others =
        [
            keys.CodeOf(TerritoryId.New(), programme, voucher, 1), keys.CodeOf(town, ProgrammeId.New(), voucher, 1), keys.CodeOf(town, programme, VoucherId.New(), 1),
            keys.CodeOf(town, programme, voucher, 2), KeysOfTests.Draw().CodeOf(town, programme, voucher, 1),
        ];
        others.Append(code).Distinct().Count().ShouldBe(6);
        keys.HashOf(town, code).ShouldNotBe(keys.HashOf(TerritoryId.New(), code));
        keys.HashOf(town, code).ShouldNotBe(KeysOfTests.Draw().HashOf(town, code));
    }

    [Theory]
    [InlineData("not base 64")]
    [InlineData("c2hvcnQ=")]
    public void A_secret_that_is_not_32_bytes_is_refused(string setting) => Should.Throw<FormatException>(() => VoucherKeys.Parse(setting));
}
