using Inclusion.Platform.Access;
using Inclusion.Platform.Storage;
using Inclusion.Platform.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Inclusion.Territories;

/// <summary>Towns: one row is visible at a time, the operation's own.</summary>
public sealed class TerritoryTable : IEntityTypeConfiguration<Territory>
{
    public void Configure(EntityTypeBuilder<Territory> builder)
    {
        builder.ToTable("territory");
        builder.HasKey(town => town.TerritoryId);
        builder.Property(town => town.HolidayRegion).HasConversion(new ConstantNameConverter<HolidayRegion>());
    }
}

/// <summary>Structures; a live name is unique in its town, whatever its accents and case (<c>structure_name_once</c>).</summary>
public sealed class StructureTable : IEntityTypeConfiguration<Structure>
{
    public void Configure(EntityTypeBuilder<Structure> builder)
    {
        builder.ToTable("structure");
        builder.HasKey(structure => new { structure.TerritoryId, structure.Id });
        builder.HasOne<Territory>().WithMany().HasForeignKey(structure => structure.TerritoryId);
        builder.Property(structure => structure.Kind).HasConversion(new ConstantNameConverter<StructureKind>());
    }
}

/// <summary>Professionals; a live address is unique in its town (<c>professional_email_once</c>).</summary>
public sealed class ProfessionalTable : IEntityTypeConfiguration<Professional>, IEntityTypeConfiguration<ProfessionalStructure>
{
    public void Configure(EntityTypeBuilder<Professional> builder)
    {
        builder.ToTable("professional");
        builder.HasKey(professional => new { professional.TerritoryId, professional.Id });
        builder.HasOne<Territory>().WithMany().HasForeignKey(professional => professional.TerritoryId);
        builder.Ignore(professional => professional.IsHere);
        builder.PrimitiveCollection(professional => professional.Roles).ElementType().HasConversion(typeof(ConstantNameConverter<Role>));
    }

    public void Configure(EntityTypeBuilder<ProfessionalStructure> builder)
    {
        builder.ToTable("professional_structure");
        builder.HasKey(link => new { link.TerritoryId, link.ProfessionalId, link.StructureId });
        builder.HasOne<Professional>().WithMany().HasForeignKey(link => new { link.TerritoryId, link.ProfessionalId });
        builder.HasOne<Structure>().WithMany().HasForeignKey(link => new { link.TerritoryId, link.StructureId });
    }
}

/// <summary>Partner clients; <c>client_id</c> is unique over all towns (<c>partner_client_id_once</c>).</summary>
public sealed class PartnerClientTable : IEntityTypeConfiguration<PartnerClient>
{
    public void Configure(EntityTypeBuilder<PartnerClient> builder)
    {
        builder.ToTable("partner_client");
        builder.HasKey(client => new { client.TerritoryId, client.Id });
        builder.HasOne<Structure>().WithMany().HasForeignKey(client => new { client.TerritoryId, client.StructureId });
        builder.Ignore(client => client.IsLive);
    }
}

/// <summary>The room's sets.</summary>
public static class TerritoriesTable
{
    extension(InclusionDb db)
    {
        public DbSet<Territory> Territories => db.Set<Territory>();
        public DbSet<Structure> Structures => db.Set<Structure>();
        public DbSet<Professional> Professionals => db.Set<Professional>();
        public DbSet<ProfessionalStructure> ProfessionalStructures => db.Set<ProfessionalStructure>();
        public DbSet<PartnerClient> PartnerClients => db.Set<PartnerClient>();
    }
}
