namespace Inclusion.Platform.Time;

/// <summary>The hour does not exist that day, or happens twice: the clocks change.</summary>
/// <param name="Change">Which of the two.</param>
public sealed record HourOfClockChange(string Message, ClockChange Change, params string[] Path) : Refusal(Message, Path)
{
    /// <summary>The refusal in the words of that change.</summary>
    public static HourOfClockChange Of(ClockChange change, params string[] path) => new(
        change == ClockChange.SkippedHour
            ? "Cette heure n'existe pas ce jour-là : on passe à l'heure d'été. Choisissez une autre heure."
            : "Cette heure existe deux fois ce jour-là : on passe à l'heure d'hiver. Choisissez une autre heure.",
        change,
        path);
}
