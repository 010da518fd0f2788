using Inclusion.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Planning;

/// <summary>The room's sets.</summary>
public static class PlanningTable
{
    extension(InclusionDb db)
    {
        public DbSet<Reason> Reasons => db.Set<Reason>();
        public DbSet<Opening> Openings => db.Set<Opening>();
        public DbSet<OpeningOccurrence> OpeningOccurrences => db.Set<OpeningOccurrence>();
        public DbSet<Absence> Absences => db.Set<Absence>();
        public DbSet<AbsenceOccurrence> AbsenceOccurrences => db.Set<AbsenceOccurrence>();
    }
}
