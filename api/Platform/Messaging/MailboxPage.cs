using System.Globalization;
using System.Net.Mime;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Inclusion.Platform.Access.Pages;
using MimeKit;

namespace Inclusion.Platform.Messaging;

/// <summary>Shows in Development what would have left: e-mails with their invites, text messages, letters.</summary>
public static class MailboxPage
{
    public const string Path = "/dev/mailbox";

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(Path, (Mailbox mailbox) => List(mailbox));
        app.MapGet(Path + "/{name}", (string name, Mailbox mailbox, CancellationToken stop) => ShowAsync(mailbox.PathOf(name), stop));
        app.MapGet(Path + "/{name}/raw", (string name, Mailbox mailbox) =>
            mailbox.PathOf(name) is { } file ? Results.File(file, "text/plain; charset=utf-8") : Results.NotFound());
        app.MapGet(Path + "/{name}/invite", (string name, Mailbox mailbox, CancellationToken stop) => DownloadInviteAsync(mailbox.PathOf(name), stop));
    }

    private static IResult List(Mailbox mailbox)
    {
        var rows = new StringBuilder();
        foreach (var name in mailbox.Names)
        {
            var (way, to, subject) = Summary(System.IO.Path.Combine(mailbox.Folder, name));
            rows.Append(CultureInfo.InvariantCulture, $"<tr><td>{Encode(When(name))}</td><td>{way}</td><td>{Encode(to)}</td><td><a href=\"{Path}/{Encode(name)}\">{Encode(subject)}</a></td></tr>\n");
        }

        return Html("Messages partis", $"""
            <h1>Messages partis</h1>
            <p>En développement, rien ne sort de cette machine : voici ce qui serait parti, le plus récent en premier (heure UTC).</p>
            <table><thead><tr><th>Date</th><th>Voie</th><th>À</th><th>Objet</th></tr></thead>
            <tbody>
            {rows}</tbody></table>
            """);
    }

    private static async Task<IResult> ShowAsync(string? file, CancellationToken stop)
    {
        if (file is null) return Results.NotFound();
        if (file.EndsWith(".letter.html", StringComparison.Ordinal)) return Results.File(file, "text/html; charset=utf-8");
        if (!file.EndsWith(".eml", StringComparison.Ordinal)) return ShowSms(file);

        using var mail = await MimeMessage.LoadAsync(file, stop);
        var name = Encode(System.IO.Path.GetFileName(file));
        var invite = InviteOf(mail)?.Text is { } ics
            ? $"<h2>Invitation</h2><p><a href=\"{Path}/{name}/invite\">Télécharger l’invitation (.ics)</a></p><pre>{Encode(ics)}</pre>"
            : "";
        return Html(mail.Subject ?? "", $"""
            <p><a href="{Path}">Tous les messages</a></p>
            <h1>{Encode(mail.Subject ?? "")}</h1>
            <p>De : {Encode(mail.From.ToString())}<br>À : {Encode(mail.To.ToString())}<br><a href="{Path}/{name}/raw">Source du message</a></p>
            <pre>{Encode(mail.TextBody ?? "")}</pre>
            {invite}
            """);
    }

    private static IResult ShowSms(string file)
    {
        var sms = ReadSms(file);
        return Html("SMS", $"<p><a href=\"{Path}\">Tous les messages</a></p><h1>SMS à {Encode(sms.To)}</h1><pre>{Encode(sms.Text)}</pre><p>Segments : {sms.Segments}</p>");
    }

    private static async Task<IResult> DownloadInviteAsync(string? file, CancellationToken stop)
    {
        if (file?.EndsWith(".eml", StringComparison.Ordinal) is not true) return Results.NotFound();
        using var mail = await MimeMessage.LoadAsync(file, stop);
        if (InviteOf(mail)?.Content is not { } ics) return Results.NotFound();
        using var bytes = new MemoryStream();
        await ics.DecodeToAsync(bytes, stop);
        return Results.File(bytes.ToArray(), "text/calendar; charset=utf-8", "rendez-vous.ics");
    }

    private static (string Way, string To, string Subject) Summary(string file)
    {
        if (file.EndsWith(".letter.html", StringComparison.Ordinal)) return ("courrier", "", "Lettre à imprimer");
        if (file.EndsWith(".sms.json", StringComparison.Ordinal)) return ("SMS", ReadSms(file).To, ReadSms(file).Text);
        using var mail = MimeMessage.Load(file);
        return ("e-mail", mail.To.ToString(), mail.Subject ?? "");
    }

    private static TextPart? InviteOf(MimeMessage mail) =>
        mail.BodyParts.OfType<TextPart>().FirstOrDefault(part => part.ContentType.IsMimeType("text", "calendar"));

    private static KeptSms ReadSms(string file) =>
        JsonSerializer.Deserialize<KeptSms>(File.ReadAllText(file)) ?? throw new InvalidOperationException("A kept text message is empty.");

    private static IResult Html(string title, string body) => Results.Content(
        $"<!doctype html>\n<html lang=\"fr\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>{Encode(title)}</title><link rel=\"stylesheet\" href=\"{AccountStyle.Address}\"></head>\n<body>\n<main class=\"wide\">\n{body}\n</main></body></html>\n", MediaTypeNames.Text.Html, Encoding.UTF8);

    /// <summary>Names begin with the instant: 20261124T003201.</summary>
    private static string When(string name) =>
        DateTime.TryParseExact(name.AsSpan(0, Math.Min(15, name.Length)), "yyyyMMdd'T'HHmmss", CultureInfo.InvariantCulture, DateTimeStyles.None, out var at)
            ? at.ToString("dd/MM/yyyy HH:mm:ss", CultureInfo.InvariantCulture)
            : name;

    private static string Encode(string text) => HtmlEncoder.Default.Encode(text);
}
