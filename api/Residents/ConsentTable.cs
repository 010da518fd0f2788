using Inclusion.Platform.Access;
using Inclusion.Platform.Sealing;
using Inclusion.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Inclusion.Residents;

/// <summary>Consents: one live one for a resident, a structure and a purpose (<c>resident_consent_live_once</c>).</summary>
public sealed class ConsentTable : IEntityTypeConfiguration<Consent>
{
    public void Configure(EntityTypeBuilder<Consent> builder)
    {
        builder.ToTable("resident_consent");
        builder.HasKey(each => new { each.TerritoryId, each.Id });
        builder.Property(each => each.Purpose).HasConversion(new ConstantNameConverter<ConsentPurpose>());
        builder.Property(each => each.Channel).HasConversion(new ConstantNameConverter<ConsentChannel>());
        builder.PrimitiveCollection(each => each.Fields).ElementType().HasConversion(typeof(ConstantNameConverter<ConsentField>));
        builder.Ignore(each => each.IsLive);
    }
}

/// <summary>Consents as they are asked for.</summary>
public static class ConsentsTable
{
    /// <summary>The constraint that becomes a refusal.</summary>
    public const string LiveOnce = "resident_consent_live_once";

    extension(InclusionDb db)
    {
        public DbSet<Consent> Consents => db.Set<Consent>();
    }

    /// <summary>The consents of residents whose file the caller sees.</summary>
    public static IQueryable<Consent> ConsentsFor(this InclusionDb db, Actor actor)
    {
        var rows = db.Consents.Where(each => each.TerritoryId == actor.Territory);
        if (actor.Is(Role.Coordinator) || actor.Is(Role.PrivacyOfficer)) return rows;
        if (actor.Kind is not ActorKind.Professional || !ResidentSight.Meets(actor) || actor.Structure is not { } own) return rows.Where(each => false);
        return rows.Where(each => db.Set<ResidentStructure>().Any(link => link.TerritoryId == actor.Territory && link.ResidentId == each.ResidentId && link.StructureId == own));
    }

    /// <summary>What each of these residents lets the partner's program see.</summary>
    public static async Task<IReadOnlyDictionary<ResidentId, ConsentSight>> ConsentedToAsync(this InclusionDb db, Actor partner, IReadOnlyList<ResidentId> ids, CancellationToken stop)
    {
        var to = partner.Structure ?? default;
        var consents = await db.Consents.AsNoTracking().Where(each => each.TerritoryId == partner.Territory && each.StructureId == to && ids.Contains(each.ResidentId)).ToListAsync(stop);
        return consents.GroupBy(each => each.ResidentId).ToDictionary(each => each.Key, ConsentSight.Of);
    }

    public static SealPurpose EvidenceOf(Consent consent) => new("consent-evidence", consent.Id.Value);
}
