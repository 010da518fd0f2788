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

/// <summary>The mail server (settings <c>Mail:…</c>).</summary>
public sealed class MailSettings
{
    /// <summary>Without a host no mail leaves: in Development it goes to the mailbox page.</summary>
    public string? Host { get; set; }
    public int Port { get; set; } = 587;
    public MailSecurity Security { get; set; } = MailSecurity.StartTls;

    /// <summary>Null: no sign-in.</summary>
    public string? User { get; set; }
    public string? Password { get; set; }

    /// <summary>1 to 60: how long one sending may last.</summary>
    public int TimeoutSeconds { get; set; } = 20;

    /// <summary>A PEM file with certificates to trust besides the system's: a town's own authority.</summary>
    public string? TrustedCertificates { get; set; }
}

/// <summary>The text message operator (settings <c>Sms:…</c>).</summary>
public sealed class SmsSettings
{
    /// <summary>Where a message is posted. The only address that text messages ever go to; redirects are not followed.</summary>
    public Uri? Url { get; set; }

    /// <summary><c>application/json</c> or <c>application/x-www-form-urlencoded</c>.</summary>
    public string ContentType { get; set; } = "application/json";

    /// <summary>The body, with <c>{{to}}</c>, <c>{{text}}</c>, <c>{{sender}}</c> and <c>{{reference}}</c> filled in as the content type asks.</summary>
    public string Template { get; set; } = """{"to":"{{to}}","text":"{{text}}","from":"{{sender}}","reference":"{{reference}}"}""";

    /// <summary>The name shown as the sender, up to 11 letters and digits.</summary>
    public string Sender { get; set; } = "Inclusion";

    /// <summary>The header that carries the secret; the whole value (<c>Bearer …</c>) is the secret.</summary>
    public string SecretHeader { get; set; } = "Authorization";
    public string? Secret { get; set; }

    /// <summary>Text messages are written to files here instead; for trials.</summary>
    public string? Folder { get; set; }

    /// <summary>What a town may send a month unless it decides otherwise.</summary>
    public int SegmentsPerMonth { get; set; } = 3000;

    /// <summary>Keys the list of numbers that asked for no more messages.</summary>
    public string? StopKey { get; set; }

    /// <summary>What the operator's own calls (delivery, STOP) must carry in <see cref="SecretHeader"/>; null: such calls are refused.</summary>
    public string? CallbackSecret { get; set; }

    /// <summary>True when text messages can leave.</summary>
    public bool IsConfigured => Url is not null || Folder is not null;
}

/// <summary>The workers (settings <c>Messaging:…</c>).</summary>
public sealed class MessagingSettings
{
    /// <summary>How many messages this process sends at once.</summary>
    public int Workers { get; set; } = 4;

    /// <summary>How often the queue is looked at when nothing rings: what another process ordered, and what has become due.</summary>
    public int PollSeconds { get; set; } = 5;
}
