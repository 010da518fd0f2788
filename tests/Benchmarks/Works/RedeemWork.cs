using System.Text.Json;
using Inclusion.Benchmarks.Raw;
using Inclusion.Benchmarks.Towns;
using Inclusion.Places;
using Inclusion.Platform.Graph;
using Inclusion.Vouchers;

namespace Inclusion.Benchmarks.Works;

/// <summary>A voucher that a resident holds: each is spent once.</summary>
internal sealed record Spendable(VoucherCode Code, byte[] Hash, Guid Voucher, Guid Booklet, Guid Programme, Guid Resident, Guid Place, Guid Structure, int Minutes);

/// <summary>Spending vouchers by their codes, from all over the table; every one with a key of its own.</summary>
internal sealed class RedeemWork
{
    public const string Service = "EVERYDAY_TOOLS";

    /// <summary>A prime: each step goes far from the last, and none comes twice.</summary>
    private const long Stride = 7919;

    private readonly IReadOnlyList<Spendable> _vouchers;
    private int _taken, _whole, _bare;

    private RedeemWork(IReadOnlyList<Spendable> vouchers) => _vouchers = vouchers;

    public static async Task<RedeemWork> PrepareAsync(Town town, TownSize size, CancellationToken stop)
    {
        var held = (await town.AskAsync("""
            select v.code_hash, v.id, v.booklet_id, v.programme_id, b.resident_id from voucher v
            join booklet b on b.territory_id = v.territory_id and b.id = v.booklet_id where v.state = 'AVAILABLE' and b.state = 'ISSUED'
            """, row => (Hash: row.GetFieldValue<byte[]>(0), Voucher: row.GetGuid(1), Booklet: row.GetGuid(2), Programme: row.GetGuid(3), Resident: row.GetGuid(4)), stop)).ToDictionary(each => Convert.ToHexString(each.Hash));
        var places = await town.AskAsync("select place_id, structure_id from programme_place l join place p on p.territory_id = l.territory_id and p.id = l.place_id order by 1", row => (Id: row.GetGuid(0), Structure: row.GetGuid(1)), stop);
        return new RedeemWork([.. Enumerable.Range(0, PrintedCodes.Of(size)).Select(number =>
        {
            var (found, place) = (held[Convert.ToHexString(PrintedCodes.HashAt(town.Id, number))], places[number % places.Count]);
            return new Spendable(PrintedCodes.At(number), found.Hash, found.Voucher, found.Booklet, found.Programme, found.Resident, place.Id, place.Structure, 30 + (15 * (number % 7)));
        })]);
    }

    /// <summary>How many were spent with all that belongs to it.</summary>
    public int Whole => _whole;

    /// <summary>How many were spent by the update alone.</summary>
    public int Bare => _bare;

    public Side Of(Product product) => new("product", product.Desk, product.Process, _ =>
    {
        var voucher = Next();
        return new Asked(product.Ask(Documents.Redeem, new { input = Input(voucher) }, Guid.NewGuid().ToString()), answer => IsRight(voucher, answer, ref _whole));
    });

    public Side Of(RawProgram raw) => Of(raw, "redeem", (voucher, answer) => IsRight(voucher, answer, ref _whole));

    public Side BareOf(RawProgram raw) => Of(raw, "redeem-bare", (voucher, answer) => IsRight(voucher, answer, ref _bare));

    private Side Of(RawProgram raw, string path, Func<Spendable, ReadOnlyMemory<byte>, bool> isRight) => new("raw " + path, raw.Http, raw.Process, _ =>
    {
        var voucher = Next();
        return new Asked(RawProgram.Ask(path, RedeemRequest.Of(voucher)), answer => isRight(voucher, answer));
    });

    private static object Input(Spendable voucher) => new
    {
        code = voucher.Code.ForReading,
        placeId = GlobalId.Of(new PlaceId(voucher.Place)).ToString(),
        service = Service,
        minutes = voucher.Minutes,
    };

    private Spendable Next()
    {
        var at = Interlocked.Increment(ref _taken) - 1;
        return at < _vouchers.Count
            ? _vouchers[(int)(at * Stride % _vouchers.Count)]
            : throw new InvalidOperationException($"All {_vouchers.Count} vouchers in residents' hands are spent: make the town larger, or the rounds shorter.");
    }

    private static bool IsRight(Spendable voucher, ReadOnlyMemory<byte> answer, ref int spent)
    {
        using var json = JsonDocument.Parse(answer);
        if (!json.RootElement.TryGetProperty("data", out var data) || data.ValueKind != JsonValueKind.Object) return false;
        var payload = data.GetProperty("redeemVoucher");
        if (payload.GetProperty("errors").GetArrayLength() > 0) return false;

        var taken = payload.GetProperty("redemption");
        var isRight = taken.GetProperty("codeEnd").GetString() == voucher.Code.End && taken.GetProperty("minutes").GetInt32() == voucher.Minutes;
        if (isRight) Interlocked.Increment(ref spent);
        return isRight;
    }
}
