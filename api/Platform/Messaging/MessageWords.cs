using Inclusion.Platform.Storage;

namespace Inclusion.Platform.Messaging;

/// <summary>One message to one person, from its order to its receipt.</summary>
public readonly record struct MessageReceiptId(Guid Value) : IId<MessageReceiptId>
{
    public static MessageReceiptId From(Guid value) => new(value);
    public static MessageReceiptId New() => new(Guid.CreateVersion7());
}

/// <summary>The way a message takes.</summary>
public enum MessageChannel
{
    /// <summary>By e-mail.</summary>
    Email,
    /// <summary>By text message.</summary>
    Sms,
    /// <summary>By a letter that staff print.</summary>
    Letter,
}

/// <summary>What became of a message.</summary>
public enum MessageState
{
    /// <summary>It is being sent, or will be tried again; a letter waits to be printed.</summary>
    Processed,
    /// <summary>The outside took it: the mail server, the text message operator, or the printer.</summary>
    Sent,
    /// <summary>The outside said that it arrived; only text message operators do.</summary>
    Delivered,
    /// <summary>It could not be sent, and waits for a person or was given up.</summary>
    Failed,
}

/// <summary>Why a message could not be sent.</summary>
public enum MessageFault
{
    /// <summary>The server refused the recipient for good.</summary>
    RecipientRefused,
    /// <summary>The server refused the message for good.</summary>
    MessageRefused,
    /// <summary>The server asked to come back later.</summary>
    ServerBusy,
    /// <summary>The server could not be reached, or broke off.</summary>
    ServerUnreachable,
    /// <summary>The server did not answer in time.</summary>
    TimedOut,
    /// <summary>The server refused our own sign-in, or our sender.</summary>
    SignInRefused,
    /// <summary>The server offers no encryption that we trust.</summary>
    ConnectionNotSecure,
    /// <summary>The address or number is malformed.</summary>
    AddressMalformed,
    /// <summary>A line break or control character stands where it could forge a header.</summary>
    ForbiddenCharacter,
    /// <summary>The text message would take more than two segments.</summary>
    SmsTooLong,
    /// <summary>The town has spent its text messages of the month.</summary>
    SmsBudgetSpent,
    /// <summary>The number asked for no more text messages.</summary>
    SmsStopped,
    /// <summary>No server is configured for this way of sending.</summary>
    ChannelNotConfigured,
    /// <summary>The message could not be written; the server's log says why.</summary>
    NotRendered,
    /// <summary>Nobody knows this kind of message any more.</summary>
    UnknownKind,
    /// <summary>Every attempt was cut off before its end.</summary>
    Interrupted,
}
