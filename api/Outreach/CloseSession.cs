using Inclusion.Platform;
using Inclusion.Platform.Access;
using Inclusion.Platform.Graph;
using Inclusion.Platform.Storage;
using NodaTime;

namespace Inclusion.Outreach;

/// <summary>A team that is back.</summary>
/// <param name="SessionId">From which session.</param>
/// <param name="Kit">What came back, at most 30 lines; what left and is not named came back whole.</param>
/// <param name="VouchersHandedOut">How many vouchers were given to residents; none when left out.</param>
/// <param name="VouchersBroughtBack">How many vouchers came back; all that were not handed out when left out.</param>
/// <param name="DifferenceReason">Why what came back is not what left, up to 500 characters; must be given when it differs.</param>
public sealed record CloseSessionInput(
    OutreachSessionId SessionId, IReadOnlyList<KitCountInput>? Kit = null, int? VouchersHandedOut = null, int? VouchersBroughtBack = null, string? DifferenceReason = null);

/// <summary>The team is back (« retour »): kit and vouchers are counted, and a difference is kept with its reason.</summary>
[Allows(Role.Mediator, Role.Coordinator)]
[Refuses(typeof(UnknownId), typeof(InvalidText), typeof(OutOfBounds), typeof(SessionNotInThisState), typeof(UnknownKitLine), typeof(DifferenceUnexplained),
    typeof(PersonalNumberFound), typeof(PasswordFound))]
public static class CloseSessionMutation
{
    private const int ReasonMax = 500;

    public static async Task<Outcome<OutreachSessionType>> CloseSessionAsync(CloseSessionInput input, Actor actor, InclusionDb db, IClock clock, CancellationToken stop)
    {
        var faults = new Faults();
        var back = new SessionReturn(
            KitCount.Read(faults, input.Kit ?? [], "kit"),
            faults.Number(input.VouchersHandedOut ?? 0, 0, SessionTerms.VouchersMax, "vouchersHandedOut"),
            input.VouchersBroughtBack is { } count ? faults.Number(count, 0, SessionTerms.VouchersMax, "vouchersBroughtBack") : null,
            faults.OptionalProse(input.DifferenceReason, ReasonMax, "differenceReason"));
        if (faults.Any) return faults.ToRefusals();

        var session = await db.HoldSessionAsync(input.SessionId, actor, stop);
        if (session is null) return SessionScopeTable.Unknown("sessionId");

        var closed = session.Close(back, clock.GetCurrentInstant());
        if (closed.IsRefused) return closed.Then(each => new OutreachSessionType(each));

        db.State(new SessionClosed(session.Id));
        return await db.SaveAsync(new OutreachSessionType(session), stop);
    }
}
