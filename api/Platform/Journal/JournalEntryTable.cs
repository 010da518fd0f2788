using Inclusion.Platform.Access;
using Inclusion.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Inclusion.Platform.Journal;

/// <summary>The town's acts and readings as one list; written by <see cref="OperationJournal"/>, never by EF.</summary>
public sealed class JournalEntryTable : IEntityTypeConfiguration<JournalEntry>
{
    public void Configure(EntityTypeBuilder<JournalEntry> builder)
    {
        builder.HasNoKey().ToView("journal_entry");
        builder.Property(entry => entry.Kind).HasConversion(new ConstantNameConverter<JournalEntryKind>());
        builder.Property(entry => entry.ActorKind).HasConversion(new ConstantNameConverter<ActorKind>());
    }
}

/// <summary>The journal's sets.</summary>
public static class JournalTable
{
    extension(InclusionDb db)
    {
        public DbSet<JournalEntry> JournalEntries => db.Set<JournalEntry>();

        /// <summary>The town's entries about one subject (a resident, an appointment), found by index.</summary>
        public IQueryable<JournalEntry> JournalAbout(Guid subject) =>
            db.JournalEntries.FromSql($"select * from journal_about({subject})");
    }
}
