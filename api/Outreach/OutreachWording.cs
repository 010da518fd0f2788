using System.Globalization;
using Inclusion.Platform;
using Inclusion.Platform.Time;
using NodaTime;

namespace Inclusion.Outreach;

/// <summary>Which news a message about a session brings.</summary>
public enum OutreachNews
{
    /// <summary>A seat is theirs.</summary>
    Seated,
    /// <summary>All seats were taken; they wait.</summary>
    Waiting,
    /// <summary>A seat became free, and is theirs.</summary>
    Promoted,
    /// <summary>The session has another hour or place.</summary>
    Moved,
    /// <summary>The session does not take place.</summary>
    Cancelled,
    /// <summary>Their seat was given back.</summary>
    Left,
    /// <summary>It comes soon.</summary>
    Reminder,
}

/// <summary>What a message about a session says.</summary>
/// <param name="Where">Name and address of the place.</param>
/// <param name="PlaceName">Its name alone, where room is short.</param>
/// <param name="Telephone">The number to call to change or leave, E.164; null when the town has none.</param>
public sealed record OutreachSaying(
    OutreachNews News, string Title, Instant StartsAt, DateTimeZone Zone, string Where, string PlaceName, string TownName, string? Telephone);

/// <summary>The words of messages about sessions: plain, short, the same in e-mail, text message and letter.</summary>
public static class OutreachWording
{
    private const int ShortTitle = 50, ShortPlace = 60;

    public static string Subject(OutreachSaying saying) => saying.News switch
    {
        OutreachNews.Seated => $"Votre place est réservée : {When(saying)}",
        OutreachNews.Waiting => $"Liste d'attente : séance du {When(saying)}",
        OutreachNews.Promoted => $"Une place est à vous : {When(saying)}",
        OutreachNews.Moved => $"Votre séance change : {When(saying)}",
        OutreachNews.Cancelled => $"La séance du {When(saying)} est annulée",
        OutreachNews.Left => $"Votre place du {When(saying)} est rendue",
        _ => $"Rappel : votre séance du {When(saying)}",
    };

    /// <summary>One short paragraph an idea, in the order in which a person needs them.</summary>
    public static IReadOnlyList<string> Paragraphs(OutreachSaying saying)
    {
        var first = $"{Opening(saying.News)} « {saying.Title} » : {When(saying)}.";
        string[] then = saying.News switch
        {
            OutreachNews.Cancelled => ["Elle n'a pas lieu : ne venez pas.", .. Call(saying, "Pour en choisir une autre")],
            OutreachNews.Left => [.. Call(saying, "Pour vous inscrire à nouveau")],
            OutreachNews.Waiting => ["Toutes les places sont prises. Si une place se libère, elle est à vous et nous vous prévenons.", .. Call(saying, "Pour quitter la liste")],
            _ => [$"Où : {saying.Where}", .. Call(saying, "Si vous ne pouvez pas venir")],
        };
        return ["Bonjour,", first, .. then, saying.TownName];
    }

    /// <summary>For a text message: one segment is the aim, two the limit.</summary>
    public static string Text(OutreachSaying saying)
    {
        var local = saying.StartsAt.InZone(saying.Zone).LocalDateTime;
        var when = string.Create(CultureInfo.InvariantCulture, $"{local.Day:00}/{local.Month:00} {FrenchDates.Words(local.TimeOfDay)}");
        var (title, place) = (Cut(saying.Title, ShortTitle), Cut(saying.PlaceName, ShortPlace));
        var call = saying.Telephone is { } number ? $" Infos: {Telephones.ForReading(number)}" : "";
        return saying.News switch
        {
            OutreachNews.Waiting => $"Liste d'attente {title} {when}: nous vous prevenons si une place se libere.{call}",
            OutreachNews.Promoted => $"Une place est a vous: {title} {when}, {place}.{call}",
            OutreachNews.Moved => $"{title} change: {when}, {place}.{call}",
            OutreachNews.Cancelled => $"{title} du {when} ANNULE.{call}",
            OutreachNews.Left => $"Votre place est rendue: {title} {when}.{call}",
            OutreachNews.Reminder => $"Rappel {title} {when}, {place}.{call}",
            _ => $"Place reservee: {title} {when}, {place}.{call}",
        };
    }

    private static string Opening(OutreachNews news) => news switch
    {
        OutreachNews.Waiting => "Vous êtes sur la liste d'attente de la séance",
        OutreachNews.Promoted => "Une place s'est libérée : elle est à vous, pour la séance",
        OutreachNews.Moved => "Nouvelle date ou nouveau lieu pour la séance",
        OutreachNews.Cancelled => "Nous sommes désolés pour la séance",
        OutreachNews.Left => "Vous n'êtes plus inscrit·e à la séance",
        OutreachNews.Reminder => "Nous vous attendons bientôt à la séance",
        _ => "Votre place est réservée à la séance",
    };

    private static string When(OutreachSaying saying) => FrenchDates.Words(saying.StartsAt, saying.Zone);

    private static string Cut(string text, int max) => text.Length <= max ? text : $"{text[..(max - 3)].TrimEnd()}...";

    private static IEnumerable<string> Call(OutreachSaying saying, string what) =>
        saying.Telephone is { } number ? [$"{what} : appelez le {Telephones.ForReading(number)}."] : [];
}
