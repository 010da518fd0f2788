using Inclusion.Platform;

namespace Inclusion.Assistance;

/// <summary>The id that a device without network gave a record; null when it was written at once.</summary>
public sealed record DeviceRecord(string? Id)
{
    private const int Max = 64;

    public static Outcome<DeviceRecord> Read(string? written)
    {
        var faults = new Faults();
        var id = faults.OptionalLine(written, Max, "deviceRecordId");
        return faults.Any ? faults.ToRefusals() : new DeviceRecord(id);
    }
}
