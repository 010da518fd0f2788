using Inclusion.Platform;
using Inclusion.Platform.Access;
using Inclusion.Platform.Storage;
using Inclusion.Territories;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Inclusion.Residents;

/// <summary>A resident's rights over what this room keeps: who they are, how they are reached, who follows them.</summary>
public sealed class ResidentPrivacy(Actor actor, InclusionDb db, IClock clock) : IPrivacy
{
    public IReadOnlyList<string> Tables => ["contact_point", "resident_structure"];

    /// <summary>The record itself is merged by its noun; here go the rows that hang on it.</summary>
    public async Task MergeAsync(Guid kept, Guid absorbed, CancellationToken stop)
    {
        var resident = await db.Residents.SingleAsync(each => each.TerritoryId == actor.Territory && each.Id == new ResidentId(kept), stop);
        var moving = await PointsOf(new(absorbed)).ToListAsync(stop);
        db.RemoveRange((await db.BookOfAsync(resident, stop)).Absorb(moving));
        await db.Database.ExecuteSqlAsync(
            $"""
             insert into resident_structure (territory_id, resident_id, structure_id, since, because)
             select territory_id, {kept}, structure_id, since, because from resident_structure
             where territory_id = {actor.Territory.Value} and resident_id = {absorbed}
             on conflict (territory_id, resident_id, structure_id) do update
             set since = least(resident_structure.since, excluded.since)
             """, stop);
        await LinksOf(new(absorbed)).ExecuteDeleteAsync(stop);
        await db.Database.ExecuteSqlAsync(
            $"update resident set merged_into_id = {kept} where territory_id = {actor.Territory.Value} and merged_into_id = {absorbed}", stop);
    }

    public async Task<IReadOnlyList<KeptFact>> ExportAsync(Guid resident, CancellationToken stop)
    {
        var id = new ResidentId(resident);
        var record = await db.Residents.AsNoTracking().SingleOrDefaultAsync(each => each.TerritoryId == actor.Territory && each.Id == id, stop);
        if (record is null) return [];
        var points = await PointsOf(id).AsNoTracking().ToListAsync(stop);
        var structures = await (from link in LinksOf(id).AsNoTracking()
                                join structure in db.Structures on new { link.TerritoryId, Id = link.StructureId } equals new { structure.TerritoryId, structure.Id }
                                orderby link.Since, structure.Id
                                select new KeptFact("Structures qui vous suivent", Why(link.Because), structure.Name, link.Since)).ToListAsync(stop);
        return [.. Identity(record), .. points.Select(Kept), .. structures];
    }

    public async Task EraseAsync(Guid resident, CancellationToken stop)
    {
        var id = new ResidentId(resident);
        var record = await db.Residents.SingleOrDefaultAsync(each => each.TerritoryId == actor.Territory && each.Id == id, stop);
        if (record is null) return;
        record.Erase(clock.GetCurrentInstant());
        db.RemoveRange(await PointsOf(id).ToListAsync(stop));
        db.RemoveRange(await LinksOf(id).ToListAsync(stop));
    }

    /// <summary>From the last thing that happened here: recorded, told, first followed by a structure, or given a contact point.</summary>
    public async Task<Instant?> KeepUntilAsync(Guid resident, Retention retention, CancellationToken stop)
    {
        var id = new ResidentId(resident);
        var record = await db.Residents.AsNoTracking().SingleOrDefaultAsync(each => each.TerritoryId == actor.Territory && each.Id == id, stop);
        if (record is null || !record.IsLive) return null;
        var points = await PointsOf(id).Select(point => point.AddedAt).ToListAsync(stop);
        var links = await LinksOf(id).Select(link => link.Since).ToListAsync(stop);
        Instant[] contacts = [record.RegisteredAt, record.ToldAt ?? record.RegisteredAt, .. points, .. links];
        return contacts.Max() + retention.AfterContact;
    }

    private IQueryable<ContactPoint> PointsOf(ResidentId id) =>
        db.ContactPoints.Where(point => point.TerritoryId == actor.Territory && point.ResidentId == id).OrderBy(point => point.Id);

    private IQueryable<ResidentStructure> LinksOf(ResidentId id) =>
        db.ResidentStructures.Where(link => link.TerritoryId == actor.Territory && link.ResidentId == id);

    private static IEnumerable<KeptFact> Identity(Resident record)
    {
        const string section = "Qui vous êtes";
        (string Name, string? Value)[] facts =
        [
            ("Prénom", record.Person.GivenName), ("Nom", record.Person.FamilyName), ("Année de naissance", record.Person.BirthYear?.ToString(System.Globalization.CultureInfo.InvariantCulture)),
            ("Langue", record.Person.PreferredLanguage),
        ];
        foreach (var (name, value) in facts)
            if (value is not null) yield return new KeptFact(section, name, value, record.RegisteredAt);
        yield return new KeptFact(section, "Informé de ce qui est gardé", record.ToldAt is null ? "non" : "oui", record.ToldAt);
    }

    private static KeptFact Kept(ContactPoint point) => new("Moyens de vous joindre", point.Kind switch
    {
        ContactKind.Email => "Adresse e-mail",
        ContactKind.Mobile => "Téléphone mobile",
        ContactKind.Landline => "Téléphone fixe",
        _ => "Adresse postale",
    }, point.OwnerLabel is { } owner ? $"{point.Value} ({owner})" : point.Value, point.AddedAt);

    private static string Why(FollowedBecause because) => because switch
    {
        FollowedBecause.Registered => "A créé votre fiche",
        FollowedBecause.Booked => "A pris un rendez-vous",
        FollowedBecause.Mandated => "A reçu votre mandat",
        _ => "A reçu votre consentement",
    };
}
