using System.Text.RegularExpressions;
using Inclusion.Platform;
using Inclusion.Platform.Access;
using NodaTime;

namespace Inclusion.Outreach;

/// <summary>Something that a device recorded, perhaps without network, and sent: taken once, however often it is sent.</summary>
public sealed class DeviceRecord
{
    private DeviceRecord(TerritoryId territoryId, string deviceRecordId, DeviceAct act, Guid subjectId, Instant happenedAt, Instant receivedAt) =>
        (TerritoryId, DeviceRecordId, Act, SubjectId, HappenedAt, ReceivedAt) = (territoryId, deviceRecordId, act, subjectId, happenedAt, receivedAt);

    public TerritoryId TerritoryId { get; private set; }

    /// <summary>The device's own identifier, unique in its town.</summary>
    public string DeviceRecordId { get; private set; }
    public DeviceAct Act { get; private set; }

    /// <summary>The registration or walk-in that it made or changed.</summary>
    public Guid SubjectId { get; private set; }
    public Instant HappenedAt { get; private set; }
    public Instant ReceivedAt { get; private set; }
}

/// <summary>When something happened, and by which record of which device, checked.</summary>
/// <param name="RecordId">Null for what was not recorded on a device first.</param>
/// <param name="At">Never later than now.</param>
public sealed partial record DeviceMark(string? RecordId, Instant At)
{
    /// <summary>How far a device's clock may run ahead, and how long it may keep a record to itself.</summary>
    public static readonly Duration ClockAhead = Duration.FromMinutes(5), Longest = Duration.FromDays(30);

    /// <summary>Reads what was written; what is wrong goes to <paramref name="faults"/>.</summary>
    public static DeviceMark Read(Faults faults, string? recordId, Instant? happenedAt, Instant now)
    {
        if (recordId is not null && !RecordIdForm().IsMatch(recordId))
            faults.Add(new InvalidText("L'identifiant d'un enregistrement a 8 à 64 lettres, chiffres ou tirets.", TextFault.Malformed, 64, "deviceRecordId"));
        var at = happenedAt ?? now;
        if (at > now + ClockAhead || at < now - Longest) faults.Add(new MomentImplausible());
        return new DeviceMark(recordId, Instant.Min(at, now));
    }

    [GeneratedRegex(@"^[A-Za-z0-9_-]{8,64}\z", RegexOptions.CultureInvariant)]
    private static partial Regex RecordIdForm();
}
