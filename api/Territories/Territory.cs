using Inclusion.Platform.Access;

namespace Inclusion.Territories;

/// <summary>A town, CCAS or group of towns (« collectivité »): the tenant to which every other row belongs.</summary>
public sealed class Territory
{
    private Territory(TerritoryId territoryId, string name, string inseeCode, string timeZone, string holidayRegion, string publicKey, string? telephone, string senderAddress) =>
        (TerritoryId, Name, InseeCode, TimeZone, HolidayRegion, PublicKey, Telephone, SenderAddress) =
        (territoryId, name, inseeCode, timeZone, holidayRegion, publicKey, telephone, senderAddress);

    public TerritoryId TerritoryId { get; private set; }
    public string Name { get; private set; }

    /// <summary>The official code of the commune (Code officiel géographique), 5 characters.</summary>
    public string InseeCode { get; private set; }

    /// <summary>The IANA zone in which the town's local hours are meant.</summary>
    public string TimeZone { get; private set; }

    /// <summary>Which public holidays apply: mainland, Alsace-Moselle, or one of the overseas territories.</summary>
    public string HolidayRegion { get; private set; }

    /// <summary>What an address without sign-in (a link, a feed, a callback) carries instead of the id.</summary>
    public string PublicKey { get; private set; }

    /// <summary>The number a lost resident may call, E.164.</summary>
    public string? Telephone { get; private set; }

    /// <summary>The address that messages and invites come from: the organiser's domain equals the sender's.</summary>
    public string SenderAddress { get; private set; }

    public static Territory Found(string name, string inseeCode, string timeZone, string holidayRegion, string publicKey, string? telephone, string senderAddress) =>
        new(TerritoryId.New(), name, inseeCode, timeZone, holidayRegion, publicKey, telephone, senderAddress);
}
