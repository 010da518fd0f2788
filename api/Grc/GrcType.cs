using GraphQL.DataLoader;
using Inclusion.Assistance;
using Inclusion.Platform.Access;
using Inclusion.Platform.Graph;
using Inclusion.Platform.Messaging;
using Inclusion.Platform.Outgoing;
using Inclusion.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Inclusion.Grc;

/// <summary>The town's way to its GRC.</summary>
[Allows(Role.Administrator)]
public sealed class GrcLinkType(GrcLink connection, string? secret = null)
{
    /// <summary>Its identifier.</summary>
    public GrcLinkId Id => connection.Id;

    /// <summary>Where requests are posted.</summary>
    public string TargetUrl => connection.TargetUrl;

    /// <summary>The secret shared with the GRC. Shown only by the mutation that has just made it: null everywhere else, and when that mutation is answered again to the same idempotency key.</summary>
    public string? Secret => secret;

    /// <summary>Until when the secret before the present one is good too; null when there is none.</summary>
    public Instant? PreviousSecretUntil => connection.PreviousSecretUntil;

    /// <summary>When it was last changed.</summary>
    public Instant ChangedAt => connection.ChangedAt;

    [Lookup]
    public static async Task<GrcLinkType?> FindAsync(GrcLinkId id, Actor actor, InclusionDb db, CancellationToken stop) =>
        await db.GrcLinks.AsNoTracking().SingleOrDefaultAsync(each => each.TerritoryId == actor.Territory && each.Id == id, stop) is { } found ? new(found) : null;
}

/// <summary>A kind of request that the town's GRC takes.</summary>
[Allows(Role.Mediator, Role.SocialWorker, Role.Coordinator, Role.Administrator)]
public sealed class GrcRequestKindType(GrcRequestKind kind)
{
    /// <summary>Its identifier.</summary>
    public GrcRequestKindId Id => kind.Id;

    /// <summary>What the GRC knows it by.</summary>
    public string Code => kind.Code;

    /// <summary>What people call it.</summary>
    public string Name => kind.Name;

    /// <summary>What the administration's silence means.</summary>
    public SilenceEffect SilenceMeans => kind.SilenceMeans;

    /// <summary>After how many calendar months, date to date.</summary>
    public int SilenceMonths => kind.SilenceMonths;

    [Lookup]
    public static async Task<GrcRequestKindType?> FindAsync(GrcRequestKindId id, Actor actor, InclusionDb db, CancellationToken stop) =>
        await db.GrcRequestKinds.AsNoTracking().SingleOrDefaultAsync(each => each.TerritoryId == actor.Territory && each.Id == id, stop) is { } found ? new(found) : null;
}

/// <summary>A resident's request handed over to the town's GRC (« demande »): its state, and the days that the law counts. What it says is the procedure's.</summary>
[Allows(Role.Mediator, Role.SocialWorker, Role.Coordinator)]
public sealed class GrcRequestType(GrcRequest request)
{
    /// <summary>Its identifier.</summary>
    public GrcRequestId Id => request.Id;

    /// <summary>Where it stands.</summary>
    public GrcState State => request.State;

    /// <summary>Since when it stands there.</summary>
    public Instant StateChangedAt => request.StateChangedAt;

    /// <summary>True when it did not leave and somebody must decide: `retryGrcRequest` or `abandonGrcRequest`.</summary>
    public bool AwaitsDecision => request.AwaitsDecision;

    /// <summary>Since when it is given up; null unless it is.</summary>
    public Instant? AbandonedAt => request.AbandonedAt;

    /// <summary>When it was recorded here.</summary>
    public Instant QueuedAt => request.QueuedAt;

    /// <summary>When the GRC took it; null while it has not.</summary>
    public Instant? SentAt => request.SentAt;

    /// <summary>Why the last call failed; null when none did, or since one went well.</summary>
    public OutgoingFault? LastFault => request.LastFault;

    /// <summary>The number to tell the resident.</summary>
    public string Number => GrcRequestWording.NumberOf(request);

    /// <summary>The GRC's own number; null while it has given none.</summary>
    public string? Reference => request.Reference;

    /// <summary>The day on which it was received: the delays below are counted from it.</summary>
    public LocalDate ReceivedOn => request.ReceivedOn;

    /// <summary>The last day for the « accusé d'enregistrement »: 1 working day, by the town's holidays.</summary>
    public LocalDate RegistrationReceiptDueOn => request.RegistrationDueOn;

    /// <summary>The last day for the « accusé de réception »: 10 working days, by the town's holidays.</summary>
    public LocalDate ReceptionReceiptDueOn => request.ReceptionDueOn;

    /// <summary>What the administration's silence will mean.</summary>
    public SilenceEffect SilenceMeans => request.SilenceMeans;

    /// <summary>The last day for an answer, in calendar months, date to date; after it silence speaks. Null while missing papers are awaited, and once it is settled.</summary>
    public LocalDate? SilenceSpeaksAfterOn => request.SilenceSpeaksAfter;

    /// <summary>Since when missing papers are awaited, which suspends the delay (CRPA L114-5); null while none are.</summary>
    public LocalDate? SuspendedOn => request.SuspendedOn;

    /// <summary>What it asks for.</summary>
    public IDataLoaderResult<GrcRequestKindType?> Kind(GrcLoaders loaders) => loaders.Kind.Load(request.KindId);

    /// <summary>What became of each message to the resident about it, the oldest first; at most 50.</summary>
    public IDataLoaderResult<IReadOnlyList<MessageReceiptType>?> Messages(MessageReceiptLoaders loaders) => loaders.About.Load(request.Id.Value);

    [Lookup]
    public static async Task<GrcRequestType?> FindAsync(GrcRequestId id, Actor actor, InclusionDb db, CancellationToken stop) =>
        await db.GrcRequestsFor(actor).AsNoTracking().SingleOrDefaultAsync(each => each.Id == id, stop) is { } found ? new(found) : null;
}

/// <summary>Reads the room's rows for many parents at once.</summary>
public sealed class GrcLoaders(Actor actor, InclusionDb db)
{
    public Batch<GrcRequestKindId, GrcRequestKindType> Kind { get; } = new(async (ids, stop) =>
        (await db.GrcRequestKinds.AsNoTracking().Where(each => each.TerritoryId == actor.Territory && ids.Contains(each.Id)).ToListAsync(stop))
            .ToDictionary(each => each.Id, each => new GrcRequestKindType(each)));

    /// <summary>One at most: <c>grc_request_of_procedure_once</c>.</summary>
    public Batch<AssistedProcedureId, GrcRequestType> OfProcedure { get; } = new(async (ids, stop) =>
        (await db.GrcRequestsFor(actor).AsNoTracking().Where(each => ids.Contains(each.ProcedureId)).ToListAsync(stop))
            .ToDictionary(each => each.ProcedureId, each => new GrcRequestType(each)));
}
