using System.Security.Cryptography;
using System.Text;
using Inclusion.Platform.Access;
using Inclusion.Vouchers;
using Npgsql;

namespace Inclusion.Benchmarks.Towns;

/// <summary>The codes of the vouchers that residents hold, by number: whoever asks the town knows them as the paper does, and the database keeps their keyed hashes.</summary>
internal static class PrintedCodes
{
    /// <summary>What the product of this run is given to hash codes with.</summary>
    public static readonly string Secret = VoucherKeys.Secret.MadeInDevelopment?.Invoke() ?? throw new InvalidOperationException("No secret of codes.");

    private static readonly VoucherKeys Keys = VoucherKeys.Parse(Secret);

    /// <summary>How many: three vouchers of ten.</summary>
    public static int Of(TownSize size) => size.Vouchers / 10 * 3;

    public static VoucherCode At(int number) => VoucherCode.Of(SHA256.HashData(Encoding.ASCII.GetBytes($"code {number}")));

    public static byte[] HashAt(TerritoryId town, int number) => Keys.HashOf(town, At(number));

    /// <summary>Hands them to the scripts, once the town is made.</summary>
    public static async Task ListAsync(NpgsqlConnection connection, TownSize size, CancellationToken stop)
    {
        await using var ask = new NpgsqlCommand("select territory_id from territory", connection);
        var town = new TerritoryId(await ask.ExecuteScalarAsync(stop) is Guid id ? id : throw new InvalidOperationException("No town was made."));
        await using var copy = await connection.BeginBinaryImportAsync("copy code (n, hash, code_end) from stdin (format binary)", stop);
        for (var number = 0; number < Of(size); number++) await copy.WriteRowAsync(stop, number, HashAt(town, number), At(number).End);
        await copy.CompleteAsync(stop);
    }
}
