using Inclusion.Platform.Access;
using Inclusion.Platform.Storage;
using NodaTime;

namespace Inclusion.Platform.Messaging;

/// <summary>
/// Something the house writes to a person. The order holds ids only; a room's <c>…Message</c> writes the text when it is
/// sent, so that a person never receives what is no longer true. Found by reflection: its kind is its name without « Message ».
/// </summary>
public interface IMessage
{
    /// <summary>Raised when the wording changes its meaning; kept with each order, so that a wording can be told from its date.</summary>
    static virtual int TemplateVersion => 1;

    /// <summary>
    /// Writes the message as of now, in a read transaction of its town with nobody signed in
    /// (<see cref="Actor.System"/>). Null when nothing is left to say: the appointment was cancelled since.
    /// </summary>
    Task<RenderedMessage?> RenderAsync(MessageOrder order, CancellationToken stop);
}

/// <summary>What a message is ordered with: whom it is about and whom it goes to, as ids.</summary>
/// <param name="Subject">What the message is about. Messages about one subject to one recipient leave in order.</param>
/// <param name="Recipient">Whom it goes to; null when the subject says it.</param>
/// <param name="Sequence">The subject's revision (an invite's SEQUENCE) when this was ordered.</param>
/// <param name="NotBefore">The earliest instant to send it; null: at once.</param>
public sealed record Posting(IId Subject, IId? Recipient = null, int Sequence = 0, Instant? NotBefore = null);

/// <summary>An order as it is read back when the time has come.</summary>
/// <param name="Id">The same at every attempt, so that a mail sent twice can be recognised.</param>
/// <param name="Kind">The message's name: <c>AppointmentBookedMessage</c> is « APPOINTMENT_BOOKED ».</param>
public sealed record MessageOrder(
    MessageReceiptId Id,
    TerritoryId Territory,
    string Kind,
    string SubjectNoun,
    Guid Subject,
    string? RecipientNoun,
    Guid? Recipient,
    int TemplateVersion,
    int Sequence,
    Instant QueuedAt);
