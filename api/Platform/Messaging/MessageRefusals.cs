namespace Inclusion.Platform.Messaging;

/// <summary>The letter was printed already: it has left the house.</summary>
public sealed record LetterAlreadyPrinted(string Message, params string[] Path) : Refusal(Message, Path);

/// <summary>The town sends no text messages, so nobody can be kept from them.</summary>
public sealed record SmsNotConfigured(string Message) : Refusal(Message);
