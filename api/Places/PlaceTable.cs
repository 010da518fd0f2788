using System.Text.Json;
using Inclusion.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;
using NodaTime.Serialization.SystemTextJson;

namespace Inclusion.Places;

/// <summary>Places; a place of the national file is in its town once (<c>place_mednum_id_once</c>).</summary>
public sealed class PlaceTable : IEntityTypeConfiguration<Place>
{
    private static readonly JsonSerializerOptions Json = new JsonSerializerOptions().ConfigureForNodaTime(DateTimeZoneProviders.Tzdb);

    public void Configure(EntityTypeBuilder<Place> builder)
    {
        builder.ToTable("place");
        builder.HasKey(place => new { place.TerritoryId, place.Id });
        builder.ComplexProperty(place => place.Details, details =>
        {
            details.Property(each => each.Kind).HasColumnName("kind").HasConversion(new ConstantNameConverter<PlaceKind>());
            details.Property(each => each.Name).HasColumnName("name");
            details.Property(each => each.Street).HasColumnName("street");
            details.Property(each => each.StreetComplement).HasColumnName("street_complement");
            details.Property(each => each.PostalCode).HasColumnName("postal_code");
            details.Property(each => each.City).HasColumnName("city");
            details.Property(each => each.InseeCode).HasColumnName("insee_code");
            details.Property(each => each.Latitude).HasColumnName("latitude");
            details.Property(each => each.Longitude).HasColumnName("longitude");
            details.Property(each => each.Telephone).HasColumnName("telephone");
            details.Property(each => each.OpeningHours).HasColumnName("opening_hours");
        });
        builder.Property(place => place.Sheet).HasColumnName("mednum_sheet").HasColumnType("jsonb")
            .HasConversion(sheet => JsonSerializer.Serialize(sheet, Json), text => JsonSerializer.Deserialize<MednumSheet>(text, Json));
    }
}

/// <summary>Imports of places, and the lines they refused.</summary>
public sealed class PlaceImportTable : IEntityTypeConfiguration<PlaceImport>, IEntityTypeConfiguration<RefusedLine>
{
    public void Configure(EntityTypeBuilder<PlaceImport> builder)
    {
        builder.ToTable("place_import");
        builder.HasKey(import => new { import.TerritoryId, import.Id });
    }

    public void Configure(EntityTypeBuilder<RefusedLine> builder)
    {
        builder.ToTable("refused_line");
        builder.HasKey(line => new { line.TerritoryId, line.Id });
        builder.HasOne<PlaceImport>().WithMany().HasForeignKey(line => new { line.TerritoryId, line.ImportId });
    }
}

/// <summary>The room's sets.</summary>
public static class PlacesTable
{
    extension(InclusionDb db)
    {
        public DbSet<Place> Places => db.Set<Place>();
        public DbSet<PlaceImport> PlaceImports => db.Set<PlaceImport>();
        public DbSet<RefusedLine> RefusedLines => db.Set<RefusedLine>();
    }
}
