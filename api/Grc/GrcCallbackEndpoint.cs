using System.Data;
using System.Text.Json;
using Inclusion.Platform;
using Inclusion.Platform.Access;
using Inclusion.Platform.Jobs;
using Inclusion.Platform.Journal;
using Inclusion.Platform.Storage;
using Inclusion.Territories;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Npgsql;

namespace Inclusion.Grc;

/// <summary>What a GRC tells: <c>{"type":"request.done","data":{"requestId":"…","reference":"…"}}</c>.</summary>
public sealed record GrcCallback(string? Type, GrcCallbackBody? Data);

/// <param name="RequestId">Our id, as it was told.</param>
/// <param name="Reference">The GRC's own number, at most 80 characters.</param>
public sealed record GrcCallbackBody(Guid RequestId, string? Reference);

/// <summary>
/// Where a town's GRC calls back: <c>POST /grc/{town's key}/callback</c>, signed by Standard Webhooks. Whatever a stranger
/// sends is answered alike; a call that was heard already is answered 200 and changes nothing; states never go back.
/// </summary>
public static class GrcCallbackEndpoint
{
    private const int LargestBody = 16 * 1024;
    private static readonly byte[] Nobody = new byte[32];
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private static readonly Dictionary<string, GrcNews> Types = new(StringComparer.Ordinal)
    {
        ["request.acknowledged"] = GrcNews.Acknowledged,
        ["request.in_progress"] = GrcNews.InProgress,
        ["request.done"] = GrcNews.Done,
        ["request.rejected"] = GrcNews.Rejected,
        ["request.papers_asked"] = GrcNews.PapersAsked,
        ["request.papers_received"] = GrcNews.PapersReceived,
    };

    public static void Map(IEndpointRouteBuilder app) => app.MapPost("/grc/{key}/callback", TakeAsync);

    private static async Task<IResult> TakeAsync(string key, HttpContext http, NpgsqlDataSource source, TownWork towns, AccessKeys keys, IClock clock, CancellationToken stop)
    {
        var head = new WebhookHead(Header(http, StandardWebhook.Id), Header(http, StandardWebhook.Timestamp), Header(http, StandardWebhook.Signature));
        var body = await ReadAsync(http.Request, stop);
        var isGenuine = false;
        if (await source.FindTownAsync(key, stop) is not { } town)
        {
            // An unknown town costs what a known one does.
            StandardWebhook.IsGenuine([Nobody], head, body ?? [], clock.GetCurrentInstant());
            return Results.Unauthorized();
        }

        await towns.RunAsync(town, IsolationLevel.ReadCommitted, async services =>
        {
            var db = services.GetRequiredService<InclusionDb>();
            var connection = await db.GrcLinks.AsNoTracking().SingleOrDefaultAsync(each => each.TerritoryId == town, stop);
            var secrets = connection is null ? [Nobody] : connection.SecretsAt(clock.GetCurrentInstant()).Select(number => GrcSecret.Of(keys, connection, number));
            isGenuine = StandardWebhook.IsGenuine(secrets, head, body ?? [], clock.GetCurrentInstant()) && connection is not null && body is not null;
            if (isGenuine && await IsFirstAsync(db, town, head.Id, clock.GetCurrentInstant(), stop)) await HearAsync(body ?? [], town, services, clock, stop);
        }, stop);
        return isGenuine ? Results.Ok() : Results.Unauthorized();
    }

    private static async Task HearAsync(byte[] body, TerritoryId town, IServiceProvider services, IClock clock, CancellationToken stop)
    {
        var (db, journal, now) = (services.GetRequiredService<InclusionDb>(), services.GetRequiredService<OperationJournal>(), clock.GetCurrentInstant());
        if (Told(body) is not { Type: { } type, Data: { } data } || !Types.TryGetValue(type, out var news)) return;
        if (await db.HoldGrcRequestAsync(town, new(data.RequestId), stop) is not { } request) return;
        var zone = await db.Set<Territory>().Where(each => each.TerritoryId == town).Select(each => each.TimeZone).SingleAsync(stop);
        if (!request.Hear(news, Reference(data), now.InZone(DateTimeZoneProviders.Tzdb[zone]).Date, now)) return;

        if (request.SentAt is not null) await services.GetRequiredService<Unit>().ForgetGrcDeliveryAsync(request, null, stop);
        journal.Concerns(request.Id);
        journal.Concerns(request.ResidentId);
        await journal.WriteActAsync("grcCallback", stop);
        await db.SaveChangesAsync(stop);
    }

    /// <summary>A reference that no line of text can be is left out.</summary>
    private static string? Reference(GrcCallbackBody data)
    {
        var faults = new Faults();
        var line = faults.OptionalFreeLine(data.Reference, GrcRequest.ReferenceMax, "reference");
        return faults.Any ? null : line;
    }

    private static GrcCallback? Told(byte[] body)
    {
        try
        {
            return JsonSerializer.Deserialize<GrcCallback>(body, Json);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static async Task<bool> IsFirstAsync(InclusionDb db, TerritoryId town, string id, Instant now, CancellationToken stop) =>
        await db.Database.ExecuteSqlAsync($"insert into grc_callback (territory_id, webhook_id, heard_at) values ({town.Value}, {id}, {now}) on conflict do nothing", stop) == 1;

    /// <summary>Null for what is larger than any callback.</summary>
    private static async Task<byte[]?> ReadAsync(HttpRequest request, CancellationToken stop)
    {
        var read = new byte[LargestBody + 1];
        var length = await request.Body.ReadAtLeastAsync(read, read.Length, throwOnEndOfStream: false, stop);
        return length > LargestBody ? null : read[..length];
    }

    private static string Header(HttpContext http, string name) => http.Request.Headers[name].ToString();
}
