using Inclusion.Places;
using Inclusion.Platform.Storage;
using Inclusion.Territories;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Inclusion.Outreach;

/// <summary>Sessions with their team and kit. Seats taken stay within the seats (<c>outreach_seats_never_exceed</c>) and equal the rows that take them (<c>outreach_seats_counted</c>).</summary>
public sealed class OutreachSessionTable : IEntityTypeConfiguration<OutreachSession>
{
    public void Configure(EntityTypeBuilder<OutreachSession> builder)
    {
        builder.ToTable("outreach_session");
        builder.HasKey(each => new { each.TerritoryId, each.Id });
        builder.Ignore(each => each.Span);
        builder.HasOne<Place>().WithMany().HasForeignKey(each => new { each.TerritoryId, each.PlaceId }).OnDelete(DeleteBehavior.NoAction);
        builder.Property(each => each.Kind).HasConversion(new ConstantNameConverter<SessionKind>());
        builder.Property(each => each.State).HasConversion(new ConstantNameConverter<SessionState>());
        builder.Property(each => each.CancelledBecause).HasConversion(new ConstantNameConverter<CalledOffBecause>());
        builder.PrimitiveCollection(each => each.Themes).ElementType().HasConversion(typeof(ConstantNameConverter<Theme>));
        builder.OwnsMany(each => each.Team, member =>
        {
            member.ToTable("outreach_team");
            member.WithOwner().HasForeignKey(each => new { each.TerritoryId, each.SessionId });
            member.HasKey(each => new { each.TerritoryId, each.SessionId, each.MediatorId });
        });
        builder.OwnsMany(each => each.Kit, line =>
        {
            line.ToTable("outreach_kit_line");
            line.WithOwner().HasForeignKey(each => new { each.TerritoryId, each.SessionId });
            line.HasKey(each => new { each.TerritoryId, each.SessionId, each.Name });
        });
    }
}

/// <summary>Registrations: a resident has one live one a session (<c>outreach_registration_once</c>), numbered in order of arrival (<c>outreach_registration_in_order</c>).</summary>
public sealed class SessionRegistrationTable : IEntityTypeConfiguration<SessionRegistration>
{
    /// <summary>The constraint that keeps a resident from taking two seats.</summary>
    public const string Once = "outreach_registration_once";

    public void Configure(EntityTypeBuilder<SessionRegistration> builder)
    {
        builder.ToTable("outreach_registration");
        builder.HasKey(each => new { each.TerritoryId, each.Id });
        builder.HasOne<OutreachSession>().WithMany().HasForeignKey(each => new { each.TerritoryId, each.SessionId }).OnDelete(DeleteBehavior.NoAction);
        builder.Property(each => each.State).HasConversion(new ConstantNameConverter<SeatState>());
        builder.Ignore(each => each.IsLive);
        builder.Ignore(each => each.TakesSeat);
    }
}

/// <summary>People who walked in, and what devices have sent; a device's record is taken once in its town.</summary>
public sealed class WalkInTable : IEntityTypeConfiguration<WalkIn>, IEntityTypeConfiguration<DeviceRecord>
{
    public void Configure(EntityTypeBuilder<WalkIn> builder)
    {
        builder.ToTable("outreach_walk_in");
        builder.HasKey(each => new { each.TerritoryId, each.Id });
        builder.HasOne<OutreachSession>().WithMany().HasForeignKey(each => new { each.TerritoryId, each.SessionId }).OnDelete(DeleteBehavior.NoAction);
        builder.Property(each => each.Theme).HasConversion(new ConstantNameConverter<Theme>());
        builder.Property(each => each.AgeBand).HasConversion(new ConstantNameConverter<AgeBand>());
    }

    public void Configure(EntityTypeBuilder<DeviceRecord> builder)
    {
        builder.ToTable("outreach_device_record");
        builder.HasKey(each => new { each.TerritoryId, each.DeviceRecordId });
        builder.Property(each => each.Act).HasConversion(new ConstantNameConverter<DeviceAct>());
    }
}

/// <summary>The room's sets.</summary>
public static class OutreachTable
{
    extension(InclusionDb db)
    {
        public DbSet<OutreachSession> OutreachSessions => db.Set<OutreachSession>();
        public DbSet<SessionRegistration> SessionRegistrations => db.Set<SessionRegistration>();
        public DbSet<WalkIn> WalkIns => db.Set<WalkIn>();
        public DbSet<DeviceRecord> DeviceRecords => db.Set<DeviceRecord>();
    }
}
