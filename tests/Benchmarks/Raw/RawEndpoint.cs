using Inclusion.Platform.Access;
using Npgsql;

namespace Inclusion.Benchmarks.Raw;

/// <summary>
/// The least that can answer the same: a minimal endpoint over Npgsql with the statements written by hand. It keeps the
/// town's seal (row security, one transaction), and knows no sign-in, no rights, no contract.
/// </summary>
internal static class RawEndpoint
{
    /// <summary>The word that starts this program as the endpoint.</summary>
    public const string Word = "raw-endpoint";

    /// <param name="words">The address of the database as the application, and the town's id.</param>
    public static async Task<int> RunAsync(string[] words)
    {
        var town = new TerritoryId(Guid.Parse(words[1]));
        // As the product's own source of connections.
        var source = new NpgsqlDataSourceBuilder("Max Auto Prepare=50;" + words[0]);
        source.UseNodaTime();
        await using var database = source.Build();

        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        await using var app = builder.Build();
        var (list, slots, booking, redeeming) = (new RawList(database, town), new RawSlots(database, town), new RawBooking(database, town), new RawRedeeming(database, town));
        app.MapPost("/list", (ListRequest request, HttpResponse response, CancellationToken stop) => list.AnswerAsync(request, response, stop));
        app.MapPost("/joined-list", (ListRequest request, HttpResponse response, CancellationToken stop) => list.AnswerJoinedAsync(request, response, stop));
        app.MapPost("/slots", (SlotsRequest request, HttpResponse response, CancellationToken stop) => slots.AnswerAsync(request, response, stop));
        app.MapPost("/book", (BookRequest request, HttpResponse response, CancellationToken stop) => booking.AnswerAsync(request, response, stop));
        app.MapPost("/redeem", (RedeemRequest request, HttpResponse response, CancellationToken stop) => redeeming.AnswerAsync(request, response, stop));
        app.MapPost("/redeem-bare", (RedeemRequest request, HttpResponse response, CancellationToken stop) => redeeming.AnswerBareAsync(request, response, stop));
        await app.RunAsync();
        return 0;
    }
}

internal sealed record ListRequest(DateTime From);

internal sealed record SlotsRequest(Guid Reason, DateTime From);
