using Inclusion.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Inclusion.Planning;

/// <summary>Openings, with what belongs to each: its reasons and the occurrences that differ from its rule.</summary>
public sealed class OpeningTable : IEntityTypeConfiguration<Opening>
{
    public void Configure(EntityTypeBuilder<Opening> builder)
    {
        builder.ToTable("opening");
        builder.HasKey(opening => new { opening.TerritoryId, opening.Id });
        builder.OwnsMany(opening => opening.Reasons, link =>
        {
            link.ToTable("opening_reason");
            link.WithOwner().HasForeignKey(each => new { each.TerritoryId, each.OpeningId });
            link.HasKey(each => new { each.TerritoryId, each.OpeningId, each.ReasonId });
        });
        builder.OwnsMany(opening => opening.Changes, change =>
        {
            change.ToTable("opening_exception");
            change.WithOwner().HasForeignKey(each => new { each.TerritoryId, each.OpeningId });
            change.HasKey(each => new { each.TerritoryId, each.OpeningId, each.Day });
        });
    }
}

/// <summary>The days of openings; two of one mediator never overlap (<c>opening_occurrence_no_overlap</c>).</summary>
public sealed class OpeningOccurrenceTable : IEntityTypeConfiguration<OpeningOccurrence>
{
    public const string NoOverlap = "opening_occurrence_no_overlap";

    public void Configure(EntityTypeBuilder<OpeningOccurrence> builder)
    {
        builder.ToTable("opening_occurrence");
        builder.HasKey(each => new { each.TerritoryId, each.OpeningId, each.Day });
    }
}
