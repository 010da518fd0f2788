using Inclusion.Platform;
using NodaTime;

namespace Inclusion.Planning;

/// <summary>Another live reason of the town has this name already, whatever its accents and capitals.</summary>
public sealed record ReasonNameTaken(string Message, params string[] Path) : Refusal(Message, Path);

/// <summary>The end does not come after the start; hours of an opening do not run over midnight.</summary>
public sealed record EndsBeforeStart(string Message, params string[] Path) : Refusal(Message, Path);

/// <summary>The recurrence cannot be kept.</summary>
/// <param name="Fault">What is wrong with it.</param>
public sealed record RecurrenceRefused(string Message, RecurrenceFault Fault, params string[] Path) : Refusal(Message, Path);

/// <summary>The opening has no occurrence on this day: its rule does not fall on it, or it is a public holiday.</summary>
/// <param name="Day">The day that was asked.</param>
public sealed record NoOccurrenceThatDay(string Message, LocalDate Day, params string[] Path) : Refusal(Message, Path);

/// <summary>The last day of the opening is past already.</summary>
public sealed record OpeningOver(string Message, params string[] Path) : Refusal(Message, Path);

/// <summary>The mediator has another opening at the same time: people are received at one place at a time, and an opening may have many reasons.</summary>
/// <param name="Day">The first day on which both would take place.</param>
public sealed record OpeningOverlaps(string Message, LocalDate Day, params string[] Path) : Refusal(Message, Path);

/// <summary>One of the reasons receives people at a place, and the opening names none.</summary>
public sealed record PlaceNeeded(string Message, params string[] Path) : Refusal(Message, Path);

/// <summary>A single absence lasts a year at most.</summary>
public sealed record AbsenceTooLong(string Message, params string[] Path) : Refusal(Message, Path);

/// <summary>Refusals that several use cases of the room give alike.</summary>
public static class PlanningUnknown
{
    public static UnknownId Reason(params string[] path) => new("Nous ne trouvons pas ce motif. Choisissez-le dans la liste.", path);

    public static UnknownId Mediator(params string[] path) => new("Nous ne trouvons pas ce médiateur. Choisissez-le dans la liste.", path);

    public static UnknownId Opening(params string[] path) => UnknownId.Of("cette plage d'ouverture", path);

    public static UnknownId Absence(params string[] path) => UnknownId.Of("cette absence", path);
}
