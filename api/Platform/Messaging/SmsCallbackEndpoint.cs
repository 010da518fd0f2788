using System.Data;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Inclusion.Platform.Access;
using Inclusion.Platform.Jobs;
using Inclusion.Platform.Storage;
using Npgsql;

namespace Inclusion.Platform.Messaging;

/// <summary>What an operator of text messages tells: that one arrived or did not, or what somebody answered.</summary>
/// <param name="Reference">The reference that the message was posted with.</param>
/// <param name="Status"><c>DELIVERED</c> or <c>FAILED</c>; anything else says nothing.</param>
/// <param name="From">The number that answered.</param>
/// <param name="Text">The answer; <c>STOP</c> or <c>ARRET</c> at its start asks for no more messages.</param>
public sealed record SmsCallback(Guid? Reference, string? Status, string? From, string? Text);

/// <summary>
/// Where the operator calls: <c>POST /callbacks/sms/{town's key}</c>, with the secret of <c>Sms:CallbackSecret</c> in the
/// header of <c>Sms:SecretHeader</c>. A call repeated or out of order changes nothing: states never go backwards.
/// </summary>
public static class SmsCallbackEndpoint
{
    private const int LargestBody = 4096;
    private static readonly string[] Stops = ["STOP", "ARRET", "ARRÊT"];

    public static void Map(IEndpointRouteBuilder app) => app.MapPost("/callbacks/sms/{key}", TakeAsync);

    private static async Task<IResult> TakeAsync(string key, HttpContext http, SmsSettings settings, NpgsqlDataSource source, TownWork towns, CancellationToken stop)
    {
        if (!IsTheOperator(http, settings)) return Results.Unauthorized();
        if (await ReadAsync(http, stop) is not { } told) return Results.BadRequest();
        if (await source.FindTownAsync(key, stop) is not { } town) return Results.NotFound();

        await towns.RunAsync(town, IsolationLevel.ReadCommitted, services => NoteAsync(told, services, stop), stop);
        return Results.NoContent();
    }

    private static async Task NoteAsync(SmsCallback told, IServiceProvider services, CancellationToken stop)
    {
        var ledger = services.GetRequiredService<MessageLedger>();
        if (told is { Reference: { } delivered, Status: "DELIVERED" }) await ledger.ArrivedAsync(new(delivered), stop);
        if (told is { Reference: { } failed, Status: "FAILED" }) await ledger.BouncedAsync(new(failed), stop);
        if (told is { From: { } from, Text: { } text } && AsksToStop(text) && Telephones.Normalise(from) is { } number)
            await services.GetRequiredService<SmsStopList>().StopAsync(number, stop);
    }

    private static bool AsksToStop(string text) => Stops.Any(word => text.TrimStart().StartsWith(word, StringComparison.OrdinalIgnoreCase));

    private static bool IsTheOperator(HttpContext http, SmsSettings settings) =>
        settings.CallbackSecret is { } secret
        && CryptographicOperations.FixedTimeEquals(
            SHA256.HashData(Encoding.UTF8.GetBytes(secret)), SHA256.HashData(Encoding.UTF8.GetBytes(http.Request.Headers[settings.SecretHeader].ToString())));

    /// <summary>Null for what is no such call.</summary>
    private static async Task<SmsCallback?> ReadAsync(HttpContext http, CancellationToken stop)
    {
        if (!http.Request.HasJsonContentType() || http.Request.ContentLength is null or > LargestBody) return null;
        try
        {
            return await http.Request.ReadFromJsonAsync<SmsCallback>(stop);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
