using NodaTime;

namespace Inclusion.Planning;

/// <summary>A set of days of the week, compared by its content.</summary>
public readonly record struct WeekDays
{
    private static readonly string[] Codes = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];
    private readonly byte _bits;

    private WeekDays(byte bits) => _bits = bits;

    /// <summary>Nothing said: no rule may hold it.</summary>
    public bool IsEmpty => _bits == 0;

    /// <summary>The set of these days; a day named twice counts once.</summary>
    public static WeekDays Of(params IEnumerable<IsoDayOfWeek> days) => new((byte)days.Aggregate(0, (bits, day) => bits | Bit(day)));

    /// <summary>The two letters RFC 5545 gives a day.</summary>
    public static string CodeOf(IsoDayOfWeek day) => Codes[(int)day - 1];

    /// <summary>The day of two letters; null when there is none.</summary>
    public static IsoDayOfWeek? FromCode(string code)
    {
        var index = Array.IndexOf(Codes, code);
        return index < 0 ? null : (IsoDayOfWeek)(index + 1);
    }

    /// <summary>Whether the set has this day.</summary>
    public bool Contains(IsoDayOfWeek day) => (_bits & Bit(day)) != 0;

    /// <summary>The days from Monday on, as RFC 5545 writes them: <c>MO,TH</c>.</summary>
    public override string ToString()
    {
        var bits = _bits;
        return string.Join(',', Codes.Where((_, index) => (bits & (1 << index)) != 0));
    }

    private static int Bit(IsoDayOfWeek day) => 1 << ((int)day - 1);
}
