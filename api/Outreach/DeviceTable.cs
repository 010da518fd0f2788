using Inclusion.Platform.Access;
using Inclusion.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Inclusion.Outreach;

/// <summary>Takes a device's record once, however often and from how many connections it is sent.</summary>
internal static class DeviceTable
{
    /// <summary>Claims the record for what is about to be made; false when it was taken already. Whoever sends the same at the same time waits for this operation's end.</summary>
    public static async Task<bool> ClaimAsync(
        this InclusionDb db, TerritoryId town, DeviceMark mark, DeviceAct act, Guid subject, Instant now, CancellationToken stop)
    {
        if (mark.RecordId is not { } id) return true;
        var name = ConstantNameConverter<DeviceAct>.NameOf(act);
        return await db.Database.ExecuteSqlAsync(
            $"""
             insert into outreach_device_record (territory_id, device_record_id, act, subject_id, happened_at, received_at)
             values ({town.Value}, {id}, {name}, {subject}, {mark.At}, {now}) on conflict do nothing
             """, stop) == 1;
    }

    /// <summary>What the record was taken for; null for a new one, and for what no device recorded.</summary>
    public static Task<DeviceRecord?> FindRecordAsync(this InclusionDb db, TerritoryId town, DeviceMark mark, CancellationToken stop) =>
        db.DeviceRecords.AsNoTracking().SingleOrDefaultAsync(each => each.TerritoryId == town && each.DeviceRecordId == mark.RecordId, stop);
}
