namespace Inclusion.Platform.Messaging;

/// <summary>
/// A message did not leave. It carries a code and never the server's own words, which quote addresses; the cause stays
/// out of it for the same reason.
/// </summary>
/// <param name="fault">Why.</param>
/// <param name="isFinal">True when trying again cannot help: a person decides.</param>
public sealed class SendFaultException(MessageFault fault, bool isFinal) : Exception($"A message did not leave: {fault}.")
{
    public MessageFault Fault { get; } = fault;
    public bool IsFinal { get; } = isFinal;
}
