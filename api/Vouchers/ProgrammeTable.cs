using Inclusion.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Inclusion.Vouchers;

/// <summary>Programmes, the places that they approve, and the batches made for them.</summary>
public sealed class ProgrammeTable : IEntityTypeConfiguration<Programme>, IEntityTypeConfiguration<QualifiedPlace>, IEntityTypeConfiguration<VoucherBatch>
{
    public void Configure(EntityTypeBuilder<Programme> builder)
    {
        builder.ToTable("programme");
        builder.HasKey(each => new { each.TerritoryId, each.Id });
        builder.Property(each => each.FaceValue).HasColumnName("face_value_cents").HasConversion(cents => cents.Value, value => new Cents(value));
        builder.PrimitiveCollection(each => each.Services).ElementType().HasConversion(typeof(ConstantNameConverter<ServiceKind>));
    }

    public void Configure(EntityTypeBuilder<QualifiedPlace> builder)
    {
        builder.ToTable("programme_place");
        builder.HasKey(each => new { each.TerritoryId, each.ProgrammeId, each.PlaceId });
        builder.HasOne<Programme>().WithMany().HasForeignKey(each => new { each.TerritoryId, each.ProgrammeId }).OnDelete(DeleteBehavior.NoAction);
    }

    public void Configure(EntityTypeBuilder<VoucherBatch> builder)
    {
        builder.ToTable("voucher_batch");
        builder.HasKey(each => new { each.TerritoryId, each.Id });
        builder.HasOne<Programme>().WithMany().HasForeignKey(each => new { each.TerritoryId, each.ProgrammeId }).OnDelete(DeleteBehavior.NoAction);
    }
}

/// <summary>Booklets; one that is in use is somebody's (<c>booklet_held_when_in_use</c>), and who issued it is written once (<c>booklet_issued_once</c>).</summary>
public sealed class BookletTable : IEntityTypeConfiguration<Booklet>
{
    public void Configure(EntityTypeBuilder<Booklet> builder)
    {
        builder.ToTable("booklet");
        builder.HasKey(each => new { each.TerritoryId, each.Id });
        builder.HasOne<VoucherBatch>().WithMany().HasForeignKey(each => new { each.TerritoryId, each.BatchId }).OnDelete(DeleteBehavior.NoAction);
        builder.Property(each => each.State).HasConversion(new ConstantNameConverter<BookletState>());
    }
}
