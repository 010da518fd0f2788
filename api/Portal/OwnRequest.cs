using Inclusion.Grc;
using Inclusion.Platform.Storage;
using NodaTime;

namespace Inclusion.Portal;

/// <summary>A request as its resident reads it: where it stands, what happens next, and when.</summary>
/// <param name="Kind">As the town calls it.</param>
/// <param name="Number">To say on the telephone.</param>
public sealed record OwnRequest(string Kind, string Number, LocalDate ReceivedOn, Saying State, IReadOnlyList<Saying> Next)
{
    /// <summary>All of it but the town's own name for it, which is French everywhere.</summary>
    public IReadOnlyList<Saying> Essential => [new("request.received", ReceivedOn, Number), State, .. Next];

    public static OwnRequest Of(GrcRequest request, string kind) =>
        new(kind, GrcRequestWording.NumberOf(request), request.ReceivedOn, new Saying($"request.state.{StateOf(request)}"), [.. NextOf(request)]);

    private static string StateOf(GrcRequest request) => request switch
    {
        { AbandonedAt: not null } => "ABANDONED",
        // Trying again is our work, and none of the resident's worries.
        { State: GrcState.Failed } => ConstantNameConverter<GrcState>.NameOf(GrcState.Queued),
        _ => ConstantNameConverter<GrcState>.NameOf(request.State),
    };

    private static IEnumerable<Saying> NextOf(GrcRequest request)
    {
        if (request.AbandonedAt is not null) yield return new Saying("request.next.call");
        if (request.IsClosed) yield break;
        if (request.SuspendedOn is { } since) yield return new Saying("request.next.papers", since);
        if (request.State is GrcState.Queued or GrcState.Sent or GrcState.Failed) yield return new Saying("request.next.receipt", request.ReceptionDueOn);
        if (request.SilenceSpeaksAfter is { } day)
            yield return new Saying(request.SilenceMeans is SilenceEffect.Acceptance ? "request.next.accepted" : "request.next.refused", day);
    }
}
