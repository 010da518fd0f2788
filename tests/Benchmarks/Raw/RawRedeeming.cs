using System.Data;
using System.Text.Json;
using Inclusion.Benchmarks.Works;
using Inclusion.Platform.Access;
using Inclusion.Platform.Graph;
using Inclusion.Vouchers;
using Npgsql;
using static Inclusion.Benchmarks.Raw.RawBatch;

namespace Inclusion.Benchmarks.Raw;

/// <summary>A voucher to spend with all that the product works out told beforehand: its hash, its ids, its resident.</summary>
internal sealed record RedeemRequest(byte[] Hash, string CodeEnd, Guid Voucher, Guid Booklet, Guid Programme, Guid Resident, Guid Place, Guid Structure, int Minutes, string Key)
{
    public static RedeemRequest Of(Spendable spendable) => new(spendable.Hash, spendable.Code.End, spendable.Voucher, spendable.Booklet, spendable.Programme, spendable.Resident,
        spendable.Place, spendable.Structure, spendable.Minutes, Guid.NewGuid().ToString());
}

/// <summary>Spending a voucher: by the conditional update alone, or by all the statements of the product in as few batches as its two transactions allow.</summary>
internal sealed class RawRedeeming(NpgsqlDataSource source, TerritoryId town)
{
    /// <summary>Stands for the professional whom the product reads from the sign-in.</summary>
    private static readonly Guid Caller = Guid.CreateVersion7();

    private static readonly string[] Nouns = ["Redemption", "Voucher", "Resident"];

    private NpgsqlParameter Town => Of(town.Value);

    public async Task AnswerBareAsync(RedeemRequest asked, HttpResponse response, CancellationToken stop)
    {
        await using var connection = await source.OpenConnectionAsync(stop);
        await using var batch = new NpgsqlBatch(connection);
        batch.AddSeal(town);
        batch.Add(RawRedeemingSql.Bare, Town, Of(asked.Hash), Of(DateTime.UtcNow), Of(Caller));
        await using var row = await batch.ExecuteReaderAsync(stop);
        await row.NextResultAsync(stop);
        var end = await row.ReadAsync(stop) ? row.GetString(0) : null;
        await row.DisposeAsync();
        await SendAsync(response, json => Write(json, end, asked.Minutes, null), stop);
    }

    public async Task AnswerAsync(RedeemRequest asked, HttpResponse response, CancellationToken stop)
    {
        var (id, now) = (Guid.CreateVersion7(), DateTime.UtcNow);
        await using var connection = await source.OpenConnectionAsync(stop);
        await CountTryAsync(connection, now, stop);
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.ReadCommitted, stop);
        await using var batch = new NpgsqlBatch(connection, transaction);
        batch.AddSeal(town);
        AddReadings(batch, asked);
        AddEffect(batch, asked, id, now);
        AddRecords(batch, asked, id, now);
        await batch.ExecuteNonQueryAsync(stop);
        await transaction.CommitAsync(stop);
        await SendAsync(response, json => Write(json, asked.CodeEnd, asked.Minutes, id), stop);
    }

    /// <summary>In a transaction of its own, as what is refused stays counted.</summary>
    private async Task CountTryAsync(NpgsqlConnection connection, DateTime now, CancellationToken stop)
    {
        await using var alone = new NpgsqlBatch(connection);
        alone.AddSeal(town);
        alone.Add(RawRedeemingSql.CountTry, Town, Of(Caller), Of(now), Of(CodeTries.Memory.ToTimeSpan()), Of(CodeTries.Free));
        await alone.ExecuteNonQueryAsync(stop);
    }

    private void AddReadings(NpgsqlBatch batch, RedeemRequest asked)
    {
        batch.Add(RawBookingSql.Claim, Of((long)asked.Key.GetHashCode(StringComparison.Ordinal)), Town, Of(Caller), Of(asked.Key));
        batch.Add(RawRedeemingSql.Place, Town, Of(asked.Place));
        batch.Add(RawRedeemingSql.ByCode, Town, Of(asked.Hash));
        batch.Add(RawRedeemingSql.Booklet, Town, Of(asked.Booklet));
        batch.Add(RawRedeemingSql.Programme, Town, Of(asked.Programme));
        batch.Add(RawRedeemingSql.Vouchers, Town, Of(asked.Booklet));
        batch.Add(RawRedeemingSql.IsQualified, Town, Of(asked.Programme), Of(asked.Place));
        batch.Add(RawRedeemingSql.Town, Town);
    }

    private void AddEffect(NpgsqlBatch batch, RedeemRequest asked, Guid id, DateTime now)
    {
        batch.Add(RawRedeemingSql.Forgive, Town, Of(Caller));
        batch.Add(RawRedeemingSql.Count, Town, Of(asked.Booklet));
        batch.Add(RawRedeemingSql.Redemption, Town, Of(id), Of(asked.Voucher), Of(asked.Programme), Of(asked.Place), Of(asked.Structure), Of(RedeemWork.Service), Of(asked.Minutes), Of(Caller), Of(now));
        batch.Add(RawRedeemingSql.Spend, Town, Of(asked.Voucher));
        batch.Add(RawRedeemingSql.Step, Town, Of(asked.Voucher), Of(now), Of(Caller));
        batch.Add(RawRedeemingSql.CodeEnd, Town, Of(new[] { asked.Voucher }));
    }

    private void AddRecords(NpgsqlBatch batch, RedeemRequest asked, Guid id, DateTime now)
    {
        batch.Add(RawBookingSql.Keep, Of(now), Town, Of(Caller), Of(asked.Key), Of("redeemVoucher"), Of(new byte[32]), Of("Redemption"), Of(id));
        batch.Add(RawBookingSql.Journal, Town, Of(Guid.CreateVersion7()), Of(now), Of("redeemVoucher"), Of("PROFESSIONAL"), Of(Caller), Of(asked.Structure), Of("127.0.0.1"),
            Of(new[] { id, asked.Voucher, asked.Resident }), Of(Nouns));
    }

    private static void Write(Utf8JsonWriter json, string? codeEnd, int minutes, Guid? id)
    {
        json.WriteStartObject();
        json.WriteStartObject("data");
        json.WriteStartObject("redeemVoucher");
        json.WriteStartObject("redemption");
        if (id is { } redemption) json.WriteString("id", GlobalId.Of(new RedemptionId(redemption)).ToString());
        json.WriteString("codeEnd", codeEnd);
        json.WriteNumber("minutes", minutes);
        json.WriteEndObject();
        json.WriteStartArray("errors");
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
