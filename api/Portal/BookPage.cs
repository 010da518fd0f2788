using Inclusion.Planning;
using Inclusion.Platform.Access;
using Inclusion.Platform.Jobs;
using Inclusion.Platform.Links;
using Inclusion.Platform.Storage;
using Microsoft.AspNetCore.Mvc;
using NodaTime;
using Npgsql;

namespace Inclusion.Portal;

/// <summary>
/// Books what is open to everyone, one question a page: where, what for, which day, what time, who. The address keeps the
/// answers, so that going back loses nothing; who books is told in the body of the last form alone.
/// </summary>
public sealed class BookPage(TownWork towns, NpgsqlDataSource source, IClock clock) : ActingPage(towns, source)
{
    public const string PlaceKey = "lieu", ReasonKey = "motif", GivenNameField = "prenom", FamilyNameField = "nom", ContactField = "contact";

    private static readonly IReadOnlyList<WhoBooks> Everyone = [WhoBooks.Everyone];

    private SlotWish? _wish;

    public bool IsTown { get; private set; }
    public IReadOnlyList<OpenPlace> Places { get; private set; } = [];
    public OpenPlace? Place { get; private set; }
    public Reason? Reason { get; private set; }
    public SlotOffer? Offer { get; private set; }

    /// <summary>What was written, given back when it is refused.</summary>
    public BookerContact Contact { get; private set; } = BookerContact.Nobody;

    /// <summary>How it ended; null before the last form, and when the same form is answered again.</summary>
    public OpenBooked? Ended { get; private set; }

    public bool IsDone { get; private set; }

    /// <summary>The address of this page, on this host.</summary>
    public string Home => $"/reserver/{RouteData.Values["town"]}";

    /// <summary>The answers so far, as an address keeps them.</summary>
    public (string Name, string Value)[] Kept =>
        [.. new (string Name, string? Value)[] { (PlaceKey, Place?.Key), (ReasonKey, Reason?.Id.Value.ToString("N")) }.Where(each => each.Value is not null).Select(each => (each.Name, each.Value ?? ""))];

    /// <summary>When and where, once an hour is chosen.</summary>
    public Saying? Summary => Offer?.Chosen is { } chosen && Place is { } place && Reason is { } reason ? new("appointment.summary", chosen.Local, WhereOf(place, reason)) : null;

    public override IReadOnlyList<Saying> Essential => Summary is { } said ? [said] : [];

    public override string TitleKey => this switch
    {
        { IsDone: true } => "book.done.title",
        { IsTown: false } => "link.unknown.title",
        { Place: null } => "book.place.title",
        { Reason: null } => "book.reason.title",
        { Offer.Chosen: not null } => "book.contact.title",
        { Offer.IsTaken: true } => "slots.taken.title",
        { Offer.Hours.Count: > 0 } => "slots.hour.title",
        _ => "slots.day.title",
    };

    public async Task<IActionResult> OnGetAsync(string town, string? lieu, string? motif, string? jour, string? heure, string? apres, CancellationToken stop)
    {
        await LookAsync(town, (services, found) => AskAsync(services, found, lieu, motif, new SlotQuestion(jour, heure, apres), stop), stop);
        return Show(IsTown ? LinkStanding.Open : LinkStanding.Unknown);
    }

    public async Task<IActionResult> OnPostAsync(string town, string? lieu, string? motif, string? heure, CancellationToken stop)
    {
        string Field(string name) => Request.HasFormContentType ? Request.Form[name].ToString() : "";
        Contact = new BookerContact(Field(GivenNameField), Field(FamilyNameField), Field(ContactField));
        await ActAsync(town, (services, found) => BookAsync(services, found, lieu, motif, heure, stop), stop);
        if (!IsDone && Ended is { Refusal.Key: OpenBookerTable.Taken }) return await OnGetAsync(town, lieu, motif, null, heure, null, stop);
        return Show(IsTown ? LinkStanding.Open : LinkStanding.Unknown);
    }

    private async Task<Deed> BookAsync(IServiceProvider services, TerritoryId town, string? lieu, string? motif, string? heure, CancellationToken stop)
    {
        await AskAsync(services, town, lieu, motif, new SlotQuestion(null, heure, null), stop);
        if (SlotAddress.ReadHour(heure) is not { } at || Reason is not { } reason || _wish is not { } wish) return Deed.Refused;
        // Nobody is known before the form is taken: its key is kept under the reason that it books.
        var claim = await TakeFormAsync(services, reason.Id.Value, OpenBookerTable.Operation, reason.Id, $"{SlotAddress.Of(at)} {Contact}", stop);
        if (claim is FormClaim.Repeated) (IsDone, Offer) = (true, new SlotOffer([], [], OfferedHour.Of(at, wish.Zone), false, false));
        if (claim is not FormClaim.New) return Deed.Refused;

        var asked = new OpenBookingTerms(town, wish, at, Contact, Tongue, NetworkAddress.Of(HttpContext));
        Ended = await services.GetRequiredService<InclusionDb>().BookOpenlyAsync(services, asked, id => ActAs(services, town, id), stop);
        IsDone = Ended.Link is not null;
        return IsDone ? Deed.Done(OpenBookerTable.Operation) : Deed.Refused;
    }

    /// <summary>Reads the answers of the address, and what the next question offers; what they name wrongly is asked anew.</summary>
    private async Task AskAsync(IServiceProvider services, TerritoryId town, string? lieu, string? motif, SlotQuestion asked, CancellationToken stop)
    {
        var (db, unit, now) = (services.GetRequiredService<InclusionDb>(), services.GetRequiredService<Unit>(), clock.GetCurrentInstant());
        var territory = await ReadTownAsync(db, town, stop);
        IsTown = true;
        Places = await db.OpenPlacesAsync(unit, town, now, stop);
        Place = Places.FirstOrDefault(each => each.Key == lieu);
        Reason = Guid.TryParseExact(motif, "N", out var id) ? Place?.Reasons.FirstOrDefault(each => each.Id.Value == id) : null;
        if (Place is not { } place || Reason is not { } reason) return;
        _wish = new SlotWish(reason.Id, place.Place?.Id, Everyone, DateTimeZoneProviders.Tzdb[territory.TimeZone], now);
        Offer = await unit.OfferAsync(town, _wish, asked, stop);
    }

    private static object WhereOf(OpenPlace place, Reason reason)
    {
        if (place.Place is not { Details: var details }) return AppointmentRecap.HowPeopleMeet(reason);
        return details.Address() is { } address ? $"{details.Name}, {address}" : details.Name;
    }
}
