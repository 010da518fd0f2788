using System.Security.Cryptography;
using System.Text;
using Inclusion.Appointments;
using Inclusion.Planning;
using Inclusion.Platform;
using Inclusion.Platform.Access;
using Inclusion.Platform.Journal;
using Inclusion.Platform.Links;
using Inclusion.Platform.Storage;
using Inclusion.Residents;
using NodaTime;

namespace Inclusion.Portal;

/// <summary>What somebody nobody knows yet asks for.</summary>
/// <param name="Origin">The network address that they ask from.</param>
public sealed record OpenBookingTerms(TerritoryId Town, SlotWish Wish, Instant At, BookerContact Contact, Tongue Tongue, string Origin);

/// <summary>How that ended: booked, with the address of the appointment's own page; or refused, with nothing written.</summary>
/// <param name="Wrong">What is wrong with each field of the form, by its name.</param>
public sealed record OpenBooked(string? Link, Saying? Refusal, IReadOnlyDictionary<string, Saying> Wrong)
{
    private static readonly IReadOnlyDictionary<string, Saying> Nothing = new Dictionary<string, Saying>();

    public static OpenBooked As(string link) => new(link, null, Nothing);
    public static OpenBooked Refused(string key) => new(null, new Saying(key), Nothing);
    public static OpenBooked Faulty(IReadOnlyDictionary<string, Saying> wrong) => new(null, new Saying("book.wrong"), wrong);
}

/// <summary>Books for somebody nobody knows yet. They get a record of their own: saying that they are known already would tell strangers who is, so staff merge records.</summary>
internal static class OpenBookerTable
{
    public const string Operation = "bookOpenly", Taken = "slots.taken.text";

    /// <param name="actAs">Makes the operation somebody's own.</param>
    public static async Task<OpenBooked> BookOpenlyAsync(this InclusionDb db, IServiceProvider services, OpenBookingTerms asked, Func<Guid, Actor> actAs, CancellationToken stop)
    {
        var (unit, now) = (services.GetRequiredService<Unit>(), asked.Wish.Now);
        var read = NewResident.Read(asked.Town, Written(asked), now);
        if (read.IsRefused) return OpenBooked.Faulty(Faults(read.Refusals));
        actAs(DoorOf(asked.Origin));
        if (await services.GetRequiredService<CodeTries>().CountAsync(stop) is not null) return OpenBooked.Refused("book.paused");
        var (resident, book, reaches) = read.Value;
        if (await db.IsBookedOutAsync(unit, asked.Town, reaches[0].Value, now, stop)) return OpenBooked.Refused("book.enough");
        if (await unit.SlotAtAsync(asked.Town, asked.Wish, asked.At, stop) is not { } slot) return OpenBooked.Refused(Taken);

        var actor = actAs(resident.Id.Value);
        db.Add(resident);
        db.AddRange(book.Points);
        await db.SaveChangesAsync(stop);
        var wanted = new WantedSlot(asked.Wish.Reason, slot.Place, slot.Mediators, asked.At.InZone(asked.Wish.Zone).ToOffsetDateTime(), BookingKind.InOpening);
        if (await TakeAsync(db, unit, actor, wanted, resident.Id, now, stop) is not { } booked) return OpenBooked.Refused(Taken);

        var journal = services.GetRequiredService<OperationJournal>();
        journal.Concerns(resident.Id);
        journal.Concerns(booked);
        var link = await services.GetRequiredService<ResidentLinks>().AddressAsync(ResidentLinkPurpose.Appointment, booked.Value, stop);
        return OpenBooked.As(new Uri(link ?? throw new InvalidOperationException("A booking has a link.")).AbsolutePath);
    }

    /// <summary>Takes the slot as any booking does; null when it cannot be had, for whatever reason.</summary>
    private static async Task<AppointmentId?> TakeAsync(InclusionDb db, Unit unit, Actor actor, WantedSlot wanted, ResidentId resident, Instant now, CancellationToken stop)
    {
        var read = await db.TermsAsync(actor, wanted, resident, stop);
        if (read.IsRefused || read.Value.Reason.Terms.WhoBooks is not WhoBooks.Everyone) return null;
        if (Appointment.Judge(read.Value, now) is not null || await unit.LineUpAsync(actor.Territory, read.Value, now, stop) is not null) return null;
        var booking = Appointment.Book(actor.Territory, read.Value, now);
        if (booking.IsRefused) return null;
        var written = await db.WriteAsync(booking.Value, read.Value, actor, SlotTable.Conflicts(read.Value), stop);
        return written.IsRefused ? null : booking.Value.Id;
    }

    /// <summary>The page that they have read says what is kept of them and why, so they are told.</summary>
    private static RecordResidentInput Written(OpenBookingTerms asked)
    {
        var contact = asked.Contact;
        var isMobile = Telephones.Normalise(contact.Contact) is { } number && Telephones.IsMobile(number);
        var kind = contact.IsEmail ? ContactKind.Email : isMobile ? ContactKind.Mobile : ContactKind.Landline;
        return new RecordResidentInput(contact.GivenName, contact.FamilyName, null, asked.Tongue.Html, true, [new NewContactPointInput(kind, contact.Contact, null, true)], true);
    }

    private static Dictionary<string, Saying> Faults(IReadOnlyList<Refusal> refusals) => refusals.Select(each => each.Path.FirstOrDefault() switch
    {
        "givenName" => (BookPage.GivenNameField, "book.wrong.name"),
        "familyName" => (BookPage.FamilyNameField, "book.wrong.name"),
        _ => (BookPage.ContactField, "book.wrong.contact"),
    }).DistinctBy(each => each.Item1).ToDictionary(each => each.Item1, each => new Saying(each.Item2));

    /// <summary>Stands for a network address where tries are counted, without keeping it.</summary>
    private static Guid DoorOf(string origin) => new(SHA256.HashData(Encoding.UTF8.GetBytes($"open booking {origin}"))[..16]);
}
