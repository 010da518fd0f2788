using Inclusion.Appointments;
using Inclusion.Places;
using Inclusion.Planning;
using Inclusion.Platform.Access;
using Inclusion.Platform.Storage;
using Inclusion.Residents;
using Inclusion.Vouchers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Inclusion.Tests.Examples;

/// <summary>A programme at work and one that is over: booklets in stock, handed over, lost; vouchers kept, spent, claimed; claims that wait and that are decided.</summary>
internal sealed class VouchersCast : IExampleCast
{
    private static readonly LocalDate NewYear = new(2026, 1, 1);

    public int Order => 80;

    public async Task EnterAsync(ExampleTown town, IServiceProvider house, CancellationToken stop)
    {
        var (db, keys, now) = (house.GetRequiredService<InclusionDb>(), house.GetRequiredService<VoucherKeys>(), house.GetRequiredService<IClock>().GetCurrentInstant());
        var cast = new Entering(town, db, keys, now - Duration.FromDays(3));
        var programme = cast.Open("pass", "Pass numériques 2026", NewYear, "townHall", "bus");
        cast.Open("over", "Pass numériques 2025", new LocalDate(2025, 1, 1));
        var (ours, theirs) = (cast.Make("town", programme, null), cast.Make("ccas", programme, "ccas"));
        foreach (var name in new[] { "spareOne", "spareTwo" }) cast.Add(name, programme, ours);
        cast.Add("ccas", programme, theirs);
        var marie = cast.Issue("marie", programme, ours, "marie", "socialWorker");
        var (omar, rose, jeanne) = (cast.Issue("omar", programme, ours, "omar", "voucherManager"), cast.Issue("rose", programme, ours, "rose", "socialWorker"), cast.Issue("lost", programme, ours, "jeanne", "socialWorker"));
        await db.SaveChangesAsync(stop);

        await cast.BookAsync("workshop", 15, stop);
        await cast.KeepAsync(marie[1], await cast.BookAsync("paid", 17, stop), stop);
        foreach (var (name, voucher) in new[] { ("free", marie[0]), ("reserved", marie[1]), ("omar", omar[0]) }) town.Add($"voucher.{name}", voucher.Id);
        town.AddText("voucher.code", keys.CodeOf(town.Id, programme.Id, omar[0].Id, 1).ForReading);

        cast.Take("open", marie[2], "townHall", "ccas");
        cast.Take("reversed", omar[1], "townHall", "ccas", reversed: true);
        cast.Take("partner", omar[2], "bus", "association");
        cast.Take("partnerReversed", omar[3], "bus", "association", reversed: true);
        cast.Claim("submitted", programme, "ccas", cast.Take("claimed", rose[0], "townHall", "ccas"));
        cast.Claim("approved", programme, "ccas", cast.Take("paid", rose[1], "townHall", "ccas"), true);
        cast.Claim("rejected", programme, "ccas", cast.Take("unpaid", rose[2], "townHall", "ccas"), false);
        cast.Claim("partnerRejected", programme, "association", cast.Take("partnerUnpaid", rose[3], "bus", "association"), false);
        cast.Claim("other", programme, "ccas", cast.Take("otherClaimed", rose[4], "townHall", "ccas"));
        cast.Lose(jeanne);
        await db.SaveChangesAsync(stop);
    }

    /// <summary>Enters rows by their nouns, on the Friday before.</summary>
    private sealed class Entering(ExampleTown town, InclusionDb db, VoucherKeys keys, Instant friday)
    {
        private readonly Dictionary<BookletId, HeldBooklet> _booklets = [];

        public Programme Open(string name, string called, LocalDate from, params string[] places)
        {
            var terms = new ProgrammeTerms(called, "Ville de Lille", "Département du Nord", new Cents(1000), 5, from, from.PlusYears(1).PlusDays(-1), 31, 120,
                [ServiceKind.EverydayTools, ServiceKind.SafeUse, ServiceKind.AdministrativeHelp]);
            var programme = Programme.Open(town.Id, terms, friday).Value;
            db.Add(programme);
            db.AddRange(places.Select(each => new QualifiedPlace(town.Id, programme.Id, town.Of<PlaceId>($"place.{each}"), friday)));
            town.Add($"programme.{name}", programme.Id);
            return programme;
        }

        public VoucherBatch Make(string name, Programme programme, string? distributor)
        {
            var batch = new VoucherBatch(town.Id, VoucherBatchId.New(), programme.Id, 10, distributor is null ? null : town.Of<StructureId>($"structure.{distributor}"), friday, Person("voucherManager"));
            db.Add(batch);
            town.Add($"voucherBatch.{name}", batch.Id);
            return batch;
        }

        public Booklet Add(string name, Programme programme, VoucherBatch batch)
        {
            var made = db.AddBooklet(programme, batch, keys, Change(LedgerCause.Made, "voucherManager"));
            town.Add($"booklet.{name}", made.Booklet.Id);
            _booklets[made.Booklet.Id] = made;
            return made.Booklet;
        }

        public IReadOnlyList<Voucher> Issue(string name, Programme programme, VoucherBatch batch, string resident, string by)
        {
            var booklet = Add(name, programme, batch);
            booklet.Issue(town.Of<ResidentId>($"resident.{resident}"), new ProfessionalId(Person(by)), town.Of<StructureId>("structure.ccas"), friday);
            return _booklets[booklet.Id].Vouchers;
        }

        public async Task<Appointment> BookAsync(string name, int day, CancellationToken stop)
        {
            var reason = await db.Reasons.SingleAsync(each => each.TerritoryId == town.Id && each.Id == town.Of<ReasonId>("reason.firstSteps"), stop);
            var terms = new BookingTerms(reason, town.Of<ResidentId>("resident.marie"), town.Of<PlaceId>("place.townHall"),
                [new ProfessionalId(Person("mediator")), new ProfessionalId(Person("mediator2"))], Instant.FromUtc(2026, 9, day, 13, 0), BookingKind.InOpening,
                town.Of<StructureId>("structure.ccas"), town.Of<StructureId>("structure.ccas"));
            var booked = Appointment.Book(town.Id, terms, friday).Value;
            db.Add(booked);
            db.AddRange(terms.Mediators.Select(each => new AppointmentMediator(town.Id, booked.Id, each)));
            town.Add($"appointment.{name}", booked.Id);
            return booked;
        }

        public async Task KeepAsync(Voucher voucher, Appointment appointment, CancellationToken stop)
        {
            await db.SaveChangesAsync(stop);
            db.Add(voucher.Reserve(appointment.Id, Change(LedgerCause.Reserved, "reception")));
        }

        public Redemption Take(string name, Voucher voucher, string place, string structure, bool reversed = false)
        {
            var spending = new Spending(town.Of<PlaceId>($"place.{place}"), town.Of<StructureId>($"structure.{structure}"), true, ServiceKind.EverydayTools, 60, null, Person("mediator"), NewYear);
            var taken = Redemption.Of(voucher, spending, friday);
            db.Add(taken);
            db.Add(voucher.Redeem(Change(LedgerCause.Redeemed, "mediator")));
            town.Add($"redemption.{name}", taken.Id);
            if (reversed) taken.Reverse("Un code pris pour un autre.", Person("mediator"), friday);
            if (reversed) db.Add(voucher.Go(VoucherState.Available, Change(LedgerCause.RedemptionReversed, "mediator")));
            var held = _booklets[voucher.BookletId];
            held.Booklet.Count(held.Vouchers);
            return taken;
        }

        public void Claim(string name, Programme programme, string structure, Redemption taken, bool? approved = null)
        {
            var claim = RefundClaim.Submit(programme, town.Of<StructureId>($"structure.{structure}"), [taken], Person("mediator"), friday);
            var voucher = _booklets.Values.SelectMany(each => each.Vouchers).Single(each => each.Id == taken.VoucherId);
            db.Add(claim);
            db.Add(voucher.Go(VoucherState.Claimed, Change(LedgerCause.Claimed, "mediator")));
            town.Add($"refundClaim.{name}", claim.Id);
            if (approved is not { } isApproved) return;

            db.SaveChanges();
            var treasurer = new ProfessionalId(Person("treasurer"));
            if (isApproved) db.Add(claim.Approve(treasurer, friday));
            if (!isApproved) claim.Reject("L'atelier n'a pas eu lieu.", treasurer, friday);
            db.Add(voucher.Go(isApproved ? VoucherState.Reimbursed : VoucherState.Rejected, Change(isApproved ? LedgerCause.ClaimApproved : LedgerCause.ClaimRejected, "treasurer")));
        }

        public void Lose(IReadOnlyList<Voucher> vouchers)
        {
            var held = _booklets[vouchers[0].BookletId];
            db.AddRange(held.Booklet.Block(BlockingCause.Lost, held.Vouchers, Change(LedgerCause.BookletBlocked, "socialWorker")));
        }

        private Guid Person(string name) => town.Of<ProfessionalId>($"professional.{name}").Value;

        private VoucherChange Change(LedgerCause cause, string by) => new(cause, friday, Person(by));
    }
}
