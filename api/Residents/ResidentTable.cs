using Inclusion.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Inclusion.Residents;

/// <summary>Residents. Their trigram index is used by <c>find_residents</c> only: under row security it cannot be.</summary>
public sealed class ResidentTable : IEntityTypeConfiguration<Resident>
{
    public void Configure(EntityTypeBuilder<Resident> builder)
    {
        builder.ToTable("resident");
        builder.HasKey(resident => new { resident.TerritoryId, resident.Id });
        builder.ComplexProperty(resident => resident.Person, person =>
        {
            person.Property(each => each.GivenName).HasColumnName("given_name");
            person.Property(each => each.FamilyName).HasColumnName("family_name");
            person.Property(each => each.BirthYear).HasColumnName("birth_year").HasColumnType("smallint");
            person.Property(each => each.PreferredLanguage).HasColumnName("preferred_language");
        });
    }
}

/// <summary>Contact points: a resident has none twice (<c>contact_point_once</c>), and prefers one of each kind (<c>contact_point_preferred_once</c>).</summary>
public sealed class ContactPointTable : IEntityTypeConfiguration<ContactPoint>
{
    public void Configure(EntityTypeBuilder<ContactPoint> builder)
    {
        builder.ToTable("contact_point");
        builder.HasKey(point => new { point.TerritoryId, point.Id });
        builder.HasOne<Resident>().WithMany().HasForeignKey(point => new { point.TerritoryId, point.ResidentId });
        builder.Ignore(point => point.IsTelephone);
        builder.Property(point => point.Kind).HasConversion(new ConstantNameConverter<ContactKind>());
        builder.HasOne<Resident>().WithMany().HasForeignKey(point => new { point.TerritoryId, point.ResidentId }).OnDelete(DeleteBehavior.NoAction);
    }
}

/// <summary>Which structures follow which residents.</summary>
public sealed class ResidentStructureTable : IEntityTypeConfiguration<ResidentStructure>
{
    public void Configure(EntityTypeBuilder<ResidentStructure> builder)
    {
        builder.ToTable("resident_structure");
        builder.HasKey(link => new { link.TerritoryId, link.ResidentId, link.StructureId });
        builder.HasOne<Resident>().WithMany().HasForeignKey(link => new { link.TerritoryId, link.ResidentId });
        builder.Property(link => link.Because).HasConversion(new ConstantNameConverter<FollowedBecause>());
        builder.HasOne<Resident>().WithMany().HasForeignKey(link => new { link.TerritoryId, link.ResidentId }).OnDelete(DeleteBehavior.NoAction);
    }
}

/// <summary>The room's sets.</summary>
public static class ResidentsTable
{
    extension(InclusionDb db)
    {
        public DbSet<Resident> Residents => db.Set<Resident>();
        public DbSet<ContactPoint> ContactPoints => db.Set<ContactPoint>();
        public DbSet<ResidentStructure> ResidentStructures => db.Set<ResidentStructure>();
    }
}
