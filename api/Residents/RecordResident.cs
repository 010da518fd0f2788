using Inclusion.Platform;
using Inclusion.Platform.Access;
using Inclusion.Platform.Graph;
using Inclusion.Platform.Storage;
using NodaTime;

namespace Inclusion.Residents;

/// <summary>A person to be recorded, with no more than helping them takes. Without any name they are anonymous.</summary>
/// <param name="GivenName">Up to 80 characters; left out when they give none.</param>
/// <param name="FamilyName">Up to 80 characters; left out when they give none.</param>
/// <param name="BirthYear">From 1900 to this year; left out when they do not say.</param>
/// <param name="PreferredLanguage">The language to speak with them, as an ISO 639 code (`fr`, `ar`); left out when they do not say.</param>
/// <param name="Told">True when they have just been told what is kept of them and why (RGPD 13 and 14).</param>
/// <param name="ContactPoints">How to reach them, at most 20; may be left out.</param>
/// <param name="EvenIfSimilar">True once the probable duplicates were looked at and none is the person.</param>
public sealed record RecordResidentInput(
    string? GivenName, string? FamilyName, int? BirthYear, string? PreferredLanguage, bool? Told,
    IReadOnlyList<NewContactPointInput>? ContactPoints, bool? EvenIfSimilar);

/// <summary>A way to reach a person to be recorded.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Value">The e-mail address, the telephone as dialled from France or with its country code, or the postal address on one line; up to 300 characters.</param>
/// <param name="OwnerLabel">Whose it is when it is not their own (« sa fille »); up to 60 characters.</param>
/// <param name="Preferred">True for the one to use first of its kind.</param>
public sealed record NewContactPointInput(ContactKind Kind, string Value, string? OwnerLabel, bool? Preferred);

/// <summary>
/// Records a resident (« usager »), whom the caller's structure follows from then on. A partner's program is not told who is
/// probably known already: the town merges the records.
/// </summary>
[Allows(Role.Mediator, Role.SocialWorker, Role.Reception, Role.Coordinator), AllowsScope(Scopes.ResidentsWrite)]
[Refuses(typeof(InvalidText), typeof(PersonalNumberFound), typeof(PasswordFound), typeof(OutOfBounds), typeof(WorksForNoStructure), typeof(ContactPointKnown), typeof(TooManyContactPoints), typeof(ProbableDuplicates))]
public static class RecordResidentMutation
{
    public static async Task<Outcome<ResidentType>> RecordResidentAsync(
        RecordResidentInput input, Actor actor, InclusionDb db, Unit unit, IClock clock, CancellationToken stop)
    {
        if (actor.Structure is not { } structure) return new WorksForNoStructure("Choisissez d'abord la structure pour laquelle vous travaillez.");

        var now = clock.GetCurrentInstant();
        var read = NewResident.Read(actor.Territory, input, now);
        if (read.IsRefused) return read.Then(each => Show(actor, each.Resident));

        var (resident, book, reaches) = read.Value;
        var similar = input.EvenIfSimilar is true ? [] : await SimilarAsync(resident, reaches, actor, db, unit, stop);
        if (similar.Count > 0) return new ProbableDuplicates("Cette personne est peut-être déjà connue. Vérifiez avant de créer une autre fiche.", similar);

        db.Add(resident);
        db.AddRange(book.Points);
        db.Add(new ResidentStructure(actor.Territory, resident.Id, structure, now, FollowedBecause.Registered));
        return await db.SaveAsync(Show(actor, resident), stop);
    }

    /// <summary>One fact alone would let anybody look people up here: fewer than two of them find nobody.</summary>
    private static async Task<IReadOnlyList<ResidentType>> SimilarAsync(
        Resident resident, IReadOnlyList<Reach> reaches, Actor actor, InclusionDb db, Unit unit, CancellationToken stop)
    {
        var (given, family, born, _) = resident.Person;
        if (actor.Kind is not ActorKind.Professional) return [];
        if (new object?[] { given, family, born, reaches.FirstOrDefault() }.Count(fact => fact is not null) < ResidentSearch.FewestFacts) return [];
        var ids = await unit.ProbableDuplicatesAsync(resident.Person, reaches, stop);
        var seen = (await db.SeeResidentsAsync(actor, ids, stop)).ToDictionary(each => each.Resident.Id);
        return [.. ids.Where(seen.ContainsKey).Select(id => new ResidentType(seen[id].Resident, seen[id].SightOf(actor)))];
    }

    private static ResidentType Show(Actor actor, Resident resident) => new(resident, ResidentSight.Of(actor, resident, true));
}

/// <summary>A resident to be recorded, with the ways to reach them, checked together.</summary>
public sealed record NewResident(Resident Resident, ContactBook Book, IReadOnlyList<Reach> Reaches)
{
    public static Outcome<NewResident> Read(TerritoryId town, RecordResidentInput written, Instant now)
    {
        var faults = new Faults();
        var person = ResidentPerson.Read(faults, written.GivenName, written.FamilyName, written.BirthYear, written.PreferredLanguage, now.InUtc().Year);
        var points = written.ContactPoints ?? [];
        if (points.Count > ContactBook.Most) return new TooManyContactPoints($"Une fiche garde {ContactBook.Most} moyens de joindre l'usager au plus.", ContactBook.Most, "contactPoints");
        var reaches = points.Select((point, at) =>
            Reach.Read(faults, point.Kind, point.Value, point.OwnerLabel, point.Preferred is true, "contactPoints", $"{at}")).ToList();
        if (faults.Any) return faults.ToRefusals();

        var resident = Resident.Record(town, person, written.Told is true, now);
        var book = new ContactBook(resident, []);
        foreach (var reach in reaches)
            if (book.Add(reach, now) is { IsRefused: true } refused) return refused.Then(_ => new NewResident(resident, book, reaches));
        return new NewResident(resident, book, reaches);
    }
}
