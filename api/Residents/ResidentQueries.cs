using GraphQL;
using Inclusion.Platform.Access;
using Inclusion.Platform.Graph;
using Inclusion.Platform.Journal;
using Inclusion.Platform.Storage;

namespace Inclusion.Residents;

/// <summary>What can be asked about residents: one by one. There is no list of them.</summary>
public static class ResidentQueries
{
    /// <summary>A resident by their identifier; null when the caller may know of none such. A partner's program finds those whom its structure follows, or who consented to it once.</summary>
    /// <param name="id">The identifier, as the contract gave it.</param>
    [Allows(Role.Mediator, Role.SocialWorker, Role.Reception, Role.Coordinator, Role.PrivacyOfficer), AllowsScope(Scopes.ResidentsRead)]
    public static Task<ResidentType?> ResidentAsync(ResidentId id, Actor actor, InclusionDb db, CancellationToken stop) =>
        ResidentType.FindAsync(id, actor, db, stop);

    /// <summary>Looks for a person of whom at least two facts are known. At most 5 are shown, and each one shown is journalled.</summary>
    /// <param name="facts">What is known of the person.</param>
    [Allows(Role.Mediator, Role.SocialWorker, Role.Reception, Role.Coordinator, Role.PrivacyOfficer)]
    public static async Task<ResidentSearchType> FindResidentsAsync(
        ResidentFactsInput facts, Actor actor, Unit unit, InclusionDb db, OperationJournal journal, CancellationToken stop)
    {
        var search = ResidentSearch.Read(facts) ?? throw new TooFewFacts();
        var found = await unit.FindResidentsAsync(search, stop);
        var seen = (await db.SeeResidentsAsync(actor, [.. found.Take(ResidentSearch.Most)], stop)).ToDictionary(each => each.Resident.Id);
        foreach (var id in seen.Keys) journal.Reads(id.Value);
        var hits = found.Where(seen.ContainsKey).Select(id => seen[id]).Select(each => new ResidentType(each.Resident, each.SightOf(actor)));
        return new ResidentSearchType([.. hits], found.Count > ResidentSearch.Most);
    }

    /// <summary>A search by fewer than two facts that can be searched by.</summary>
    private sealed class TooFewFacts : ExecutionError
    {
        public TooFewFacts() : base("Donnez au moins deux renseignements : un fragment du nom (2 lettres), l'autre nom, l'année de naissance, 4 chiffres du téléphone, 3 caractères de l'adresse électronique avant le @.") =>
            Code = "TOO_FEW_FACTS";
    }
}

/// <summary>What a search found.</summary>
[Allows(Role.Mediator, Role.SocialWorker, Role.Reception, Role.Coordinator, Role.PrivacyOfficer)]
public sealed class ResidentSearchType(IReadOnlyList<ResidentType> hits, bool more)
{
    /// <summary>Who it may be, by name; at most 5.</summary>
    public IReadOnlyList<ResidentType> Hits => hits;

    /// <summary>True when more than 5 fit: add a fact.</summary>
    public bool HasMore => more;
}
