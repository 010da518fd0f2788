using System.Collections.Frozen;
using Inclusion.Platform.Access;
using Inclusion.Residents;
using NodaTime;
using Shouldly;

namespace Inclusion.Tests.Residents;

/// <summary>Who sees what of a resident, inside a town: the table of roles, line by line.</summary>
public sealed class ResidentSightTests
{
    private static readonly TerritoryId Town = TerritoryId.New();
    private static readonly Resident Marie = Resident.Record(Town, new ResidentPerson("Marie", "Durand", 1950, "fr"), true, Instant.FromUtc(2026, 1, 1, 0, 0));

    // Role, followed by their structure: identity, file, may change.
    [Theory]
    [InlineData(Role.Mediator, true, null, null, true)]
    [InlineData(Role.Mediator, false, null, WithheldBecause.NotFollowed, false)]
    [InlineData(Role.SocialWorker, true, null, null, true)]
    [InlineData(Role.SocialWorker, false, null, WithheldBecause.NotFollowed, false)]
    [InlineData(Role.Reception, true, null, null, true)]
    [InlineData(Role.Reception, false, null, WithheldBecause.NotFollowed, false)]
    [InlineData(Role.Coordinator, false, null, null, true)]
    [InlineData(Role.PrivacyOfficer, false, null, null, true)]
    [InlineData(Role.Administrator, true, WithheldBecause.Role, WithheldBecause.Role, false)]
    [InlineData(Role.Treasurer, true, WithheldBecause.Role, WithheldBecause.Role, false)]
    [InlineData(Role.VoucherManager, true, WithheldBecause.Role, WithheldBecause.Role, false)]
    public void Each_role_sees_its_part(Role role, bool followed, WithheldBecause? identity, WithheldBecause? file, bool changes)
    {
        var actor = Act(ActorKind.Professional, [role]);
        ResidentSight.Of(actor, Marie, followed).ShouldBe(new ResidentSight(identity, file));
        ResidentSight.Changes(actor, followed).ShouldBe(changes);
        ResidentSight.Meets(actor).ShouldBe(identity is null);
    }

    [Fact]
    public void A_partner_sees_nothing_without_a_live_consent()
    {
        var partner = Act(ActorKind.PartnerClient, [], Scopes.ResidentsRead);
        ResidentSight.Of(partner, Marie, true).ShouldBe(new ResidentSight(WithheldBecause.NoConsent, WithheldBecause.NoConsent));
        ResidentSight.Meets(partner).ShouldBeTrue();
        ResidentSight.Meets(Act(ActorKind.PartnerClient, [], Scopes.AppointmentsRead)).ShouldBeFalse();
    }

    [Theory]
    [InlineData(ActorKind.Nobody)]
    [InlineData(ActorKind.Resident)]
    [InlineData(ActorKind.System)]
    public void Nobody_else_meets_a_resident_here(ActorKind kind)
    {
        var actor = Act(kind, []);
        ResidentSight.Meets(actor).ShouldBeFalse();
        ResidentSight.Of(actor, Marie, true).ShouldBe(new ResidentSight(WithheldBecause.Role, WithheldBecause.Role));
    }

    [Fact]
    public void A_record_that_holds_nothing_any_more_says_why()
    {
        var other = Resident.Record(Town, new ResidentPerson("Marie", null, null, null), false, Instant.FromUtc(2026, 1, 1, 0, 0));
        Resident.Record(Town, new ResidentPerson("Marie", "Durand", null, null), false, Instant.FromUtc(2026, 1, 1, 0, 0)).Absorb(other);
        ResidentSight.Of(Act(ActorKind.Professional, [Role.Coordinator]), other, true).Identity.ShouldBe(WithheldBecause.Merged);
        other.Erase(Instant.FromUtc(2026, 2, 1, 0, 0));
        ResidentSight.Of(Act(ActorKind.Professional, [Role.Coordinator]), other, true).File.ShouldBe(WithheldBecause.Erased);
    }

    private static Actor Act(ActorKind kind, Role[] roles, params string[] scopes) =>
        new(kind, Town, Guid.CreateVersion7(), StructureId.New(), roles.ToFrozenSet(), scopes.ToFrozenSet(StringComparer.Ordinal));
}
