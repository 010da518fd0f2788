using System.Globalization;
using Inclusion.Platform.Settings;

namespace Inclusion.Platform.Messaging;

/// <summary>The workers.</summary>
/// <param name="Workers">How many messages this process sends at once.</param>
/// <param name="Poll">How often the queue is looked at when nothing rings: what another process ordered, and what has become due.</param>
/// <param name="MailboxFolder">Where Development keeps what would have left; null: in the clone's own folder.</param>
public sealed record MessagingSettings(int Workers, TimeSpan Poll, string? MailboxFolder)
{
    private static readonly Setting WorkerCount = new("Messaging:Workers", "messages envoyés en même temps par ce processus, de 1 à 32 ; 4 sans lui.");
    private static readonly Setting PollSeconds = new("Messaging:PollSeconds", "secondes entre deux regards à la file d'envoi, de 1 à 60 ; 5 sans lui.");
    private static readonly Setting Mailbox = new("Messaging:MailboxFolder", "en Development, dossier des messages qui seraient partis.");

    /// <exception cref="StartRefusedException">A setting is malformed; the sentence names it.</exception>
    public static MessagingSettings Read(IConfiguration settings) => new(
        WorkerCount.Number(settings, 4, 1, 32), TimeSpan.FromSeconds(PollSeconds.Number(settings, 5, 1, 60)), Mailbox.Read(settings));
}

/// <summary>Settings that are no text.</summary>
internal static class SettingForms
{
    /// <exception cref="StartRefusedException">It is no number between the two, both included.</exception>
    public static int Number(this Setting setting, IConfiguration settings, int otherwise, int min, int max)
    {
        if (setting.Read(settings) is not { } text) return otherwise;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= min && number <= max
            ? number
            : throw new StartRefusedException($"Le réglage {setting.Variable} est un nombre de {min} à {max}.");
    }

    /// <exception cref="StartRefusedException">It is none of the choices.</exception>
    public static TChoice Choice<TChoice>(this Setting setting, IConfiguration settings, TChoice otherwise) where TChoice : struct, Enum
    {
        if (setting.Read(settings) is not { } text) return otherwise;
        return Enum.TryParse<TChoice>(text, ignoreCase: true, out var choice) && Enum.IsDefined(choice)
            ? choice
            : throw new StartRefusedException($"Le réglage {setting.Variable} est l'un de : {string.Join(", ", Enum.GetNames<TChoice>())}.");
    }
}
