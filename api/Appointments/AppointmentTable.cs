using Inclusion.Platform.Access;
using Inclusion.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Inclusion.Appointments;

/// <summary>That a mediator takes part in an appointment.</summary>
public sealed class AppointmentMediator(TerritoryId territoryId, AppointmentId appointmentId, ProfessionalId mediatorId)
{
    public TerritoryId TerritoryId { get; private set; } = territoryId;
    public AppointmentId AppointmentId { get; private set; } = appointmentId;
    public ProfessionalId MediatorId { get; private set; } = mediatorId;
}

/// <summary>Appointments; a partner's reference is unique among that partner's (<c>appointment_prescriber_reference_once</c>).</summary>
public sealed class AppointmentTable : IEntityTypeConfiguration<Appointment>, IEntityTypeConfiguration<AppointmentMediator>, IEntityTypeConfiguration<Hold>
{
    /// <summary>The constraint that keeps a partner from using a reference twice.</summary>
    public const string ReferenceOnce = "appointment_prescriber_reference_once";

    public void Configure(EntityTypeBuilder<Appointment> builder)
    {
        builder.ToTable("appointment");
        builder.HasKey(each => new { each.TerritoryId, each.Id });
        builder.Property(each => each.Kind).HasConversion(new ConstantNameConverter<BookingKind>());
        builder.Property(each => each.State).HasConversion(new ConstantNameConverter<AppointmentState>());
        builder.Property(each => each.StateBefore).HasConversion(new ConstantNameConverter<AppointmentState>());
        builder.Property(each => each.CancelledBecause).HasConversion(new ConstantNameConverter<CancellingReason>());
    }

    public void Configure(EntityTypeBuilder<AppointmentMediator> builder)
    {
        builder.ToTable("appointment_mediator");
        builder.HasKey(each => new { each.TerritoryId, each.AppointmentId, each.MediatorId });
    }

    public void Configure(EntityTypeBuilder<Hold> builder)
    {
        builder.ToTable("appointment_hold");
        builder.HasKey(each => new { each.TerritoryId, each.Id });
    }
}

/// <summary>The room's sets.</summary>
public static class AppointmentsTable
{
    extension(InclusionDb db)
    {
        public DbSet<Appointment> Appointments => db.Set<Appointment>();
        public DbSet<AppointmentMediator> AppointmentMediators => db.Set<AppointmentMediator>();
        public DbSet<Hold> Holds => db.Set<Hold>();
    }
}
