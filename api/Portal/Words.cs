using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;
using Inclusion.Platform.Time;
using NodaTime;

namespace Inclusion.Portal;

/// <summary>Something to say, before its language is known.</summary>
/// <param name="Key">Which sentence.</param>
/// <param name="Values">What stands in it: days and hours are worded in its language, other sayings too; names stay as they are.</param>
public sealed record Saying(string Key, params object[] Values);

/// <summary>A day that is worded without its year.</summary>
public sealed record NearDay(LocalDate On);

/// <summary>Every word of the residents' pages in one language, by key: the files lie in <c>Words/</c>.</summary>
public sealed class Words
{
    private static readonly FrozenDictionary<string, Words> All = Tongue.All.ToFrozenDictionary(each => each.Code, Read);

    private readonly FrozenDictionary<string, string> _said;
    private readonly Tongue _tongue;

    private Words(Tongue tongue, Dictionary<string, string> said) => (_tongue, _said) = (tongue, said.ToFrozenDictionary());

    public IReadOnlyDictionary<string, string> Said => _said;

    public static Words In(Tongue tongue) => All[tongue.Code];

    public string Say(Saying saying) => Say(saying.Key, saying.Values);

    public string Say(string key, params object[] values) => values.Length == 0
        ? _said[key]
        : string.Format(CultureInfo.InvariantCulture, _said[key], Array.ConvertAll(values, value => (object)Word(value)));

    private string Word(object value) => value switch
    {
        Saying other => Say(other),
        NearDay day => Day("date.day", day.On),
        LocalDate day => Day("date.dayWithYear", day),
        LocalDateTime moment => Say("date.moment", new NearDay(moment.Date), moment.TimeOfDay),
        LocalTime hour => Hour(hour),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => Apart(value.ToString() ?? ""),
    };

    private string Day(string form, LocalDate day) => string.Format(CultureInfo.InvariantCulture, _said[form],
        _said["date.days"].Split('|')[(int)day.DayOfWeek - 1],
        day.Day == 1 ? _said["date.first"] : day.Day.ToString(CultureInfo.InvariantCulture),
        _said["date.months"].Split('|')[day.Month - 1], day.Year);

    private string Hour(LocalTime hour) => _said["date.clock"] switch
    {
        "french" => FrenchDates.Words(hour),
        "12" => string.Create(CultureInfo.InvariantCulture, $"{(hour.Hour + 11) % 12 + 1}:{hour.Minute:00} {(hour.Hour < 12 ? "am" : "pm")}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{hour.Hour:00}:{hour.Minute:00}"),
    };

    /// <summary>A French name inside a line that runs from right to left keeps its own direction (U+2068, U+2069).</summary>
    private string Apart(string text) => _tongue.IsRightToLeft ? $"\u2068{text}\u2069" : text;

    private static Words Read(Tongue tongue)
    {
        using var stream = typeof(Words).Assembly.GetManifestResourceStream($"words.{tongue.Code}.json") ?? throw new InvalidOperationException($"The words of « {tongue.Code} » are not in the program.");
        return new Words(tongue, JsonSerializer.Deserialize<Dictionary<string, string>>(stream) ?? throw new InvalidOperationException(tongue.Code));
    }
}
