using Inclusion.Platform;
using Inclusion.Platform.Access;
using Inclusion.Platform.Time;

namespace Inclusion.Territories;

/// <summary>Somebody no longer works in the town. What was theirs and still to come (openings, appointments) goes to <paramref name="Successor"/>.</summary>
/// <param name="Professional">Who left.</param>
/// <param name="Successor">Who takes over: another professional who still works here.</param>
public sealed record ProfessionalDeparted(ProfessionalId Professional, ProfessionalId Successor) : IFact;

/// <summary>The holidays that the town keeps are those of another region: hours planned on them must be looked at again.</summary>
public sealed record HolidayRegionChanged(HolidayRegion HolidayRegion) : IFact;

/// <summary>What a room on the right must settle before somebody leaves: a listener cannot refuse, this can.</summary>
public interface IDepartureCondition : ICondition
{
    /// <returns>Null, or a sentence for a person that says what to settle first (« deux rendez-vous à la même heure… »).</returns>
    Task<string?> ObjectAsync(ProfessionalId leaving, ProfessionalId successor, CancellationToken stop);
}
