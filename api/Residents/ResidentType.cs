using GraphQL.DataLoader;
using Inclusion.Platform.Access;
using Inclusion.Platform.Graph;
using Inclusion.Platform.Journal;
using Inclusion.Platform.Storage;
using NodaTime;

namespace Inclusion.Residents;

/// <summary>
/// The person helped (« usager »). Professionals see the whole of the residents whom their structure follows, and who the
/// others are; a coordinator and the privacy officer see all of them; a partner's program what a live consent lets it see.
/// Every reading is journalled.
/// </summary>
[Allows(Role.Mediator, Role.SocialWorker, Role.Reception, Role.Coordinator, Role.PrivacyOfficer), AllowsScope(Scopes.ResidentsRead)]
public sealed class ResidentType(Resident resident, ResidentSight sight)
{
    internal Resident Resident => resident;

    /// <summary>The record's identifier.</summary>
    [Allows(Role.Mediator, Role.SocialWorker, Role.Reception, Role.Coordinator, Role.PrivacyOfficer), AllowsScope(Scopes.ResidentsRead, Scopes.ResidentsWrite)]
    public ResidentId Id => resident.Id;

    /// <summary>Who they are; null when withheld, and `identityWithheldBecause` says why.</summary>
    public ResidentIdentityType? Identity(OperationJournal journal) =>
        sight.Identity is null ? Reading(journal, new ResidentIdentityType(resident, sight)) : null;

    /// <summary>Why `identity` is null; null when it is shown.</summary>
    public WithheldBecause? IdentityWithheldBecause => sight.Identity;

    /// <summary>How to reach them, preferred ones first, at most 100; to a partner's program, telephones only. Null when withheld, and `contactPointsWithheldBecause` says why.</summary>
    public IDataLoaderResult<IReadOnlyList<ContactPointType>?>? ContactPoints(ResidentLoaders loaders, OperationJournal journal)
    {
        if (sight.ContactPoints is not null) return null;
        return Reading(journal, (sight.TelephonesAlone ? loaders.TelephonesOf : loaders.ContactPointsOf).Load(resident.Id));
    }

    /// <summary>Why `contactPoints` is null; null when they are shown.</summary>
    public WithheldBecause? ContactPointsWithheldBecause => sight.ContactPoints;

    /// <summary>The rest of what is kept; null when withheld, and `fileWithheldBecause` says why.</summary>
    public ResidentFileType? File(OperationJournal journal) => sight.File is null ? Reading(journal, new ResidentFileType(resident)) : null;

    /// <summary>Why `file` is null; null when it is shown.</summary>
    public WithheldBecause? FileWithheldBecause => sight.File;

    /// <summary>The record of the same person that holds everything since the two were merged; null while this is the one.</summary>
    public IDataLoaderResult<ResidentType?>? MergedInto(ResidentLoaders loaders) =>
        resident.MergedIntoId is { } kept ? loaders.Resident.Load(kept) : null;

    [Lookup]
    public static async Task<ResidentType?> FindAsync(ResidentId id, Actor actor, InclusionDb db, CancellationToken stop)
    {
        if (!ResidentSight.Meets(actor)) return null;
        if (await db.SeeResidentAsync(actor, id, stop) is not { } seen) return null;
        var isMet = actor.Kind is not ActorKind.PartnerClient || seen.Followed || seen.Consented.IsOnRecord;
        return isMet ? new ResidentType(seen.Resident, seen.SightOf(actor)) : null;
    }

    private T Reading<T>(OperationJournal journal, T shown)
    {
        journal.Reads(resident.Id.Value);
        return shown;
    }
}

/// <summary>Who a resident is.</summary>
[Allows(Role.Mediator, Role.SocialWorker, Role.Reception, Role.Coordinator, Role.PrivacyOfficer), AllowsScope(Scopes.ResidentsRead)]
public sealed class ResidentIdentityType(Resident resident, ResidentSight sight)
{
    /// <summary>Their given name; null when they gave none.</summary>
    public string? GivenName => resident.Person.GivenName;

    /// <summary>Their family name; null when they gave none.</summary>
    public string? FamilyName => resident.Person.FamilyName;

    /// <summary>The year they were born in; null when they did not say, or when it is withheld, and `birthYearWithheldBecause` says why.</summary>
    public int? BirthYear => sight.BirthYear is null ? resident.Person.BirthYear : null;

    /// <summary>Why `birthYear` is withheld; null when it is not.</summary>
    public WithheldBecause? BirthYearWithheldBecause => sight.BirthYear;

    /// <summary>True for a person who gave no name at all.</summary>
    public bool IsAnonymous => resident.Person is { GivenName: null, FamilyName: null };
}

/// <summary>The rest of what is kept of a resident.</summary>
[Allows(Role.Mediator, Role.SocialWorker, Role.Reception, Role.Coordinator, Role.PrivacyOfficer), AllowsScope(Scopes.ResidentsRead)]
public sealed class ResidentFileType(Resident resident)
{
    /// <summary>The language to speak with them, as an ISO 639 code (`fr`, `ar`); null when they did not say.</summary>
    public string? PreferredLanguage => resident.Person.PreferredLanguage;

    /// <summary>When they were first recorded.</summary>
    public Instant RegisteredAt => resident.RegisteredAt;

    /// <summary>When they were told what is kept of them and why (RGPD 13 and 14); null until then.</summary>
    public Instant? ToldAt => resident.ToldAt;

    /// <summary>The structures that follow them, by name; at most 50.</summary>
    public IDataLoaderResult<IReadOnlyList<FollowingStructureType>?> FollowedBy(ResidentLoaders loaders) => loaders.StructuresOf.Load(resident.Id);
}
