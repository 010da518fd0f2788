using System.Globalization;
using Inclusion.Platform;
using Inclusion.Platform.Messaging;
using Inclusion.Platform.Time;
using NodaTime;

namespace Inclusion.Appointments;

/// <summary>Which news a message brings.</summary>
public enum AppointmentNews
{
    /// <summary>It was agreed.</summary>
    Booked,
    /// <summary>It has another hour, place or mediator.</summary>
    Moved,
    /// <summary>It was given up.</summary>
    Cancelled,
    /// <summary>It comes soon.</summary>
    Reminder,
}

/// <summary>What a message about an appointment may say: nothing of what the resident comes for when the reason is discreet.</summary>
/// <param name="Title">The reason's outward title.</param>
/// <param name="Where">Name and address of the place, or how people meet.</param>
/// <param name="ToBring">What to bring; empty when there is nothing to say, or when it would tell too much.</param>
/// <param name="Telephone">The number to call to change or cancel, E.164; null when the town has none.</param>
public sealed record AppointmentSaying(AppointmentNews News, string Title, Instant StartsAt, DateTimeZone Zone, string Where, string ToBring, string TownName, string? Telephone)
{
    /// <summary>The place's name alone, for a text message that would be too long with its address.</summary>
    public string ShortWhere { get; init; } = Where;

    /// <summary>The address that shows, moves or cancels it; null when there is nothing left to open.</summary>
    public string? Link { get; init; }

    /// <summary>What opens the resident's own space beside a link to it; only on paper, and only for a resident whom no code can be sent to.</summary>
    public string? Pin { get; init; }
}

/// <summary>The words of messages about appointments: plain, short, the same in e-mail, text message and letter.</summary>
public static class AppointmentWording
{
    public static string Subject(AppointmentSaying saying) => saying.News switch
    {
        AppointmentNews.Booked => $"Votre rendez-vous du {When(saying)}",
        AppointmentNews.Moved => $"Votre rendez-vous est déplacé au {When(saying)}",
        AppointmentNews.Cancelled => $"Votre rendez-vous du {When(saying)} est annulé",
        _ => $"Rappel : votre rendez-vous du {When(saying)}",
    };

    /// <summary>One short paragraph an idea, in the order in which a person needs them.</summary>
    public static IReadOnlyList<string> Paragraphs(AppointmentSaying saying)
    {
        if (saying.News is AppointmentNews.Cancelled)
            return ["Bonjour,", $"Votre rendez-vous « {saying.Title} » du {When(saying)} est annulé. Ne venez pas.", .. Call(saying, "Pour reprendre rendez-vous"), saying.TownName];

        return
        [
            "Bonjour,",
            $"{Opening(saying)} : {When(saying)}.",
            $"Où : {saying.Where}",
            .. saying.ToBring.Length > 0 ? new[] { $"À apporter : {saying.ToBring}" } : [],
            .. saying.Link is { } link ? new[] { $"Pour voir, déplacer ou annuler ce rendez-vous, ouvrez cette adresse :\n{link}" } : [],
            .. Call(saying, saying.Link is null ? "Pour déplacer ou annuler" : "Sans Internet"),
            .. saying.Pin is { } pin ? new[] { $"Code de votre espace : {pin}. Ne le donnez à personne." } : [],
            saying.TownName,
        ];
    }

    /// <summary>For a text message: one segment is the aim, two the limit. The page says what is left out here.</summary>
    public static string Text(AppointmentSaying saying)
    {
        string[] shorter = [Text(saying, saying.Where), Text(saying, saying.ShortWhere), Text(saying with { Telephone = null }, saying.ShortWhere)];
        return shorter.FirstOrDefault(text => SmsText.Of(text).Segments <= SmsText.MostSegments) ?? Text(saying with { Link = null }, saying.ShortWhere);
    }

    private static string Text(AppointmentSaying saying, string where)
    {
        var local = saying.StartsAt.InZone(saying.Zone).LocalDateTime;
        var when = string.Create(CultureInfo.InvariantCulture, $"{local.Day:00}/{local.Month:00} {FrenchDates.Words(local.TimeOfDay)}");
        string?[] ways = [saying.Link, saying.Telephone is { } number ? Telephones.ForReading(number) : null];
        var more = string.Join(" / ", ways.OfType<string>()) is { Length: > 0 } said ? $" Infos et annulation: {said}" : "";
        return saying.News switch
        {
            AppointmentNews.Cancelled => $"RDV {saying.Title} du {when} ANNULE.{more}",
            AppointmentNews.Moved => $"RDV {saying.Title} deplace au {when}, {where}.{more}",
            AppointmentNews.Reminder => $"Rappel RDV {saying.Title} {when}, {where}.{more}",
            _ => $"RDV {saying.Title} {when}, {where}.{more}",
        };
    }

    private static string Opening(AppointmentSaying saying) => saying.News switch
    {
        AppointmentNews.Moved => $"Votre rendez-vous « {saying.Title} » est déplacé",
        AppointmentNews.Reminder => $"Nous vous attendons bientôt pour votre rendez-vous « {saying.Title} »",
        _ => $"Votre rendez-vous « {saying.Title} » est réservé",
    };

    private static string When(AppointmentSaying saying) => FrenchDates.Words(saying.StartsAt, saying.Zone);

    private static IEnumerable<string> Call(AppointmentSaying saying, string what) =>
        saying.Telephone is { } number ? [$"{what} : appelez le {Telephones.ForReading(number)}."] : [];
}
