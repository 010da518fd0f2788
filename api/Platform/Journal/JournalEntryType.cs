using Inclusion.Platform.Access;
using Inclusion.Platform.Graph;
using Inclusion.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Inclusion.Platform.Journal;

/// <summary>An entry of the journal: who did what, on whom, when, from where. It holds ids only, never a name.</summary>
[Allows(Role.PrivacyOfficer)]
public sealed class JournalEntryType(JournalEntry entry)
{
    /// <summary>Its identifier.</summary>
    public JournalEntryId Id => entry.Id;

    /// <summary>Whether something was changed, or personal data were shown.</summary>
    public JournalEntryKind Kind => entry.Kind;

    /// <summary>When it happened.</summary>
    public Instant HappenedAt => entry.HappenedAt;

    /// <summary>What was done: the name of the mutation, or of the queries that showed personal data.</summary>
    public string Operation => entry.Operation;

    /// <summary>What kind of caller did it.</summary>
    public ActorKind ActorKind => entry.ActorKind;

    /// <summary>The professional or the partner's program that did it; null for a resident's link and for the product's own jobs.</summary>
    public GlobalId? ActorId => entry switch
    {
        { ActorId: null } => null,
        { ActorKind: ActorKind.Professional } => GlobalId.Of(new ProfessionalId(entry.ActorId.Value)),
        { ActorKind: ActorKind.PartnerClient } => GlobalId.Of(new PartnerClientId(entry.ActorId.Value)),
        _ => null,
    };

    /// <summary>The structure for which they worked at that moment; null for residents and jobs.</summary>
    public StructureId? StructureId => entry.StructureId;

    /// <summary>The network address that the request came from; null for the product's own jobs.</summary>
    public string? Origin => entry.Origin;

    /// <summary>
    /// Whom and what it was about, at most 1,000; refetch them with `node(id:)`. What was erased since then is no longer found,
    /// and its id remains.
    /// </summary>
    public IReadOnlyList<GlobalId> SubjectIds => [.. entry.SubjectIds.Zip(entry.SubjectNouns, (id, noun) => new GlobalId(noun, id))];

    [Lookup]
    public static async Task<JournalEntryType?> FindAsync(JournalEntryId id, Actor actor, InclusionDb db, CancellationToken stop)
    {
        if (!actor.Is(Role.PrivacyOfficer)) return null;
        var moment = id.Moment();
        var found = await db.JournalEntries.AsNoTracking().SingleOrDefaultAsync(
            entry => entry.TerritoryId == actor.Territory && entry.HappenedAt >= moment.Start && entry.HappenedAt < moment.End && entry.Id == id, stop);
        return found is null ? null : new JournalEntryType(found);
    }
}
