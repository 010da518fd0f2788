using System.Globalization;
using Inclusion.Platform.Settings;

namespace Inclusion.Platform.Journal;

/// <summary>How the journal is kept.</summary>
/// <param name="ActMonths">How many months acts are kept; 60 at least, they are proof.</param>
/// <param name="ReadingMonths">How many months readings and refused sign-ins are kept; 6 at least.</param>
/// <param name="MailTo">Who receives the chain's head by mail each morning; null: nobody.</param>
/// <param name="MailFrom">The address that mail comes from.</param>
public sealed record JournalSettings(int ActMonths, int ReadingMonths, string? MailTo, string? MailFrom)
{
    public static readonly Setting AnchorFile = new("Journal:AnchorFile",
        "fichier hors de la base où les empreintes du journal sont ajoutées ligne à ligne ; placez-le là où qui tient la base n'écrit pas (au mieux en ajout seul, « chattr +a »).")
    { IsRequired = true };

    public static readonly Setting Acts = new("Journal:ActMonths", "combien de mois les actes sont gardés : 60 (sans lui) ou plus, ils font preuve.");

    public static readonly Setting Readings = new("Journal:ReadingMonths", "combien de mois les consultations de données personnelles sont gardées : 12 (sans lui), 6 au moins.");

    public static readonly Setting To = new("Journal:MailTo", "à qui envoyer chaque matin la dernière empreinte du journal ; sans lui, à personne.");

    public static readonly Setting From = new("Journal:MailFrom", "adresse d'où part ce courriel.");

    /// <exception cref="StartRefusedException">A number is not one, or is below what the law asks.</exception>
    public static JournalSettings Read(IConfiguration configuration) =>
        new(Months(Acts, 60, 60, configuration), Months(Readings, 12, 6, configuration), To.Read(configuration), From.Read(configuration));

    private static int Months(Setting setting, int usual, int least, IConfiguration configuration)
    {
        if (setting.Read(configuration) is not { } text) return usual;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var months) && months >= least
            ? months
            : throw new StartRefusedException($"Le réglage {setting.Variable} doit être un nombre de mois, {least} au moins.");
    }
}
