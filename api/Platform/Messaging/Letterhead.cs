using NodaTime;

namespace Inclusion.Platform.Messaging;

/// <summary>In whose name messages go out.</summary>
/// <param name="Name">The town's name, shown as the sender.</param>
/// <param name="SenderAddress">The address e-mails come from; invites have the same domain.</param>
/// <param name="Telephone">What a lost resident may call, E.164.</param>
/// <param name="Zone">The zone of the town's local hours.</param>
public sealed record Letterhead(string Name, string SenderAddress, string? Telephone, DateTimeZone Zone);

/// <summary>Tells in whose name the town of this operation writes. Territories knows.</summary>
public interface ILetterheads
{
    Task<Letterhead> ReadAsync(CancellationToken stop);
}
