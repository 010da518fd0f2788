using Inclusion.Platform.Messaging;
using Shouldly;

namespace Inclusion.Tests.Platform.Messaging;

/// <summary>How operators count, by 3GPP TS 23.038.</summary>
public sealed class SmsTextTests
{
    [Theory]
    [InlineData("a", 160, 1)]
    [InlineData("a", 161, 2)]
    [InlineData("a", 306, 2)]
    [InlineData("a", 307, 3)]
    [InlineData("€", 80, 1)]
    [InlineData("€", 81, 2)]
    [InlineData("ж", 70, 1)]
    [InlineData("ж", 71, 2)]
    [InlineData("ж", 134, 2)]
    [InlineData("ж", 135, 3)]
    [InlineData("😀", 35, 1)]
    [InlineData("😀", 36, 2)]
    public void Segments_are_counted_as_operators_do(string letter, int times, int segments) =>
        SmsText.Of(string.Concat(Enumerable.Repeat(letter, times))).Segments.ShouldBe(segments);

    [Fact]
    public void A_letter_of_two_places_is_not_cut_in_two()
    {
        // 152 places, then a letter of two: it moves to the next segment whole, and the last place of the first is lost.
        SmsText.Of(new string('a', 152) + "€" + new string('a', 151)).Segments.ShouldBe(2);
        SmsText.Of(new string('a', 152) + "€" + new string('a', 152)).Segments.ShouldBe(3);
        SmsText.Of(new string('ж', 66) + "😀" + new string('ж', 65)).Segments.ShouldBe(2);
        SmsText.Of(new string('ж', 66) + "😀" + new string('ж', 66)).Segments.ShouldBe(3);
    }

    [Theory]
    [InlineData("RDV à l’hôtel de ville « Saint-Ébremond » – 9 h", "RDV à l'hotel de ville \"Saint-Ébremond\" - 9 h")]
    [InlineData("Ça coûte 10 €, garçon… œuvre", "Ça coute 10 €, garcon... oeuvre")]
    [InlineData("e\u0301te\u0301 9\u202Fh", "été 9 h")]
    public void A_french_text_is_simplified_to_what_one_segment_can_hold(string written, string sent)
    {
        var text = SmsText.Of(written);
        (text.Text, text.IsGsm, text.Segments).ShouldBe((sent, true, 1));
    }

    [Theory]
    [InlineData("Вітаємо")]
    [InlineData("مرحبا")]
    public void Another_script_is_left_as_it_is(string written)
    {
        var text = SmsText.Of(written);
        (text.Text, text.IsGsm).ShouldBe((written, false));
    }
}
