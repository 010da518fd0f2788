using Inclusion.Platform.Jobs;
using Inclusion.Platform.Storage;
using Inclusion.Vouchers;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Npgsql;

namespace Inclusion.Portal;

/// <summary>A voucher that its resident may still spend.</summary>
/// <param name="Code">Null for one whose code was printed by another: only its end is known here.</param>
public sealed record OwnVoucher(VoucherId Id, int Position, VoucherCode? Code, string CodeEnd, bool IsKept, string Worth, LocalDate LastDay);

/// <summary>A booklet as its resident reads it.</summary>
/// <param name="Left">Those that can still be spent.</param>
/// <param name="Spent">How many are spent.</param>
/// <param name="Places">Where they are taken.</param>
public sealed record OwnBooklet(string Programme, string Serial, string Worth, LocalDate LastDay, IReadOnlyList<OwnVoucher> Left, int Spent, string Places)
{
    /// <summary>What they are worth, until when, how many are left.</summary>
    public IReadOnlyList<Saying> Essential => [new("vouchers.until", Worth, LastDay), new("vouchers.count", Left.Count, Spent)];
}

/// <summary>The resident's vouchers, each with its code and QR code: a page to show, or to print.</summary>
public sealed class SpaceVouchersPage(TownWork towns, NpgsqlDataSource source, IClock clock) : SpacePage(towns, source, clock)
{
    public IReadOnlyList<OwnBooklet> Booklets { get; private set; } = [];

    public override IReadOnlyList<Saying> Essential => [.. Booklets.SelectMany(each => each.Essential)];

    protected override string Subject => "space.vouchers";

    public Task<IActionResult> OnGetAsync(string town, CancellationToken stop) => ShowAsync(town, "mySpaceVouchers", async (services, inside) =>
        Booklets = await services.GetRequiredService<InclusionDb>().OwnBookletsAsync(inside, services.GetRequiredService<VoucherKeys>(), stop), stop);
}

/// <summary>One voucher, its QR code as large as the screen: what is held out at the counter.</summary>
public sealed class SpaceVoucherPage(TownWork towns, NpgsqlDataSource source, IClock clock) : SpacePage(towns, source, clock)
{
    /// <summary>Null when the resident has none such to spend.</summary>
    public OwnVoucher? Own { get; private set; }

    public override IReadOnlyList<Saying> Essential => Own is { } own ? [new("vouchers.until", own.Worth, own.LastDay)] : [];

    protected override string Subject => "voucher.one.title";

    public Task<IActionResult> OnGetAsync(string town, Guid id, CancellationToken stop) => ShowAsync(town, "mySpaceVoucher", async (services, inside) =>
        Own = (await services.GetRequiredService<InclusionDb>().OwnBookletsAsync(inside, services.GetRequiredService<VoucherKeys>(), stop))
            .SelectMany(each => each.Left).SingleOrDefault(each => each.Id.Value == id), stop);
}

/// <summary>A resident's own booklets. Codes are made again from the secret each time: the database leads to none.</summary>
internal static class OwnVoucherTable
{
    private const int MostBooklets = 20, MostPlaces = 12;

    public static async Task<IReadOnlyList<OwnBooklet>> OwnBookletsAsync(this InclusionDb db, InsideSpace inside, VoucherKeys keys, CancellationToken stop)
    {
        var booklets = await (from booklet in db.Booklets.AsNoTracking()
                              join programme in db.Programmes.AsNoTracking() on new { booklet.TerritoryId, Id = booklet.ProgrammeId } equals new { programme.TerritoryId, programme.Id }
                              where booklet.TerritoryId == inside.Town && booklet.ResidentId == inside.Resident.Id
                              orderby booklet.IssuedAt descending, booklet.Id
                              select new { Booklet = booklet, Programme = programme }).Take(MostBooklets).ToListAsync(stop);
        var own = new List<OwnBooklet>();
        foreach (var each in booklets.Where(each => each.Booklet.IsInUse))
        {
            var vouchers = await db.Vouchers.AsNoTracking().Where(one => one.TerritoryId == inside.Town && one.BookletId == each.Booklet.Id).OrderBy(one => one.Position).ToListAsync(stop);
            var places = await (from link in db.QualifiedPlaces.AsNoTracking()
                                join place in db.Set<Places.Place>() on new { link.TerritoryId, Id = link.PlaceId } equals new { place.TerritoryId, place.Id }
                                where link.TerritoryId == inside.Town && link.ProgrammeId == each.Programme.Id && link.EndedAt == null
                                orderby place.Details.Name, place.Id
                                select place.Details.Name).Take(MostPlaces).ToListAsync(stop);
            var worth = VoucherSheet.Euros(each.Programme.FaceValue);
            var left = vouchers.Where(one => one.IsOpen).Select(one => new OwnVoucher(one.Id, one.Position, CodeOf(one, keys), one.CodeEnd, one.State is VoucherState.Reserved, worth, each.Programme.LastDay));
            own.Add(new OwnBooklet(each.Programme.Name, each.Booklet.Serial, worth, each.Programme.LastDay, [.. left], vouchers.Count(one => one.IsSpent), string.Join(" · ", places)));
        }

        return own;
    }

    private static VoucherCode? CodeOf(Voucher voucher, VoucherKeys keys)
    {
        var code = keys.CodeOf(voucher.TerritoryId, voucher.ProgrammeId, voucher.Id, voucher.PrintNumber);
        return keys.HashOf(voucher.TerritoryId, code).AsSpan().SequenceEqual(voucher.CodeHash) ? code : null;
    }
}
