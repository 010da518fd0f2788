using Inclusion.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Inclusion.Vouchers;

/// <summary>Vouchers and their ledger. A voucher stands where its last step left it: the database looks at the commit (<c>voucher_equals_ledger</c>).</summary>
public sealed class VoucherTable : IEntityTypeConfiguration<Voucher>, IEntityTypeConfiguration<LedgerEntry>
{
    /// <summary>The constraint that keeps an appointment from being paid twice.</summary>
    public const string AppointmentOnce = "voucher_appointment_once";

    public void Configure(EntityTypeBuilder<Voucher> builder)
    {
        builder.ToTable("voucher");
        builder.HasKey(each => new { each.TerritoryId, each.Id });
        builder.HasOne<Booklet>().WithMany().HasForeignKey(each => new { each.TerritoryId, each.BookletId }).OnDelete(DeleteBehavior.NoAction);
        builder.Property(each => each.State).HasConversion(new ConstantNameConverter<VoucherState>());
    }

    public void Configure(EntityTypeBuilder<LedgerEntry> builder)
    {
        builder.ToTable("voucher_ledger");
        builder.HasKey(each => new { each.TerritoryId, each.VoucherId, each.Step });
        builder.HasOne<Voucher>().WithMany().HasForeignKey(each => new { each.TerritoryId, each.VoucherId }).OnDelete(DeleteBehavior.NoAction);
        builder.Property(each => each.Was).HasConversion(new ConstantNameConverter<VoucherState>());
        builder.Property(each => each.State).HasConversion(new ConstantNameConverter<VoucherState>());
        builder.Property(each => each.Cause).HasConversion(new ConstantNameConverter<LedgerCause>());
    }
}

/// <summary>Redemptions, one live one a voucher (<c>redemption_once</c>); claims, decided by nobody who had a hand in them (<c>refund_claim_decided_by_another</c>); payments.</summary>
public sealed class RedemptionTable : IEntityTypeConfiguration<Redemption>, IEntityTypeConfiguration<RefundClaim>, IEntityTypeConfiguration<Payment>
{
    /// <summary>The constraints that become refusals.</summary>
    public const string Once = "redemption_once", DecidedByAnother = "refund_claim_decided_by_another";

    public void Configure(EntityTypeBuilder<Redemption> builder)
    {
        builder.ToTable("redemption");
        builder.HasKey(each => new { each.TerritoryId, each.Id });
        builder.HasOne<Voucher>().WithMany().HasForeignKey(each => new { each.TerritoryId, each.VoucherId }).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<RefundClaim>().WithMany().HasForeignKey(each => new { each.TerritoryId, each.ClaimId }).OnDelete(DeleteBehavior.NoAction);
        builder.Property(each => each.Service).HasConversion(new ConstantNameConverter<ServiceKind>());
    }

    public void Configure(EntityTypeBuilder<RefundClaim> builder)
    {
        builder.ToTable("refund_claim");
        builder.HasKey(each => new { each.TerritoryId, each.Id });
        builder.Property(each => each.State).HasConversion(new ConstantNameConverter<ClaimState>());
        builder.Property(each => each.Cents).HasConversion(cents => cents.Value, value => new Cents(value));
    }

    public void Configure(EntityTypeBuilder<Payment> builder)
    {
        builder.ToTable("payment");
        builder.HasKey(each => new { each.TerritoryId, each.Id });
        builder.HasOne<RefundClaim>().WithMany().HasForeignKey(each => new { each.TerritoryId, each.ClaimId }).OnDelete(DeleteBehavior.NoAction);
        builder.Property(each => each.Cents).HasConversion(cents => cents.Value, value => new Cents(value));
    }
}

/// <summary>The room's sets.</summary>
public static class VouchersTable
{
    extension(InclusionDb db)
    {
        public DbSet<Programme> Programmes => db.Set<Programme>();
        public DbSet<QualifiedPlace> QualifiedPlaces => db.Set<QualifiedPlace>();
        public DbSet<VoucherBatch> VoucherBatches => db.Set<VoucherBatch>();
        public DbSet<Booklet> Booklets => db.Set<Booklet>();
        public DbSet<Voucher> Vouchers => db.Set<Voucher>();
        public DbSet<LedgerEntry> VoucherLedger => db.Set<LedgerEntry>();
        public DbSet<Redemption> Redemptions => db.Set<Redemption>();
        public DbSet<RefundClaim> RefundClaims => db.Set<RefundClaim>();
    }
}
