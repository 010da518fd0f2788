using Inclusion.Platform;
using Inclusion.Platform.Access;
using Inclusion.Platform.Graph;
using Inclusion.Platform.Storage;
using NodaTime;

namespace Inclusion.Residents;

/// <summary>A resident as they shall be from now on: everything is given, nothing is kept from before.</summary>
/// <param name="ResidentId">Which resident.</param>
/// <param name="GivenName">Up to 80 characters; left out when they give none.</param>
/// <param name="FamilyName">Up to 80 characters; left out when they give none.</param>
/// <param name="BirthYear">From 1900 to this year; left out when they do not say.</param>
/// <param name="PreferredLanguage">The language to speak with them, as an ISO 639 code (`fr`, `ar`); left out when they do not say.</param>
public sealed record ChangeResidentInput(ResidentId ResidentId, string? GivenName, string? FamilyName, int? BirthYear, string? PreferredLanguage);

/// <summary>Changes who a resident is. The caller's structure follows them, or the caller is a coordinator or the privacy officer.</summary>
[Allows(Role.Mediator, Role.SocialWorker, Role.Reception, Role.Coordinator, Role.PrivacyOfficer)]
[Refuses(typeof(UnknownId), typeof(NotFollowed), typeof(InvalidText), typeof(OutOfBounds))]
public static class ChangeResidentMutation
{
    public static async Task<Outcome<ResidentType>> ChangeResidentAsync(
        ChangeResidentInput input, Actor actor, InclusionDb db, IClock clock, CancellationToken stop)
    {
        var held = await db.HoldForChangeAsync(actor, input.ResidentId, "residentId", stop);
        if (held.IsRefused) return held.Then(each => each.Show(actor));

        var faults = new Faults();
        var person = ResidentPerson.Read(faults, input.GivenName, input.FamilyName, input.BirthYear, input.PreferredLanguage, clock.GetCurrentInstant().InUtc().Year);
        if (faults.Any) return faults.ToRefusals();

        held.Value.Resident.Change(person);
        return await db.SaveAsync(held.Value.Show(actor), stop);
    }
}
