using Inclusion.Platform.Settings;

namespace Inclusion.Platform.Messaging;

/// <summary>How the connection to the mail server is sealed.</summary>
public enum MailSecurity
{
    /// <summary>STARTTLS, or nothing is sent.</summary>
    StartTls,
    /// <summary>STARTTLS where the server offers it. For a relay on the same machine or a closed network.</summary>
    StartTlsWhenOffered,
    /// <summary>TLS from the first byte (port 465).</summary>
    Tls,
    /// <summary>In clear. For a relay on the same machine.</summary>
    None,
}

/// <summary>The mail server.</summary>
/// <param name="Host">Null in Development, where mails go to the mailbox page instead.</param>
/// <param name="User">Null: no sign-in.</param>
/// <param name="Timeout">How long one sending may last; less than a lease.</param>
/// <param name="TrustedCertificates">A PEM file with certificates to trust besides the system's: a town's own authority.</param>
public sealed record MailSettings(string? Host, int Port, MailSecurity Security, string? User, string? Password, TimeSpan Timeout, string? TrustedCertificates)
{
    private static readonly Setting HostName = new("Mail:Host", "serveur d'envoi des e-mails (nom ou adresse) ; en Development, sans lui, les messages se lisent sur /dev/mailbox.") { IsRequired = true };
    private static readonly Setting PortNumber = new("Mail:Port", "port du serveur d'envoi ; 587 sans lui.");
    private static readonly Setting Sealing = new("Mail:Security", "StartTls (sans réglage), Tls, StartTlsWhenOffered ou None : les deux derniers pour un relais sur la même machine seulement.");
    private static readonly Setting UserName = new("Mail:User", "compte sur le serveur d'envoi ; sans lui, pas d'identification.");
    private static readonly Setting UserPassword = new("Mail:Password", "mot de passe de ce compte.") { IsSecret = true };
    private static readonly Setting TimeoutSeconds = new("Mail:TimeoutSeconds", "durée maximale d'un envoi, de 1 à 60 secondes ; 20 sans lui.");
    private static readonly Setting Certificates = new("Mail:TrustedCertificates", "fichier PEM des certificats à accepter en plus de ceux du système.");

    /// <exception cref="StartRefusedException">A setting is malformed; the sentence names it.</exception>
    public static MailSettings Read(IConfiguration settings) => new(
        HostName.Read(settings),
        PortNumber.Number(settings, 587, 1, 65535),
        Sealing.Choice(settings, MailSecurity.StartTls),
        UserName.Read(settings),
        UserPassword.Read(settings),
        TimeSpan.FromSeconds(TimeoutSeconds.Number(settings, 20, 1, 60)),
        Certificates.Read(settings) is not { } file || File.Exists(file) ? Certificates.Read(settings)
            : throw new StartRefusedException($"Le réglage {Certificates.Variable} nomme un fichier qui n'existe pas."));
}
