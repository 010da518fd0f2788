using System.Globalization;
using Inclusion.Platform;
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
public sealed record AppointmentSaying(AppointmentNews News, string Title, Instant StartsAt, DateTimeZone Zone, string Where, string ToBring, string TownName, string? Telephone);

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
            $"{Opening(saying.News)} « {saying.Title} » : {When(saying)}.",
            $"Où : {saying.Where}",
            .. saying.ToBring.Length > 0 ? new[] { $"À apporter : {saying.ToBring}" } : [],
            .. Call(saying, "Pour déplacer ou annuler"),
            saying.TownName,
        ];
    }

    /// <summary>For a text message: one segment is the aim.</summary>
    public static string Text(AppointmentSaying saying)
    {
        var local = saying.StartsAt.InZone(saying.Zone).LocalDateTime;
        var when = string.Create(CultureInfo.InvariantCulture, $"{local.Day:00}/{local.Month:00} {FrenchDates.Words(local.TimeOfDay)}");
        var call = saying.Telephone is { } number ? $" Infos et annulation: {Telephones.ForReading(number)}" : "";
        return saying.News switch
        {
            AppointmentNews.Cancelled => $"RDV {saying.Title} du {when} ANNULE.{call}",
            AppointmentNews.Moved => $"RDV {saying.Title} deplace au {when}, {saying.Where}.{call}",
            AppointmentNews.Reminder => $"Rappel RDV {saying.Title} {when}, {saying.Where}.{call}",
            _ => $"RDV {saying.Title} {when}, {saying.Where}.{call}",
        };
    }

    private static string Opening(AppointmentNews news) => news switch
    {
        AppointmentNews.Moved => "Votre rendez-vous est déplacé",
        AppointmentNews.Reminder => "Nous vous attendons bientôt pour votre rendez-vous",
        _ => "Votre rendez-vous est réservé",
    };

    private static string When(AppointmentSaying saying) => FrenchDates.Words(saying.StartsAt, saying.Zone);

    private static IEnumerable<string> Call(AppointmentSaying saying, string what) =>
        saying.Telephone is { } number ? [$"{what} : appelez le {Telephones.ForReading(number)}."] : [];
}
