using GraphQL.DataLoader;
using Inclusion.Places;
using Inclusion.Platform.Access;
using Inclusion.Platform.Graph;
using Inclusion.Platform.Journal;
using Inclusion.Platform.Sealing;
using Inclusion.Platform.Storage;
using Inclusion.Residents;
using Inclusion.Territories;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Inclusion.Mandates;

/// <summary>A resident charges a structure with named kinds of procedure, for a time (« mandat »). Its structure's alone.</summary>
[Allows(Role.Mediator, Role.SocialWorker)]
public sealed class MandateType(Mandate mandate, Instant now)
{
    /// <summary>Its identifier.</summary>
    public MandateId Id => mandate.Id;

    /// <summary>Who gives it.</summary>
    public IDataLoaderResult<ResidentType?> Resident(ResidentLoaders loaders) => loaders.Resident.Load(mandate.ResidentId);

    /// <summary>The structure that it charges.</summary>
    public IDataLoaderResult<StructureType?> Structure(TerritoryLoaders loaders) => loaders.Structure.Load(mandate.StructureId);

    /// <summary>Where it stands now.</summary>
    public MandateState State => mandate.StateAt(now);

    /// <summary>The themes that it covers, or covered to its end; at most 10.</summary>
    public IReadOnlyList<Theme> Themes => [.. mandate.Themes.Where(each => each.WithdrawnAt is null).Select(each => each.Theme).Order()];

    /// <summary>The themes that were withdrawn alone; at most 10.</summary>
    public IReadOnlyList<Theme> WithdrawnThemes => [.. mandate.Themes.Where(each => each.WithdrawnAt is not null).Select(each => each.Theme).Order()];

    /// <summary>How long it lasts, in days from the signature: 1, 31, 182 or 365.</summary>
    public int TermDays => mandate.TermDays;

    /// <summary>What the resident declared of legal protection.</summary>
    public LegalProtection Protection => mandate.Protection;

    /// <summary>Who signs for a person under protection; null for everybody else, and once the resident's data are erased.</summary>
    public async Task<string?> GuardianNameAsync(ResidentSeal seal, OperationJournal journal, CancellationToken stop) => (await WordsAsync(seal, journal, stop))?.Guardian;

    /// <summary>The recap that is read aloud and signed, word for word, in French; null once the resident's data are erased. Reading it is journalled.</summary>
    public async Task<string?> TextAsync(ResidentSeal seal, OperationJournal journal, CancellationToken stop) => (await WordsAsync(seal, journal, stop))?.Text;

    /// <summary>Which version of the template the text comes from.</summary>
    public int TextVersion => mandate.TextVersion;

    /// <summary>The SHA-256 of the text in UTF-8, as 64 small hexadecimal digits; `grantMandate` asks for it.</summary>
    public string TextSha256 => mandate.TextSha256;

    /// <summary>The strokes of the signature, as an SVG path; null while it is not signed, and once the resident's data are erased.</summary>
    public async Task<string?> SignatureAsync(ResidentSeal seal, OperationJournal journal, CancellationToken stop) => (await WordsAsync(seal, journal, stop))?.Signature;

    /// <summary>What attests it; null while it is not signed.</summary>
    public MandateEvidence? Evidence => mandate.Evidence;

    /// <summary>When it was prepared.</summary>
    public Instant DraftedAt => mandate.DraftedAt;

    /// <summary>When it was signed; null while it is not.</summary>
    public Instant? GrantedAt => mandate.GrantedAt;

    /// <summary>From when on it is live no more, unless it is withdrawn before; null while it is not signed.</summary>
    public Instant? EndsAt => mandate.EndsAt;

    /// <summary>Who read and explained it; null while it is not signed.</summary>
    public IDataLoaderResult<ProfessionalType?>? ExplainedBy(MandateLoaders loaders) => mandate.ExplainedById is { } by ? loaders.Professional.Load(by) : null;

    /// <summary>At which place it was signed; null while it is not signed, or when it was elsewhere.</summary>
    public IDataLoaderResult<PlaceType?>? Place(PlaceLoaders loaders) => mandate.PlaceId is { } place ? loaders.Place.Load(place) : null;

    /// <summary>When it was withdrawn as a whole; null while it is not.</summary>
    public Instant? WithdrawnAt => mandate.WithdrawnAt;

    /// <summary>Why it ended before its time; null while it did not.</summary>
    public MandateEnding? WithdrawnBecause => mandate.WithdrawnBecause;

    /// <summary>The mandate that this one renews; null for a first one.</summary>
    public IDataLoaderResult<MandateType?>? Renews(MandateLoaders loaders) => mandate.RenewsId is { } former ? loaders.Mandate.Load(former) : null;

    /// <summary>What was done under it, the last ones first.</summary>
    public Task<Connection<MandateUseType>> UsesAsync(Page page, InclusionDb db, CancellationToken stop) =>
        db.MandateUses.Where(each => each.TerritoryId == mandate.TerritoryId && each.MandateId == mandate.Id)
            .ToConnectionAsync(page, each => each.UsedAt, each => each.Id, each => new MandateUseType(each), stop, lastFirst: true);

    [Lookup]
    public static async Task<MandateType?> FindAsync(MandateId id, Actor actor, InclusionDb db, IClock clock, CancellationToken stop) =>
        await db.MandatesFor(actor).AsNoTracking().SingleOrDefaultAsync(each => each.Id == id, stop) is { } found ? new(found, clock.GetCurrentInstant()) : null;

    private Task<MandateWords?> WordsAsync(ResidentSeal seal, OperationJournal journal, CancellationToken stop)
    {
        journal.Reads(mandate.ResidentId.Value);
        return seal.OpenAsync(mandate, stop);
    }
}

/// <summary>Something that was done under a mandate.</summary>
[Allows(Role.Mediator, Role.SocialWorker)]
public sealed class MandateUseType(MandateUse use)
{
    internal MandateUse Use => use;

    /// <summary>Its identifier.</summary>
    public MandateUseId Id => use.Id;

    /// <summary>Under which theme.</summary>
    public Theme Theme => use.Theme;

    /// <summary>When it was done.</summary>
    public Instant UsedAt => use.UsedAt;

    /// <summary>Who did it.</summary>
    public IDataLoaderResult<ProfessionalType?> By(MandateLoaders loaders) => loaders.Professional.Load(use.ProfessionalId);

    /// <summary>The mandate.</summary>
    public IDataLoaderResult<MandateType?> Mandate(MandateLoaders loaders) => loaders.Mandate.Load(use.MandateId);

    [Lookup]
    public static async Task<MandateUseType?> FindAsync(MandateUseId id, Actor actor, InclusionDb db, CancellationToken stop)
    {
        var own = db.MandatesFor(actor);
        return await db.MandateUses.AsNoTracking().SingleOrDefaultAsync(each => each.TerritoryId == actor.Territory && each.Id == id && own.Any(mandate => mandate.Id == each.MandateId), stop) is { } found
            ? new(found) : null;
    }
}

/// <summary>Reads the room's rows for many parents at once.</summary>
public sealed class MandateLoaders(Actor actor, InclusionDb db, IClock clock)
{
    /// <summary>Mandates as far as the caller may see them.</summary>
    public Batch<MandateId, MandateType> Mandate { get; } = new(async (ids, stop) =>
        (await db.MandatesFor(actor).AsNoTracking().Where(each => ids.Contains(each.Id)).ToListAsync(stop)).ToDictionary(each => each.Id, each => new MandateType(each, clock.GetCurrentInstant())));

    internal Batch<ProfessionalId, ProfessionalType> Professional { get; } = new(async (ids, stop) =>
        (await db.Professionals.AsNoTracking().Where(each => each.TerritoryId == actor.Territory && ids.Contains(each.Id)).ToListAsync(stop))
            .ToDictionary(each => each.Id, each => new ProfessionalType(each)));
}
