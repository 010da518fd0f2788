using Inclusion.Appointments;
using Inclusion.Platform.Access;
using Inclusion.Platform.Storage;
using Inclusion.Residents;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;

namespace Inclusion.Portal;

/// <summary>Codes and sessions of residents' spaces; a cookie opens one session (<c>space_session_token_once</c>).</summary>
public sealed class SpaceTable : IEntityTypeConfiguration<SpaceCode>, IEntityTypeConfiguration<SpaceSession>
{
    public void Configure(EntityTypeBuilder<SpaceCode> builder)
    {
        builder.ToTable("space_code");
        builder.HasKey(each => new { each.TerritoryId, each.Id });
    }

    public void Configure(EntityTypeBuilder<SpaceSession> builder)
    {
        builder.ToTable("space_session");
        builder.HasKey(each => new { each.TerritoryId, each.Id });
    }
}

/// <summary>The room's sets, and whose space an id leads to.</summary>
public static class SpacesTable
{
    extension(InclusionDb db)
    {
        public DbSet<SpaceCode> SpaceCodes => db.Set<SpaceCode>();
        public DbSet<SpaceSession> SpaceSessions => db.Set<SpaceSession>();
    }

    /// <summary>The live record of the person, whatever records were merged since; null when it is erased.</summary>
    public static async Task<Resident?> LiveResidentAsync(this InclusionDb db, TerritoryId town, ResidentId id, CancellationToken stop)
    {
        var found = await db.Residents.AsNoTracking().SingleOrDefaultAsync(each => each.TerritoryId == town && each.Id == id, stop);
        for (; found is { MergedIntoId: { } kept }; found = await db.Residents.AsNoTracking().SingleOrDefaultAsync(each => each.TerritoryId == town && each.Id == kept, stop)) { }
        return found is { IsLive: true } ? found : null;
    }

    /// <summary>Appointments whose slip still opens the space: those to come, until their end.</summary>
    public static Task<List<AppointmentId>> SlipsOfAsync(this InclusionDb db, TerritoryId town, ResidentId resident, Instant now, CancellationToken stop) =>
        db.Appointments.Where(each => each.TerritoryId == town && each.ResidentId == resident && each.State == AppointmentState.Planned && each.EndsAt > now)
            .OrderBy(each => each.Id).Select(each => each.Id).ToListAsync(stop);
}
