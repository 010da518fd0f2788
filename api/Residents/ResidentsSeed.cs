using Inclusion.Platform.Access;
using Inclusion.Platform.Seeding;
using Inclusion.Platform.Storage;
using NodaTime;

namespace Inclusion.Residents;

/// <summary>The residents of the invented town, how they are reached, and who follows them.</summary>
public sealed class ResidentsSeed(InclusionDb db, Actor actor, IClock clock) : IRoomSeed
{
    public int Order => 30;

    public async Task EnterAsync(SeedTown town, CancellationToken stop)
    {
        var (id, now) = (actor.Territory, clock.GetCurrentInstant());
        foreach (var row in await town.ReadAsync<IReadOnlyList<ResidentRow>>("residents.json", stop))
        {
            var read = SeedTown.Accepted(NewResident.Read(id, row.Record, now - Duration.FromDays(40)), row.Key);
            town.Name(row.Key, read.Resident.Id);
            db.Add(read.Resident);
            await db.SaveChangesAsync(stop);
            db.AddRange(read.Book.Points);
            db.AddRange(row.FollowedBy.Select(key => new ResidentStructure(id, read.Resident.Id, town.Of<StructureId>(key), now - Duration.FromDays(40), FollowedBecause.Registered)));
            await db.SaveChangesAsync(stop);
        }
    }

    private sealed record ResidentRow(string Key, IReadOnlyList<string> FollowedBy, RecordResidentInput Record);
}
