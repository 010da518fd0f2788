using Inclusion.Platform;
using Inclusion.Platform.Access;
using Inclusion.Platform.Graph;
using Inclusion.Platform.Journal;
using Inclusion.Platform.Storage;

namespace Inclusion.Residents;

/// <summary>Two records of the same person.</summary>
/// <param name="KeptId">The record that everything goes to; what it says of the person stays as it is.</param>
/// <param name="AbsorbedId">The record that holds nothing any more afterwards, and points to the kept one.</param>
public sealed record MergeResidentsInput(ResidentId KeptId, ResidentId AbsorbedId);

/// <summary>
/// Merges two records of the same person: contact points, followers and all that other rooms hold go to the kept one, which
/// is filled in where it knew less. It cannot be undone. The caller's structure follows both, or the caller is a coordinator
/// or the privacy officer.
/// </summary>
[Allows(Role.Mediator, Role.SocialWorker, Role.Reception, Role.Coordinator, Role.PrivacyOfficer)]
[Refuses(typeof(SameResident), typeof(UnknownId), typeof(NotFollowed))]
public static class MergeResidentsMutation
{
    public static async Task<Outcome<ResidentType>> MergeResidentsAsync(
        MergeResidentsInput input, Actor actor, InclusionDb db, IEnumerable<IPrivacy> rooms, OperationJournal journal, CancellationToken stop)
    {
        if (input.KeptId == input.AbsorbedId) return new SameResident("Choisissez deux fiches différentes.", "absorbedId");

        var (kept, absorbed) = await HoldBothAsync(input, actor, db, stop);
        if (kept.IsRefused) return Outcome<ResidentType>.Refused(kept.Refusals);
        if (absorbed.IsRefused) return Outcome<ResidentType>.Refused(absorbed.Refusals);

        kept.Value.Resident.Absorb(absorbed.Value.Resident);
        foreach (var room in rooms) await room.MergeAsync(input.KeptId.Value, input.AbsorbedId.Value, stop);
        db.State(new ResidentsMerged(input.KeptId, input.AbsorbedId));
        journal.Concerns(input.AbsorbedId);
        return await db.SaveAsync(kept.Value.Show(actor), stop);
    }

    /// <summary>In the order of their ids, so that two merges of the same two never wait for one another.</summary>
    private static async Task<(Outcome<HeldResident> Kept, Outcome<HeldResident> Absorbed)> HoldBothAsync(
        MergeResidentsInput input, Actor actor, InclusionDb db, CancellationToken stop)
    {
        if (input.KeptId.Value.CompareTo(input.AbsorbedId.Value) < 0)
        {
            var first = await db.HoldForChangeAsync(actor, input.KeptId, "keptId", stop);
            return (first, await db.HoldForChangeAsync(actor, input.AbsorbedId, "absorbedId", stop));
        }

        var absorbed = await db.HoldForChangeAsync(actor, input.AbsorbedId, "absorbedId", stop);
        return (await db.HoldForChangeAsync(actor, input.KeptId, "keptId", stop), absorbed);
    }
}
