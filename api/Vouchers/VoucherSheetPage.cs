using System.Data;
using System.Net.Mime;
using System.Text;
using Inclusion.Platform;
using Inclusion.Platform.Access;
using Inclusion.Platform.Graph;
using Inclusion.Platform.Journal;
using Inclusion.Platform.Messaging;
using Inclusion.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Vouchers;

/// <summary>
/// Shows the codes of a booklet to whoever handed it over, to print, while they work. The codes are made again from the
/// secret each time: the database leads to none. Each opening is journalled as a reading.
/// </summary>
public static class VoucherSheetPage
{
    private const string StylePath = "/vouchers/sheet.css";
    private const int MostPlaces = 12;

    /// <summary>Nothing but the sheet and its own style; no address, script or form leads anywhere from it.</summary>
    private const string ContentPolicy = "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static readonly Role[] Issuers = [Role.SocialWorker, Role.VoucherManager];

    public static string PathOf(BookletId id) => $"/vouchers/booklets/{GlobalId.Of(id)}";

    /// <summary>Whether the sheet is this caller's to print: they handed the booklet over, and its codes work.</summary>
    public static bool PrintsSheetOf(this Actor actor, Booklet booklet) =>
        actor.Professional is { } professional && booklet.IsInUse && booklet.IssuedBy == professional && Issuers.Any(actor.Is);

    /// <summary>Wires the keys of the codes.</summary>
    /// <exception cref="StartRefusedException">The secret is set, and is not one.</exception>
    public static void AddVouchers(this WebApplicationBuilder builder)
    {
        if (VoucherKeys.Secret.Read(builder.Configuration) is { } secret) builder.Services.AddSingleton(Parse(secret));
        else builder.Services.AddSingleton(house => Parse(VoucherKeys.Secret.Require(house.GetRequiredService<IConfiguration>())));
    }

    public static void MapVouchers(this IEndpointRouteBuilder app)
    {
        app.MapGet(StylePath, () => Results.Text(VoucherSheet.Style, MediaTypeNames.Text.Css, Encoding.UTF8));
        app.MapGet("/vouchers/booklets/{id}", OpenAsync);
    }

    private static VoucherKeys Parse(string secret)
    {
        try
        {
            return VoucherKeys.Parse(secret);
        }
        catch (FormatException fault)
        {
            throw new StartRefusedException($"Le réglage {VoucherKeys.Secret.Variable} n'est pas valable : {VoucherKeys.Secret.Description}", fault);
        }
    }

    private static async Task<IResult> OpenAsync(string id, CurrentActor who, HttpContext http, CancellationToken stop)
    {
        var actor = who.Value;
        if (!actor.IsSignedIn) return Results.Unauthorized();
        if (!Issuers.Any(actor.Is) || GlobalId.Parse(id) is not { Noun: "Booklet" } asked) return Results.NotFound();

        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers.ContentSecurityPolicy = ContentPolicy;
        var services = http.RequestServices;
        var unit = services.GetRequiredService<Unit>();
        await unit.BeginAsync(IsolationLevel.ReadCommitted, stop);
        var db = services.GetRequiredService<InclusionDb>();
        if (await db.HoldBookletAsync(actor.Territory, new BookletId(asked.Value), stop) is not { } held || !actor.PrintsSheetOf(held.Booklet)) return Results.NotFound();

        var page = await WriteAsync(held, services, stop);
        var journal = services.GetRequiredService<OperationJournal>();
        if (held.Booklet.ResidentId is { } resident) journal.Reads(resident.Value);
        await journal.WriteReadingAsync("voucherSheetPage", stop);
        await unit.CommitAsync(stop);
        return Results.Content(page, MediaTypeNames.Text.Html, Encoding.UTF8);
    }

    private static async Task<string> WriteAsync(HeldBooklet held, IServiceProvider services, CancellationToken stop)
    {
        var (db, keys, booklet, programme) = (services.GetRequiredService<InclusionDb>(), services.GetRequiredService<VoucherKeys>(), held.Booklet, held.Programme);
        var town = await services.GetRequiredService<ILetterheads>().ReadAsync(stop);
        var places = await (from link in db.Set<QualifiedPlace>().AsNoTracking()
                            join place in db.Set<Places.Place>() on new { link.TerritoryId, Id = link.PlaceId } equals new { place.TerritoryId, place.Id }
                            where link.TerritoryId == booklet.TerritoryId && link.ProgrammeId == programme.Id && link.EndedAt == null
                            orderby place.Details.Name, place.Id
                            select place.Details.Name).Take(MostPlaces).ToListAsync(stop);
        var facts = new SheetFacts(town.Name, town.Telephone is { } number ? Telephones.ForReading(number) : null, programme.Name, programme.FaceValue, programme.LastDay, booklet.Serial, places);
        var printed = held.Vouchers.Where(each => each.IsOpen)
            .Select(each => new PrintedVoucher(each.Position, keys.CodeOf(each.TerritoryId, each.ProgrammeId, each.Id, each.PrintNumber)));
        return VoucherSheet.Write(facts, [.. printed], StylePath);
    }
}
