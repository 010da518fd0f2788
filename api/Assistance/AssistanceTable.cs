using Inclusion.Outreach;
using Inclusion.Platform.Access;
using Inclusion.Platform.Sealing;
using Inclusion.Platform.Storage;
using Inclusion.Residents;
using Inclusion.Territories;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Inclusion.Assistance;

/// <summary>Procedures: on somebody's behalf only under a live mandate (<c>assisted_procedure_mandated</c>).</summary>
public sealed class AssistedProcedureTable : IEntityTypeConfiguration<AssistedProcedure>
{
    public void Configure(EntityTypeBuilder<AssistedProcedure> builder)
    {
        builder.ToTable("assisted_procedure");
        builder.HasKey(each => new { each.TerritoryId, each.Id });
        builder.Property(each => each.Theme).HasConversion(new ConstantNameConverter<Theme>());
        builder.Property(each => each.Mode).HasConversion(new ConstantNameConverter<AssistanceMode>());
        builder.Property(each => each.Outcome).HasConversion(new ConstantNameConverter<ProcedureOutcome>());
    }
}

/// <summary>Activity reports.</summary>
public sealed class ActivityReportTable : IEntityTypeConfiguration<ActivityReport>
{
    public void Configure(EntityTypeBuilder<ActivityReport> builder)
    {
        builder.ToTable("activity_report");
        builder.HasKey(each => new { each.TerritoryId, each.Id });
        builder.Property(each => each.Kind).HasConversion(new ConstantNameConverter<ReportKind>());
        builder.Property(each => each.Held).HasConversion(new ConstantNameConverter<HelpHeld>());
        builder.Property(each => each.Autonomy).HasConversion(new ConstantNameConverter<DigitalAutonomy>());
        builder.Property(each => each.DirectedTo).HasConversion(new ConstantNameConverter<DirectedTo>());
        builder.Property(each => each.Level).HasConversion(new ConstantNameConverter<WorkshopLevel>());
        builder.Property(each => each.Gender).HasConversion(new ConstantNameConverter<ReportGender>());
        builder.Property(each => each.AgeBand).HasConversion(new ConstantNameConverter<AgeBand>());
        builder.Property(each => each.Status).HasConversion(new ConstantNameConverter<OccupationStatus>());
        builder.Property(each => each.BirthYear).HasColumnType("smallint");
        builder.PrimitiveCollection(each => each.Themes).ElementType().HasConversion(typeof(ConstantNameConverter<ReportTheme>));
        builder.PrimitiveCollection(each => each.Devices).ElementType().HasConversion(typeof(ConstantNameConverter<ReportDevice>));
        builder.Ignore(each => each.SealedFor);
    }
}

/// <summary>The room's sets, who sees them, and what it seals.</summary>
public static class AssistanceTable
{
    /// <summary>The constraints that become refusals.</summary>
    public const string Mandated = "assisted_procedure_mandated", ProcedureDeviceOnce = "assisted_procedure_device_once", ReportDeviceOnce = "activity_report_device_once";

    extension(InclusionDb db)
    {
        public DbSet<AssistedProcedure> AssistedProcedures => db.Set<AssistedProcedure>();
        public DbSet<ActivityReport> ActivityReports => db.Set<ActivityReport>();
    }

    public static Author AsAuthor(this Actor actor) => new(actor.Professional ?? throw new InvalidOperationException("A professional writes."), actor.OwnStructure);

    /// <summary>What a caller may know of: their structure's procedures, and that others did something for the residents it follows; a coordinator all.</summary>
    public static IQueryable<AssistedProcedure> ProceduresFor(this InclusionDb db, Actor actor)
    {
        var rows = db.AssistedProcedures.Where(each => each.TerritoryId == actor.Territory);
        if (actor.Is(Role.Coordinator)) return rows;
        if (actor.Professional is null || actor.Structure is not { } own || !(actor.Is(Role.Mediator) || actor.Is(Role.SocialWorker))) return rows.Where(each => false);
        return rows.Where(each => each.StructureId == own
            || db.Set<ResidentStructure>().Any(link => link.TerritoryId == actor.Territory && link.ResidentId == each.ResidentId && link.StructureId == own));
    }

    /// <summary>Reports are their structure's alone.</summary>
    public static IQueryable<ActivityReport> ReportsFor(this InclusionDb db, Actor actor)
    {
        var own = actor.Professional is not null && (actor.Is(Role.Mediator) || actor.Is(Role.SocialWorker)) ? actor.Structure ?? default : default;
        return db.ActivityReports.Where(each => each.TerritoryId == actor.Territory && each.StructureId == own);
    }

    public static SealPurpose StepsOf(AssistedProcedure procedure) => new("procedure-steps", procedure.Id.Value);
    public static SealPurpose NotesOf(AssistedProcedure procedure) => new("procedure-notes", procedure.Id.Value);
    public static SealPurpose NotesOf(ActivityReport report) => new("report-notes", report.Id.Value);

    public static async Task<byte[]?> StepsAsync(this ResidentSeal seal, AssistedProcedure procedure, string? text, CancellationToken stop) =>
        text is null ? null : await seal.SealTextAsync(procedure.ResidentId.Value, StepsOf(procedure), text, stop);

    public static async Task<byte[]?> NotesAsync(this ResidentSeal seal, AssistedProcedure procedure, string? text, CancellationToken stop) =>
        text is null ? null : await seal.SealTextAsync(procedure.ResidentId.Value, NotesOf(procedure), text, stop);

    public static async Task<byte[]?> NotesAsync(this ResidentSeal seal, ActivityReport report, string? text, CancellationToken stop) =>
        text is null ? null : await seal.SealTextAsync(report.SealedFor, NotesOf(report), text, stop);
}
