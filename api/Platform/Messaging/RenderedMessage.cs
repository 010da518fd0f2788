using Inclusion.Platform.Access;

namespace Inclusion.Platform.Messaging;

/// <summary>A message as it goes out: an e-mail, a text message or a letter. Lives in memory only.</summary>
public abstract record RenderedMessage
{
    private RenderedMessage() { }

    public abstract MessageChannel Channel { get; }

    /// <summary>An e-mail from the town's sender address.</summary>
    /// <param name="To">One bare address: no name, no list.</param>
    /// <param name="Subject">One line.</param>
    /// <param name="Text">Plain text, which stands alone.</param>
    public sealed record Email(string To, string Subject, string Text) : RenderedMessage
    {
        public override MessageChannel Channel => MessageChannel.Email;

        /// <summary>The recipient's name, as a mail program shows it.</summary>
        public string? ToName { get; init; }

        /// <summary>The same text as HTML.</summary>
        public string? Html { get; init; }

        /// <summary>The invite (iMIP) that goes with it.</summary>
        public Invite? Invite { get; init; }
    }

    /// <summary>A text message: one segment is the aim, two the limit.</summary>
    /// <param name="To">A mobile number, E.164.</param>
    /// <param name="Text">Letters that would make it dearer (« ê », « ’ ») are simplified at sending.</param>
    public sealed record Sms(string To, string Text) : RenderedMessage
    {
        public override MessageChannel Channel => MessageChannel.Sms;
    }

    /// <summary>A letter that staff print on A4.</summary>
    /// <param name="Address">The lines of the address, name first, at most 6.</param>
    /// <param name="Subject">What the letter is about, on one line.</param>
    /// <param name="Paragraphs">The text.</param>
    public sealed record Letter(IReadOnlyList<string> Address, string Subject, IReadOnlyList<string> Paragraphs) : RenderedMessage
    {
        public override MessageChannel Channel => MessageChannel.Letter;

        /// <summary>The structure that prints it and hands it over; null: any of the town.</summary>
        public StructureId? Structure { get; init; }
    }
}

/// <summary>What a calendar does with an invite (RFC 5546).</summary>
public enum InviteMethod
{
    /// <summary>Enter it, or replace what is there.</summary>
    Request,
    /// <summary>Take it away.</summary>
    Cancel,
}

/// <summary>A calendar object to send with an e-mail (RFC 6047).</summary>
/// <param name="Ics">The whole VCALENDAR, whose METHOD is the same.</param>
public sealed record Invite(InviteMethod Method, string Ics);
