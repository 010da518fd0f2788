using Inclusion.Places;
using Inclusion.Planning;
using Inclusion.Platform.Access;
using Inclusion.Platform.Seeding;
using Inclusion.Platform.Storage;
using Inclusion.Residents;
using NodaTime;

namespace Inclusion.Vouchers;

/// <summary>The vouchers of the invented town: a programme of the year with its places, a stock of booklets, and some that were handed over, a voucher or two of them spent.</summary>
public sealed class VouchersSeed(InclusionDb db, Actor actor, VoucherKeys keys, IClock clock) : IRoomSeed
{
    public int Order => 80;

    public async Task EnterAsync(SeedTown town, CancellationToken stop)
    {
        var (now, year) = (clock.GetCurrentInstant(), new LocalDate(town.Today.Year, 1, 1));
        foreach (var row in await town.ReadAsync<IReadOnlyList<ProgrammeRow>>("vouchers.json", stop))
        {
            var terms = new ProgrammeTerms($"{row.Name} {year.Year}", row.Buyer, row.Funder, new Cents(1000), row.VouchersPerBooklet, year, year.PlusYears(1).PlusDays(-1), 31, 120, row.Services);
            var programme = SeedTown.Accepted(Programme.Open(actor.Territory, terms, now), row.Key);
            var manager = town.Of<ProfessionalId>(row.KeptBy);
            var batch = new VoucherBatch(actor.Territory, VoucherBatchId.New(), programme.Id, row.Stock + row.Issued.Count, null, now, manager.Value);
            db.AddRange(programme, batch);
            db.AddRange(row.Places.Select(each => new QualifiedPlace(actor.Territory, programme.Id, town.Of<PlaceId>(each), now)));
            var made = new VoucherChange(LedgerCause.Made, now, manager.Value);
            for (var at = 0; at < row.Stock; at++) db.AddBooklet(programme, batch, keys, made);
            foreach (var issued in row.Issued) Issue(town, row, issued, db.AddBooklet(programme, batch, keys, made), now);
            town.Name(row.Key, programme.Id);
            await db.SaveChangesAsync(stop);
        }
    }

    private void Issue(SeedTown town, ProgrammeRow row, IssuedRow issued, HeldBooklet made, Instant now)
    {
        var (structure, mediator) = (town.Of<StructureId>(row.Structure), town.Of<ProfessionalId>(row.TakenInBy));
        made.Booklet.Issue(town.Of<ResidentId>(issued.Resident), town.Of<ProfessionalId>(row.IssuedBy), structure, now);
        var spending = new Spending(town.Of<PlaceId>(row.Places[0]), structure, true, row.Services[0], 60, null, mediator.Value, town.Today);
        foreach (var voucher in made.Vouchers.Take(issued.Spent))
        {
            db.Add(Redemption.Of(voucher, spending, now));
            db.Add(voucher.Redeem(new VoucherChange(LedgerCause.Redeemed, now, mediator.Value)));
        }

        made.Booklet.Count(made.Vouchers);
    }

    /// <param name="Stock">How many booklets wait in the town's stock.</param>
    private sealed record ProgrammeRow(
        string Key, string Name, string Buyer, string Funder, int VouchersPerBooklet, IReadOnlyList<ServiceKind> Services, IReadOnlyList<string> Places, string Structure,
        string KeptBy, string IssuedBy, string TakenInBy, int Stock, IReadOnlyList<IssuedRow> Issued);

    /// <param name="Spent">How many of its vouchers are spent.</param>
    private sealed record IssuedRow(string Resident, int Spent);
}
