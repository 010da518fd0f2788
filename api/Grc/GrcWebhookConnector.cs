using System.Net.Mime;
using System.Text.Json;
using Inclusion.Platform.Access;
using Inclusion.Platform.Outgoing;
using NodaTime;
using NodaTime.Text;

namespace Inclusion.Grc;

/// <summary>Tells a GRC of a request by a signed webhook. The body is thin: ids only; the GRC reads the rest through the contract.</summary>
public sealed class GrcWebhookConnector(OutgoingCalls calls, AccessKeys keys, IClock clock)
{
    public const string Submitted = "request.submitted";

    /// <summary>Null when the GRC took it.</summary>
    public Task<OutgoingFault?> SubmitAsync(GrcLink connection, Guid delivery, GrcRequest request, string kind, CancellationToken stop)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(new
        {
            type = Submitted,
            timestamp = InstantPattern.ExtendedIso.Format(request.QueuedAt),
            data = new { requestId = request.Id.Value, kind },
        });
        var now = clock.GetCurrentInstant();
        var secrets = connection.SecretsAt(now).Select(number => GrcSecret.Of(keys, connection, number));
        return calls.PostAsync(new Uri(connection.TargetUrl), body, MediaTypeNames.Application.Json, StandardWebhook.Sign(secrets, delivery.ToString(), now, body), stop);
    }
}
