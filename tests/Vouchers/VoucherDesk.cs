using System.Security.Claims;
using System.Text.Json;
using Inclusion.Appointments;
using Inclusion.Places;
using Inclusion.Planning;
using Inclusion.Platform.Access;
using Inclusion.Residents;
using Inclusion.Territories;
using Inclusion.Tests.Appointments;
using Inclusion.Tests.Platform;
using Inclusion.Vouchers;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Npgsql;

namespace Inclusion.Tests.Vouchers;

/// <summary>A town with a programme of vouchers, a place that takes them in and one that does not, and everybody who has a hand in them.</summary>
public sealed class VoucherDesk : IAsyncDisposable
{
    public const string Redeem = "redeemVoucher";

    private readonly Dictionary<string, string> _shown = new()
    {
        ["openProgramme"] = "programme { id name lastDayOn faceValue { cents currency } places { name } }", ["qualifyPlace"] = "programme { id places { name } }", ["disqualifyPlace"] = "programme { id places { name } }",
        ["makeVoucherBatch"] = "voucherBatch { id bookletCount }", ["issueBooklet"] = "booklet { id serial state sheetPath }", ["reprintBooklet"] = "booklet { id serial state }", ["blockBooklet"] = "booklet { id state }",
        ["reserveVoucher"] = "voucher { id state }", ["releaseVoucher"] = "voucher { id state }", [Redeem] = "redemption { id codeEnd redeemedAt }", ["reverseRedemption"] = "redemption { id reversedBecause }",
        ["claimRefund"] = "refundClaim { id state voucherCount value { cents } }", ["approveRefund"] = "refundClaim { id state }", ["refuseRefund"] = "refundClaim { id state rejectedBecause }",
    };

    private VoucherDesk(Counter counter) => Counter = counter;

    public Counter Counter { get; }
    public InventedTown Town => Counter.Town;
    public ProgrammeId Programme { get; private set; }

    /// <summary>Kept by the CCAS and qualified; kept by the association and qualified; kept by the CCAS and not qualified.</summary>
    public PlaceId Hall { get; private set; }
    public PlaceId Partners { get; private set; }
    public PlaceId Elsewhere { get; private set; }
    public ReasonId Workshop { get; private set; }

    public ClaimsPrincipal Manager { get; private set; } = new();
    public ClaimsPrincipal Treasurer { get; private set; } = new();
    public ProfessionalId TreasurerId { get; private set; }
    public ClaimsPrincipal Partner => Town.AsPartner("vouchers:redeem");

    /// <param name="booklets">How many wait in the town's stock.</param>
    public static async Task<VoucherDesk> OpenAsync(TestCluster cluster, int booklets = 3)
    {
        var desk = new VoucherDesk(await Counter.OpenAsync(cluster));
        await desk.Town.ActAsync(async (db, house) =>
        {
            var town = desk.Town.Id;
            var places = new[] { ("Hall", desk.Town.Ccas), ("Local associatif", desk.Town.Association), ("Annexe", desk.Town.Ccas) }
                .Select(each => Place.Open(town, new PlaceDetailsInput(PlaceKind.Itinerant, each.Item1), each.Item2).Value).ToList();
            var people = new[] { Role.VoucherManager, Role.Treasurer }.Select(role => Professional.Join(town, "Odile", $"{role}", $"{role}@ville-inventee.example", [role]).Value).ToList();
            var workshop = Reason.Create(town, new ReasonTerms { Name = "Atelier", Theme = Theme.Leisure, DurationMinutes = 60, AcceptsVoucher = true }).Value;
            db.AddRange(places);
            db.AddRange(people);
            db.Add(workshop);
            await db.SaveChangesAsync();
            db.AddRange(people.Select(each => new ProfessionalStructure(town, each.Id, desk.Town.Ccas)));
            db.Add(new ResidentStructure(town, desk.Counter.Resident, desk.Town.Ccas, InventedTown.Start, FollowedBecause.Registered));
            var terms = new ProgrammeTerms("Pass 2026", "Ville-Inventée", "Département", new Cents(1000), 5, new LocalDate(2026, 1, 1), new LocalDate(2026, 12, 31), 31, 120, [ServiceKind.EverydayTools, ServiceKind.SafeUse]);
            var programme = Inclusion.Vouchers.Programme.Open(town, terms, InventedTown.Start).Value;
            var batch = new VoucherBatch(town, VoucherBatchId.New(), programme.Id, Math.Max(booklets, 1), null, InventedTown.Start, people[0].Id.Value);
            db.AddRange(programme, batch, new QualifiedPlace(town, programme.Id, places[0].Id, InventedTown.Start), new QualifiedPlace(town, programme.Id, places[1].Id, InventedTown.Start));
            var made = new VoucherChange(LedgerCause.Made, InventedTown.Start, people[0].Id.Value);
            for (var at = 0; at < booklets; at++) db.AddBooklet(programme, batch, house.GetRequiredService<VoucherKeys>(), made);
            await db.SaveChangesAsync();
            (desk.Hall, desk.Partners, desk.Elsewhere, desk.Workshop, desk.Programme) = (places[0].Id, places[1].Id, places[2].Id, workshop.Id, programme.Id);
            (desk.Manager, desk.Treasurer, desk.TreasurerId) = (desk.Town.As(people[0].Id, desk.Town.Ccas, Role.VoucherManager), desk.Town.As(people[1].Id, desk.Town.Ccas, Role.Treasurer), people[1].Id);
        });
        return desk;
    }

    public static string Global(Inclusion.Platform.Storage.IId id) => InventedTown.Global(id);

    /// <summary>One mutation; its payload, what was changed under « changed ».</summary>
    public async Task<JsonElement> DoAsync(ClaimsPrincipal who, string useCase, object input, string? key = null)
    {
        var answer = await Town.AskAsync(who, $$"""
            mutation($input: {{char.ToUpperInvariant(useCase[0])}}{{useCase[1..]}}Input!) { {{useCase}}(input: $input) {
              changed: {{_shown[useCase]}}
              errors { __typename ... on UserError { message path } {{(useCase == Redeem ? "... on VoucherRefused { because } ... on TooManyTries { retryAt }" : "")}} } } }
            """, new { input }, key);
        return answer.GetProperty("data").GetProperty(useCase);
    }

    /// <summary>A booklet handed over to the counter's resident by the social worker; the ids of its vouchers.</summary>
    public async Task<(BookletId Booklet, IReadOnlyList<VoucherId> Vouchers)> IssueAsync()
    {
        var issued = await DoAsync(Town.AsSocialWorker, "issueBooklet", new { programmeId = Global(Programme), residentId = Global(Counter.Resident) });
        var serial = Changed(issued).GetProperty("serial").GetString();
        var booklet = new BookletId(await ReadAsync<Guid>($"select id from booklet where serial = '{serial}'"));
        var vouchers = await ReadAsync<Guid[]>($"select array_agg(id order by position) from voucher where booklet_id = '{booklet.Value}'");
        return (booklet, [.. vouchers.Select(each => new VoucherId(each))]);
    }

    /// <summary>The code of a voucher, as the sheet shows it.</summary>
    public async Task<string> CodeAsync(VoucherId voucher, int print = 1)
    {
        var code = "";
        await Town.ActAsync((_, house) =>
        {
            code = house.GetRequiredService<VoucherKeys>().CodeOf(Town.Id, Programme, voucher, print).ForReading;
            return Task.CompletedTask;
        });
        return code;
    }

    public object Spend(string code, PlaceId? place = null, string service = "EVERYDAY_TOOLS", int minutes = 60, string? appointment = null) =>
        new { code, placeId = Global(place ?? Hall), service, minutes, appointmentId = appointment };

    public async Task<JsonElement> RedeemAsync(VoucherId voucher, ClaimsPrincipal? who = null, PlaceId? place = null) =>
        await DoAsync(who ?? Town.AsMediator, Redeem, Spend(await CodeAsync(voucher), place));

    /// <summary>An appointment of the resident for the workshop, so many hours after now; its id.</summary>
    public async Task<AppointmentId> BookAsync(int hours = 1, PlaceId? place = null, ResidentId? resident = null, ReasonId? reason = null)
    {
        var id = default(AppointmentId);
        await Town.ActAsync(async (db, _) =>
        {
            var terms = new BookingTerms(db.Set<Reason>().Single(each => each.Id == (reason ?? Workshop)), resident ?? Counter.Resident, place ?? Hall, [Town.Mediator],
                Town.Clock.GetCurrentInstant() + Duration.FromHours(hours), BookingKind.OutsideOpening, Town.Ccas, Town.Ccas);
            var booked = Appointment.Book(Town.Id, terms, Town.Clock.GetCurrentInstant()).Value;
            db.Add(booked);
            db.Add(new AppointmentMediator(Town.Id, booked.Id, Town.Mediator));
            await db.SaveChangesAsync();
            id = booked.Id;
        });
        return id;
    }

    public Task<JsonElement> ReserveAsync(VoucherId voucher, AppointmentId appointment) =>
        DoAsync(Town.AsSocialWorker, "reserveVoucher", new { voucherId = Global(voucher), appointmentId = Global(appointment) });

    /// <summary>A mutation of the Appointments room on this appointment; the first error's type, or the state.</summary>
    public async Task<string> StepAsync(string useCase, AppointmentId appointment, object? also = null)
    {
        var payload = await Counter.DoAsync(useCase, JsonSerializer.SerializeToElement(new { id = Global(appointment) }), also);
        return Counter.ErrorOf(payload) ?? payload.GetProperty("appointment").GetProperty("state").GetString() ?? "";
    }

    public Task<string> CancelAsync(AppointmentId appointment) => StepAsync("cancelAppointment", appointment, new { side = "RESIDENT", reason = "CANNOT_COME" });

    public Task<string> StateAsync(VoucherId voucher) => ReadAsync<string>($"select state from voucher where id = '{voucher.Value}'");

    /// <summary>The causes of a voucher's steps, the first first.</summary>
    public Task<string> LedgerAsync(VoucherId voucher) => ReadAsync<string>($"select string_agg(cause, ' ' order by step) from voucher_ledger where voucher_id = '{voucher.Value}'");

    public Task<T> ReadAsync<T>(string sql) => Counter.ReadAsync<T>(sql);
    public Task SqlAsync(string sql) => Counter.SqlAsync(sql);

    /// <summary>As the application does it: one transaction, sealed to the town; committed.</summary>
    public async Task ApplicationAsync(string sql, TerritoryId? town = null)
    {
        await using var connection = await Town.Source.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using (var seal = new NpgsqlCommand($"select set_config('inclusion.territory', '{(town ?? Town.Id).Value}', true)", connection)) await seal.ExecuteNonQueryAsync();
        await using (var command = new NpgsqlCommand(sql, connection)) await command.ExecuteNonQueryAsync();
        await transaction.CommitAsync();
    }

    /// <summary>All that the room has written, so that a refusal can be seen to have written nothing.</summary>
    public Task<string> TracesAsync() => ReadAsync<string>("""
        select concat_ws(' ', (select count(*) from programme), (select count(*) from programme_place where ended_at is null), (select count(*) from booklet), (select count(*) from voucher_ledger), (select count(*) from redemption where reversed_at is null),
          (select count(*) from redemption), (select count(*) from refund_claim where state = 'SUBMITTED'), (select count(*) from payment), (select sum(print_number) from voucher), (select count(*) from journal_act),
          (select string_agg(state || n, ' ' order by state) from (select state, count(*) n from voucher group by state) v), (select string_agg(state || n, ' ' order by state) from (select state, count(*) n from booklet group by state) b))
        """);

    /// <summary>Vouchers whose state is not what the last step of their ledger says; there must be none.</summary>
    public Task<long> AstrayAsync() => ReadAsync<long>("""
        select count(*) from voucher v left join lateral (select l.state, l.step from voucher_ledger l where l.territory_id = v.territory_id and l.voucher_id = v.id order by l.step desc limit 1) l on true
        where l.state is distinct from v.state or l.step is distinct from v.step
        """);

    public static JsonElement Changed(JsonElement payload) =>
        ErrorOf(payload) is { } error ? throw new InvalidOperationException($"{error}: {payload}") : payload.GetProperty("changed");

    public static string IdOf(JsonElement payload) => Changed(payload).GetProperty("id").GetString() ?? "";
    public static string? ErrorOf(JsonElement payload) => Counter.ErrorOf(payload);

    /// <summary>Why a code is refused, as staff are told; « withheld » when it is not said.</summary>
    public static string BecauseOf(JsonElement payload) => payload.GetProperty("errors")[0].GetProperty("because").GetString() ?? "withheld";

    public ValueTask DisposeAsync() => Counter.DisposeAsync();
}
