using Inclusion.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Planning;

/// <summary>The room's sets.</summary>
public static class PlanningTable
{
    extension(InclusionDb db)
    {
        public DbSet<Reason> Reasons => db.Set<Reason>();
    }
}
