using System.Text;
using MimeKit;
using NodaTime;

namespace Inclusion.Platform.Messaging;

/// <summary>Writes an e-mail as it goes over the wire, invite included (iMIP, RFC 6047).</summary>
public static class MailComposer
{
    /// <exception cref="SendFaultException">A header could be forged, or the address is none.</exception>
    public static MimeMessage Compose(MessageOrder order, RenderedMessage.Email mail, Letterhead from, Instant now)
    {
        var sender = Address(from.SenderAddress, from.Name);
        var message = new MimeMessage
        {
            // The same at every attempt: a mail that was sent twice is recognised.
            MessageId = $"{order.Id.Value:N}@{sender.Domain}",
            Date = now.ToDateTimeOffset(),
            Subject = Line(mail.Subject),
            Body = Body(mail),
        };
        message.From.Add(sender);
        message.To.Add(Address(mail.To, mail.ToName));
        // Absence notices and other robots do not answer robots (RFC 3834).
        message.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");
        return message;
    }

    private static MimeEntity Body(RenderedMessage.Email mail)
    {
        List<MimeEntity> ways = [Part("plain", mail.Text)];
        if (mail.Html is { } html) ways.Add(Part("html", html));
        if (mail.Invite is not { } invite) return Alternatives(ways);

        ways.Add(Calendar(invite));
        return new Multipart("mixed") { Alternatives(ways), Attachment(invite) };
    }

    private static MimeEntity Alternatives(List<MimeEntity> ways)
    {
        if (ways is [var only]) return only;
        var alternative = new MultipartAlternative();
        foreach (var way in ways) alternative.Add(way);
        return alternative;
    }

    private static TextPart Part(string subtype, string text)
    {
        var part = new TextPart(subtype);
        part.SetText(Encoding.UTF8, text);
        return part;
    }

    private static TextPart Calendar(Invite invite)
    {
        var part = Part("calendar", Ics(invite));
        part.ContentType.Parameters.Add("method", NameOf(invite.Method));
        part.ContentTransferEncoding = ContentEncoding.Base64;
        return part;
    }

    private static MimePart Attachment(Invite invite) => new("application", "ics")
    {
        Content = new MimeContent(new MemoryStream(Encoding.UTF8.GetBytes(Ics(invite)))),
        ContentDisposition = new ContentDisposition(ContentDisposition.Attachment),
        ContentTransferEncoding = ContentEncoding.Base64,
        FileName = "rendez-vous.ics",
    };

    /// <summary>A calendar that reads another method than the mail announces would do the wrong thing.</summary>
    private static string Ics(Invite invite) =>
        invite.Ics.Contains($"\nMETHOD:{NameOf(invite.Method)}", StringComparison.Ordinal)
            ? invite.Ics
            : throw new InvalidOperationException("An invite's METHOD is not the one it was announced with.");

    private static MailboxAddress Address(string address, string? name)
    {
        var bare = Line(address);
        if (bare.Length > 254 || !MailboxAddress.TryParse(bare, out var parsed) || parsed.Address != bare || string.IsNullOrEmpty(parsed.Domain))
            throw new SendFaultException(MessageFault.AddressMalformed, isFinal: true);
        return new MailboxAddress(Encoding.UTF8, name is null ? null : Line(name), bare);
    }

    private static string Line(string text) =>
        text.Any(char.IsControl) ? throw new SendFaultException(MessageFault.ForbiddenCharacter, isFinal: true) : text;

    private static string NameOf(InviteMethod method) => method is InviteMethod.Request ? "REQUEST" : "CANCEL";
}
