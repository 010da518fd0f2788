using System.Buffers.Binary;
using System.Globalization;
using Inclusion.Platform.Access;
using Inclusion.Platform.Storage;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Inclusion.Platform.Links;

/// <summary>
/// Mints residents' links and finds them again. A token is drawn from the link by a key outside the database, so that a
/// message can be written when it is sent while the table keeps only a keyed hash; the address holds the town's key and the token.
/// </summary>
public sealed class ResidentLinks(InclusionDb db, Unit unit, CurrentActor actor, AccessKeys keys, PublicAddress address, IClock clock)
{
    private TerritoryId Town => actor.Value.Territory;

    /// <summary>A new link, saved with the operation.</summary>
    /// <param name="expiresAt">From this instant on it opens no more.</param>
    public void Mint(ResidentLinkPurpose purpose, IId subject, Instant expiresAt)
    {
        var id = Guid.CreateVersion7();
        db.Add(new ResidentLink(Town, id, purpose, subject.Value, Hash(Token(purpose, id)), clock.GetCurrentInstant(), expiresAt));
    }

    /// <summary>Six digits that only the slip of an appointment shows: a second fact beside a link. Nothing of it is stored.</summary>
    public string PinOf(IId appointment) => Digits("appointment slip", appointment.Value);

    /// <summary>Six digits drawn from an id by a key outside the database.</summary>
    /// <param name="purpose">Keeps the digits of different uses apart.</param>
    public string Digits(string purpose, Guid id) =>
        (BinaryPrimitives.ReadUInt64BigEndian(keys.Hash(purpose, $"{Town.Value} {id}")) % 1_000_000).ToString("000000", CultureInfo.InvariantCulture);

    /// <summary>The whole address of the last link of a subject that still opens; null when none does.</summary>
    public async Task<string?> AddressAsync(ResidentLinkPurpose purpose, Guid subject, CancellationToken stop)
    {
        var (town, now) = (Town, clock.GetCurrentInstant());
        var open = await db.Set<ResidentLink>().AsNoTracking()
            .Where(each => each.TerritoryId == town && each.SubjectId == subject && each.Purpose == purpose && each.UsedAt == null && each.ExpiresAt > now)
            .OrderByDescending(each => each.MadeAt).ThenByDescending(each => each.Id).FirstOrDefaultAsync(stop);
        if (open is null) return null;
        await using var ask = unit.Command("select public_key from territory where territory_id = current_town()");
        return address.Of($"{ResidentLinkPath.Of(purpose)}/{await ask.ExecuteScalarAsync(stop)}/{Token(purpose, open.Id)}");
    }

    /// <summary>The link of a token, for looking: it uses nothing. Null when there is none such for this purpose.</summary>
    public Task<ResidentLink?> FindAsync(ResidentLinkPurpose purpose, string token, CancellationToken stop)
    {
        var (town, hash) = (Town, Hash(token));
        return db.Set<ResidentLink>().AsNoTracking().SingleOrDefaultAsync(each => each.TerritoryId == town && each.TokenHash == hash && each.Purpose == purpose, stop);
    }

    /// <summary>The link of a token, kept from any other use until the operation ends; null when there is none such.</summary>
    public async Task<ResidentLink?> HoldAsync(ResidentLinkPurpose purpose, string token, CancellationToken stop)
    {
        var (town, hash) = (Town, Hash(token));
        await db.Database.ExecuteSqlAsync($"select from resident_link where territory_id = {town.Value} and token_hash = {hash} for update", stop);
        return await db.Set<ResidentLink>().SingleOrDefaultAsync(each => each.TerritoryId == town && each.TokenHash == hash && each.Purpose == purpose, stop);
    }

    /// <summary>256 bits, in 43 characters that an address takes as they are.</summary>
    private string Token(ResidentLinkPurpose purpose, Guid id) =>
        WebEncoders.Base64UrlEncode(keys.Hash("resident link", $"{Town.Value} {ConstantNameConverter<ResidentLinkPurpose>.NameOf(purpose)} {id}"));

    private byte[] Hash(string token) => keys.Hash("resident link token", token);
}
