using Inclusion.Platform.Graph;
using Inclusion.Tests.Examples;

namespace Inclusion.Tests.Rights;

/// <summary>Where from objects of a type are reached, row by row: what has an identity through <c>node</c>, the rest through what holds it.</summary>
internal static class Routes
{
    private const string Slots = "freeSlots(reasonIds: [\"{reason.rights}\"], from: \"2026-09-08T00:00:00+02:00\", until: \"2026-09-18T00:00:00+02:00\", first: 1)";

    /// <summary>What only a stream leads to.</summary>
    private static readonly string[] Events = ["AppointmentChange"];

    private static readonly Dictionary<string, string[]> Within = new()
    {
        ["Coordinates"] = ["place(id: \"{place.full}\")", "coordinates"],
        ["PlaceOpenData"] = ["place(id: \"{place.full}\")", "openData"],
        ["ResidentIdentity"] = ["resident(id: \"{resident.marie}\")", "identity"],
        ["ResidentFile"] = ["resident(id: \"{resident.marie}\")", "file"],
        ["FollowingStructure"] = ["resident(id: \"{resident.marie}\")", "file", "followedBy"],
        ["ResidentSearch"] = ["findResidents(facts: { name: \"Marie\", birthYear: 1952 })"],
        ["FreeSlot"] = [Slots, "nodes"],
        ["Occurrence"] = ["node(id: \"{opening.townHall}\")", "... on Opening", "occurrences(from: \"2026-09-08\", until: \"2026-09-18\")"],
        ["ProfessionalAccount"] = ["professional(id: \"{professional.mediator2}\")", "account"],
        ["ProcedureContent"] = ["node(id: \"{assistedProcedure.onBehalf}\")", "... on AssistedProcedure", "content"],
        ["ActivityReportDraft"] = ["activityReportDraft(appointmentId: \"{appointment.planned}\")"],
        ["AppointmentSlip"] = ["appointmentSlip(appointmentId: \"{appointment.planned}\")"],
        ["SmsUse"] = ["smsUse"],
        ["KitLine"] = ["session(id: \"{outreachSession.closed}\")", "kit"],
        ["SessionStock"] = ["session(id: \"{outreachSession.closed}\")", "stock"],
        ["WalkInCount"] = ["session(id: \"{outreachSession.open}\")", "walkInCounts"],
        ["Money"] = ["node(id: \"{programme.pass}\")", "... on Programme", "faceValue"],
        ["VoucherCount"] = ["node(id: \"{programme.pass}\")", "... on Programme", "voucherCounts"],
        ["VoucherStep"] = ["node(id: \"{voucher.reserved}\")", "... on Voucher", "ledger"],
        ["AppointmentChange"] = ["appointmentChanged"],
    };

    /// <summary>Each way to an object of the type: the fields on it, from the root.</summary>
    public static IReadOnlyList<string[]> To(string type, Contract contract, ExampleTown town, Caller caller)
    {
        if (type == "Query") return [[]];
        if (contract.Nodes.Contains(type)) return [.. RowNames.All(town, type).Select(row => new[] { $"node(id: \"{row}\")", $"... on {type}" })];
        if (!Within.TryGetValue(type, out var steps)) throw new InvalidOperationException($"Routes says no way to {type}.");
        return [[.. steps.Select(step => Fill(caller.IsProgram ? step.Replace("resident.marie", "resident.awa", StringComparison.Ordinal) : step, town))]];
    }

    public static bool IsEvent(string type) => Events.Contains(type);

    /// <summary>How many fields are asked on the way: each may be refused too, and an answer tells five errors at most.</summary>
    public static int Length(string[] route) => route.Count(step => !IsFragment(step));

    public static bool IsFragment(string step) => step.StartsWith("...", StringComparison.Ordinal);

    private static string Fill(string step, ExampleTown town)
    {
        foreach (var (name, id) in town.Names) step = step.Replace($"{{{name}}}", id, StringComparison.Ordinal);
        return step;
    }
}
