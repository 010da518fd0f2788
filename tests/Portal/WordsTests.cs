using System.Text.RegularExpressions;
using Inclusion.Portal;
using Inclusion.Tests.Architecture;
using NodaTime;
using Shouldly;

namespace Inclusion.Tests.Portal;

/// <summary>Every word of the residents' pages, in every language.</summary>
public sealed partial class WordsTests
{
    private static readonly IReadOnlyDictionary<string, string> French = Words.In(Tongue.French).Said;

    [Fact]
    public void Every_key_is_worded_in_every_language_with_the_same_values_in_it()
    {
        French.Count.ShouldBeGreaterThan(50);
        foreach (var tongue in Tongue.All)
        {
            var said = Words.In(tongue).Said;
            said.Keys.Order(StringComparer.Ordinal).ShouldBe(French.Keys.Order(StringComparer.Ordinal), tongue.Code);
            said.Where(each => string.IsNullOrWhiteSpace(each.Value)).ShouldBeEmpty(tongue.Code);
            foreach (var (key, words) in French.Where(each => !each.Key.StartsWith("date.", StringComparison.Ordinal)))
                Values(said[key]).ShouldBe(Values(words), $"{tongue.Code} {key}");
        }
    }

    [Fact]
    public void Arabic_and_ukrainian_are_written_in_their_own_letters()
    {
        static bool IsWorded(KeyValuePair<string, string> each) => each.Value.Any(char.IsLetter) && each.Key is not "date.clock";
        Words.In(Tongue.Find("ar") ?? Tongue.French).Said.Where(IsWorded).Where(each => !each.Value.Any(letter => letter is >= '\u0600' and <= '\u06FF')).ShouldBeEmpty();
        Words.In(Tongue.Find("uk") ?? Tongue.French).Said.Where(IsWorded).Where(each => !each.Value.Any(letter => letter is >= '\u0400' and <= '\u04FF')).ShouldBeEmpty();
    }

    [Fact]
    public void Every_key_that_the_pages_name_is_worded_and_every_wording_is_named()
    {
        var named = Repository.Files.Where(file => file.StartsWith("api/Portal/", StringComparison.Ordinal) && (file.EndsWith(".cs", StringComparison.Ordinal) || file.EndsWith(".cshtml", StringComparison.Ordinal)))
            .SelectMany(file => Keys().Matches(Repository.Read(file)).Select(found => found.Groups["key"].Value)).Distinct().ToList();
        named.Where(key => Families.Contains(key.Split('.')[0]) && !key.EndsWith('.') && !French.ContainsKey(key)).ShouldBeEmpty();
        French.Keys.Where(key => !named.Contains(key) && !named.Any(each => each.EndsWith('.') && key.StartsWith(each, StringComparison.Ordinal))).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("fr", "mardi 1er septembre à 9 h 05")]
    [InlineData("fr-simple", "mardi 1er septembre à 9 h 05")]
    [InlineData("en", "Tuesday 1 September at 9:05 am")]
    [InlineData("ar", "الثلاثاء 1 سبتمبر الساعة 09:05")]
    [InlineData("uk", "вівторок, 1 вересня, о 09:05")]
    public void A_day_and_an_hour_are_said_in_words(string code, string said) =>
        Words.In(Tongue.Find(code) ?? throw new InvalidOperationException(code)).Say("slots.moment", new LocalDateTime(2026, 9, 1, 9, 5)).ShouldBe(said);

    [Fact]
    public void A_french_name_keeps_its_direction_in_arabic() =>
        Words.In(Tongue.Find("ar") ?? Tongue.French).Say("mandate.gives", "CCAS").ShouldContain("\u2068CCAS\u2069");

    private static IReadOnlyList<string> Families => [.. French.Keys.Select(key => key.Split('.')[0]).Distinct()];

    private static IEnumerable<string> Values(string words) => Placeholders().Matches(words).Select(found => found.Value).Distinct().Order(StringComparer.Ordinal);

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex Placeholders();

    /// <summary>« appointment.title », or a beginning that a name is put behind: « theme.{…} ».</summary>
    [GeneratedRegex("\"(?<key>[a-z]+(?:\\.[a-zA-Z]+)*\\.?)(?:[\"{])")]
    private static partial Regex Keys();
}
