using GraphQL.DataLoader;
using Inclusion.Platform.Access;
using Inclusion.Platform.Graph;
using Inclusion.Platform.Journal;
using Inclusion.Platform.Sealing;
using Inclusion.Platform.Storage;
using Inclusion.Territories;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Inclusion.Residents;

/// <summary>That a resident lets one structure see named data for one purpose (« consentement »).</summary>
[Allows(Role.Mediator, Role.SocialWorker, Role.Reception, Role.Coordinator, Role.PrivacyOfficer)]
public sealed class ConsentType(Consent consent)
{
    /// <summary>Its identifier.</summary>
    public ConsentId Id => consent.Id;

    /// <summary>Who consents.</summary>
    public IDataLoaderResult<ResidentType?> Resident(ResidentLoaders loaders) => loaders.Resident.Load(consent.ResidentId);

    /// <summary>Whom it lets see.</summary>
    public IDataLoaderResult<StructureType?> Structure(TerritoryLoaders loaders) => loaders.Structure.Load(consent.StructureId);

    /// <summary>What for.</summary>
    public ConsentPurpose Purpose => consent.Purpose;

    /// <summary>What of the file; at most 2.</summary>
    public IReadOnlyList<ConsentField> Fields => consent.Fields;

    /// <summary>How it was given.</summary>
    public ConsentChannel Channel => consent.Channel;

    /// <summary>Which version of the text was read to the resident.</summary>
    public int TextVersion => consent.TextVersion;

    /// <summary>That text, in French, with the structure's name of today.</summary>
    public async Task<string> TextAsync(Actor actor, InclusionDb db, CancellationToken stop) => ConsentText.Words(consent.TextVersion,
        await db.Structures.Where(each => each.TerritoryId == actor.Territory && each.Id == consent.StructureId).Select(each => each.Name).SingleAsync(stop), consent.Fields);

    /// <summary>The strokes of the signature, as an SVG path; null when it was not signed on the screen, and once the resident's data are erased. Reading it is journalled.</summary>
    [Allows(Role.Mediator, Role.SocialWorker, Role.Coordinator, Role.PrivacyOfficer)]
    public async Task<string?> SignatureAsync(ResidentSeal seal, OperationJournal journal, CancellationToken stop)
    {
        if (consent.SealedEvidence is not { } kept) return null;
        journal.Reads(consent.ResidentId.Value);
        return await seal.OpenTextAsync(consent.ResidentId.Value, ConsentsTable.EvidenceOf(consent), kept, stop);
    }

    /// <summary>When it was given.</summary>
    public Instant GivenAt => consent.GivenAt;

    /// <summary>Who wrote it down.</summary>
    public IDataLoaderResult<ProfessionalType?> RecordedBy(ResidentLoaders loaders) => loaders.Professional.Load(consent.RecordedById);

    /// <summary>Since when it is live no more; null while it is.</summary>
    public Instant? WithdrawnAt => consent.WithdrawnAt;

    [Lookup]
    public static async Task<ConsentType?> FindAsync(ConsentId id, Actor actor, InclusionDb db, CancellationToken stop) =>
        await db.ConsentsFor(actor).AsNoTracking().SingleOrDefaultAsync(each => each.Id == id, stop) is { } found ? new(found) : null;
}

/// <summary>What a resident lets others see, on their record.</summary>
[FieldsOf(typeof(ResidentType))]
public static class ResidentConsentsFields
{
    /// <summary>Their consents, live or not, the last ones first; none when the caller does not see their file.</summary>
    [Allows(Role.Mediator, Role.SocialWorker, Role.Reception, Role.Coordinator, Role.PrivacyOfficer)]
    public static Task<Connection<ConsentType>> ConsentsAsync(ResidentType resident, Page page, Actor actor, InclusionDb db, OperationJournal journal, CancellationToken stop)
    {
        var id = resident.Id;
        journal.Reads(id.Value);
        return db.ConsentsFor(actor).Where(each => each.ResidentId == id).ToConnectionAsync(page, each => each.GivenAt, each => each.Id, each => new ConsentType(each), stop, lastFirst: true);
    }
}
