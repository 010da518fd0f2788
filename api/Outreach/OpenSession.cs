using Inclusion.Platform;
using Inclusion.Platform.Access;
using Inclusion.Platform.Graph;
using Inclusion.Platform.Storage;
using NodaTime;

namespace Inclusion.Outreach;

/// <summary>A team that leaves.</summary>
/// <param name="SessionId">For which session.</param>
/// <param name="Kit">What really leaves, at most 30 lines; what is planned and not named stays. All as planned when left out.</param>
/// <param name="Vouchers">How many vouchers really leave, 0 to 10,000; as planned when left out.</param>
public sealed record OpenSessionInput(OutreachSessionId SessionId, IReadOnlyList<KitCountInput>? Kit = null, int? Vouchers = null);

/// <summary>The team leaves for its session (« départ ») with its kit and its vouchers, on the day before at the earliest.</summary>
[Allows(Role.Mediator, Role.Coordinator)]
[Refuses(typeof(UnknownId), typeof(InvalidText), typeof(PersonalNumberFound), typeof(PasswordFound), typeof(OutOfBounds), typeof(SessionNotInThisState), typeof(SessionNotBegun))]
public static class OpenSessionMutation
{
    public static async Task<Outcome<OutreachSessionType>> OpenSessionAsync(OpenSessionInput input, Actor actor, InclusionDb db, IClock clock, CancellationToken stop)
    {
        var faults = new Faults();
        var kit = input.Kit is null ? null : KitCount.Read(faults, input.Kit, "kit");
        if (input.Vouchers is { } count) faults.Number(count, 0, SessionTerms.VouchersMax, "vouchers");
        if (faults.Any) return faults.ToRefusals();

        var session = await db.HoldSessionAsync(input.SessionId, actor, stop);
        if (session is null) return SessionScopeTable.Unknown("sessionId");

        var opened = session.Open(kit, input.Vouchers, clock.GetCurrentInstant());
        return opened.IsRefused ? opened.Then(each => new OutreachSessionType(each)) : await db.SaveAsync(new OutreachSessionType(session), stop);
    }
}
