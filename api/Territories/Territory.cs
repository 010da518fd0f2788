using Inclusion.Platform;
using Inclusion.Platform.Access;
using Inclusion.Platform.Time;
using NodaTime;

namespace Inclusion.Territories;

/// <summary>A town, CCAS or group of towns (« collectivité »): the tenant to which every other row belongs.</summary>
public sealed class Territory
{
    public const int NameMax = 120, InseeLength = 5;

    private Territory(TerritoryId territoryId, string name, string inseeCode, string timeZone, HolidayRegion holidayRegion, string publicKey, string? telephone, string senderAddress) =>
        (TerritoryId, Name, InseeCode, TimeZone, HolidayRegion, PublicKey, Telephone, SenderAddress) =
        (territoryId, name, inseeCode, timeZone, holidayRegion, publicKey, telephone, senderAddress);

    public TerritoryId TerritoryId { get; private set; }
    public string Name { get; private set; }

    /// <summary>The official code of the commune (Code officiel géographique), 5 characters.</summary>
    public string InseeCode { get; private set; }

    /// <summary>The IANA zone in which the town's local hours are meant. It stays: hours already planned are meant in it.</summary>
    public string TimeZone { get; private set; }

    /// <summary>Which public holidays apply.</summary>
    public HolidayRegion HolidayRegion { get; private set; }

    /// <summary>What an address without sign-in (a link, a feed, a callback) carries instead of the id.</summary>
    public string PublicKey { get; private set; }

    /// <summary>The number a lost resident may call, E.164.</summary>
    public string? Telephone { get; private set; }

    /// <summary>The address that messages and invites come from: the organiser's domain equals the sender's.</summary>
    public string SenderAddress { get; private set; }

    /// <param name="id">Given by who has opened the town's operation before the town exists; else it gets a new one.</param>
    public static Outcome<Territory> Found(
        string name, string inseeCode, string timeZone, HolidayRegion holidayRegion, string publicKey, string? telephone, string senderAddress,
        TerritoryId? id = null)
    {
        var faults = new Faults();
        var territory = new Territory(id ?? TerritoryId.New(), faults.Line(name, NameMax, "name"), Insee(faults, inseeCode), Zone(faults, timeZone), holidayRegion,
            publicKey, faults.OptionalTelephone(telephone, "telephone"), faults.Email(senderAddress, "senderAddress"));
        return faults.Any ? faults.ToRefusals() : territory;
    }

    public Outcome<Territory> Change(string name, string? telephone, HolidayRegion holidayRegion, string senderAddress)
    {
        var faults = new Faults();
        var (newName, newTelephone, newSender) =
            (faults.Line(name, NameMax, "name"), faults.OptionalTelephone(telephone, "telephone"), faults.Email(senderAddress, "senderAddress"));
        if (faults.Any) return faults.ToRefusals();
        (Name, Telephone, HolidayRegion, SenderAddress) = (newName, newTelephone, holidayRegion, newSender);
        return this;
    }

    /// <summary>Digits, but for Corsica (2A, 2B).</summary>
    private static string Insee(Faults faults, string code)
    {
        var line = faults.Line(code, InseeLength, "inseeCode").ToUpperInvariant();
        var isCode = line.Length == InseeLength && line.Where((_, at) => at != 1).All(char.IsAsciiDigit) && (char.IsAsciiDigit(line[1]) || line[1] is 'A' or 'B');
        if (line.Length > 0 && !isCode) faults.Add(new InvalidText("Le code INSEE d'une commune a 5 caractères : « 59350 », « 2A004 ».", TextFault.Malformed, null, "inseeCode"));
        return line;
    }

    private static string Zone(Faults faults, string zone)
    {
        if (DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) is null)
            faults.Add(new InvalidText("Ce fuseau horaire n'existe pas. Écrivez-le comme « Europe/Paris ».", TextFault.Malformed, null, "timeZone"));
        return zone;
    }
}
