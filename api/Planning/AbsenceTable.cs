using Inclusion.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Inclusion.Planning;

/// <summary>Absences and the stretches they take. They may lie over appointments, so no constraint holds them apart.</summary>
public sealed class AbsenceTable : IEntityTypeConfiguration<Absence>, IEntityTypeConfiguration<AbsenceOccurrence>
{
    public void Configure(EntityTypeBuilder<Absence> builder)
    {
        builder.ToTable("absence");
        builder.HasKey(absence => new { absence.TerritoryId, absence.Id });
        builder.Property(absence => absence.Kind).HasConversion(new ConstantNameConverter<AbsenceKind>());
    }

    public void Configure(EntityTypeBuilder<AbsenceOccurrence> builder)
    {
        builder.ToTable("absence_occurrence");
        builder.HasKey(each => new { each.TerritoryId, each.AbsenceId, each.StartsAt });
    }
}
