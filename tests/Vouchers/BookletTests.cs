using Inclusion.Places;
using Inclusion.Platform;
using Inclusion.Platform.Access;
using Inclusion.Residents;
using Inclusion.Tests.Platform;
using Inclusion.Vouchers;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Shouldly;

namespace Inclusion.Tests.Vouchers;

/// <summary>Programmes are opened, booklets made, handed over, printed again, blocked, and end in time.</summary>
public sealed class BookletTests(TestCluster cluster)
{
    [Fact]
    public async Task A_programme_is_opened_with_its_places_and_what_is_wrong_with_its_terms_is_told_together()
    {
        await using var desk = await VoucherDesk.OpenAsync(cluster);
        var good = new Dictionary<string, object?>
        {
            ["name"] = "Pass des aînés", ["buyer"] = "Ville", ["funder"] = "CNAV", ["validFromOn"] = "2026-10-01", ["validUntilOn"] = "2027-09-30", ["services"] = new[] { "SAFE_USE" },
            ["placeIds"] = new[] { VoucherDesk.Global(desk.Hall) },
        };
        var opened = VoucherDesk.Changed(await desk.DoAsync(desk.Manager, "openProgramme", good));
        opened.GetRawText().ShouldContain("""
            "lastDayOn":"2027-10-31","faceValue":{"cents":1000,"currency":"EUR"},"places":[{"name":"Hall"}]
            """.Trim());

        var bad = new Dictionary<string, object?>(good)
        {
            ["name"] = " ", ["faceValueCents"] = 0, ["vouchersPerBooklet"] = 7, ["graceDays"] = 400, ["minutesMax"] = 5, ["validUntilOn"] = "2026-09-30", ["services"] = Array.Empty<string>(),
        };
        (await desk.DoAsync(desk.Manager, "openProgramme", bad)).GetProperty("errors").EnumerateArray().Select(each => each.GetProperty("__typename").GetString())
            .ShouldBe(["InvalidText", "OutOfBounds", "OutOfBounds", "OutOfBounds", "OutOfBounds", "ValidityMisordered", "NoServiceAllowed"], ignoreOrder: true);
        foreach (var (name, value, error) in new (string, object, string)[]
        {
            ("placeIds", new[] { VoucherDesk.Global(PlaceId.New()) }, "UnknownId"), ("validUntilOn", "2031-10-02", "ValidityMisordered"), ("validFromOn", "9999-12-31", "ValidityMisordered"),
            ("placeIds", Enumerable.Range(0, 101).Select(_ => VoucherDesk.Global(PlaceId.New())).ToArray(), "OutOfBounds"),
        })
            VoucherDesk.ErrorOf(await desk.DoAsync(desk.Manager, "openProgramme", new Dictionary<string, object?>(good) { [name] = value })).ShouldBe(error, name);
        (await desk.ReadAsync<long>("select count(*) from programme")).ShouldBe(2);
    }

    [Fact]
    public async Task A_place_is_qualified_for_an_existing_programme_and_unqualified_only_where_it_was()
    {
        await using var desk = await VoucherDesk.OpenAsync(cluster);
        VoucherDesk.ErrorOf(await QualifyAsync("qualifyPlace", desk.Programme, PlaceId.New())).ShouldBe("UnknownId");
        VoucherDesk.ErrorOf(await QualifyAsync("qualifyPlace", ProgrammeId.New(), desk.Hall)).ShouldBe("UnknownId");
        VoucherDesk.ErrorOf(await QualifyAsync("disqualifyPlace", desk.Programme, desk.Elsewhere)).ShouldBe("UnknownId");
        VoucherDesk.ErrorOf(await QualifyAsync("qualifyPlace", desk.Programme, desk.Elsewhere)).ShouldBeNull();
        (await desk.RedeemAsync((await desk.IssueAsync()).Vouchers[0], place: desk.Elsewhere)).GetProperty("errors").GetArrayLength().ShouldBe(0);

        Task<System.Text.Json.JsonElement> QualifyAsync(string useCase, ProgrammeId programme, PlaceId place) =>
            desk.DoAsync(desk.Manager, useCase, new { programmeId = VoucherDesk.Global(programme), placeId = VoucherDesk.Global(place) });
    }

    [Fact]
    public async Task A_batch_is_made_into_the_stock_of_the_town_or_of_a_structure_with_codes_that_stand_nowhere()
    {
        await using var desk = await VoucherDesk.OpenAsync(cluster, booklets: 0);
        VoucherDesk.Changed(await MakeAsync(2)).GetProperty("bookletCount").GetInt32().ShouldBe(2);
        VoucherDesk.ErrorOf(await MakeAsync(1, desk.Town.Association)).ShouldBeNull();
        (await desk.ReadAsync<string>("select string_agg(state || ' ' || n, ', ' order by state) from (select state, count(*) n from booklet group by state) s")).ShouldBe("IN_STOCK 2, WITH_DISTRIBUTOR 1");
        (await desk.ReadAsync<long>("select count(*) from voucher_ledger where cause = 'MADE'")).ShouldBe(15);

        VoucherDesk.ErrorOf(await MakeAsync(0)).ShouldBe("OutOfBounds");
        VoucherDesk.ErrorOf(await MakeAsync(201)).ShouldBe("OutOfBounds");
        VoucherDesk.ErrorOf(await MakeAsync(1, StructureId.New())).ShouldBe("UnknownId");
        VoucherDesk.ErrorOf(await MakeAsync(1, programme: ProgrammeId.New())).ShouldBe("UnknownId");
        desk.Town.Clock.Reset(Instant.FromUtc(2026, 12, 31, 23, 0)); // Midnight in Paris.
        VoucherDesk.ErrorOf(await MakeAsync(1)).ShouldBe("ProgrammeOver");
        (await desk.ReadAsync<long>("select count(*) from booklet")).ShouldBe(3);

        Task<System.Text.Json.JsonElement> MakeAsync(int booklets, StructureId? distributor = null, ProgrammeId? programme = null) => desk.DoAsync(desk.Manager, "makeVoucherBatch",
            new { programmeId = VoucherDesk.Global(programme ?? desk.Programme), booklets, distributorId = distributor is { } given ? VoucherDesk.Global(given) : null });
    }

    [Fact]
    public async Task A_booklet_is_handed_over_to_a_resident_whom_the_structure_follows_until_the_stock_or_the_programme_ends()
    {
        await using var desk = await VoucherDesk.OpenAsync(cluster, booklets: 1);
        await desk.SqlAsync("delete from resident_structure");
        VoucherDesk.ErrorOf(await IssueAsync()).ShouldBe("NotFollowed");
        await desk.SqlAsync($"insert into resident_structure (territory_id, resident_id, structure_id, since, because) values ('{desk.Town.Id.Value}', '{desk.Counter.Resident.Value}', '{desk.Town.Ccas.Value}', now(), 'REGISTERED')");
        VoucherDesk.ErrorOf(await IssueAsync(ResidentId.New())).ShouldBe("UnknownId");
        VoucherDesk.ErrorOf(await IssueAsync(programme: ProgrammeId.New())).ShouldBe("UnknownId");

        var issued = VoucherDesk.Changed(await IssueAsync());
        issued.GetProperty("state").GetString().ShouldBe("ISSUED");
        issued.GetProperty("sheetPath").GetString().ShouldBe($"/vouchers/booklets/{issued.GetProperty("id").GetString()}");
        VoucherDesk.ErrorOf(await IssueAsync()).ShouldBe("NoBookletLeft");
        desk.Town.Clock.Reset(Instant.FromUtc(2027, 1, 1, 9, 0));
        VoucherDesk.ErrorOf(await IssueAsync()).ShouldBe("ProgrammeOver");

        Task<System.Text.Json.JsonElement> IssueAsync(ResidentId? resident = null, ProgrammeId? programme = null) => desk.DoAsync(desk.Town.AsSocialWorker, "issueBooklet",
            new { programmeId = VoucherDesk.Global(programme ?? desk.Programme), residentId = VoucherDesk.Global(resident ?? desk.Counter.Resident) });
    }

    [Fact]
    public async Task Handed_over_by_six_at_once_each_booklet_goes_to_one_and_the_stock_of_another_structure_stays()
    {
        await using var desk = await VoucherDesk.OpenAsync(cluster, booklets: 4);
        await desk.SqlAsync($"update booklet set distributor_id = '{desk.Town.Association.Value}', state = 'WITH_DISTRIBUTOR' where id = (select min(id::text)::uuid from booklet)");
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => desk.DoAsync(desk.Town.AsSocialWorker, "issueBooklet",
            new { programmeId = VoucherDesk.Global(desk.Programme), residentId = VoucherDesk.Global(desk.Counter.Resident) })));
        answers.Count(each => VoucherDesk.ErrorOf(each) is null).ShouldBeLessThanOrEqualTo(3);
        var issued = answers.Where(each => VoucherDesk.ErrorOf(each) is null).Select(VoucherDesk.IdOf).ToList();
        issued.Distinct().Count().ShouldBe(issued.Count);
        (await desk.ReadAsync<long>("select count(*) from booklet where state = 'ISSUED'")).ShouldBe(issued.Count);
        (await desk.ReadAsync<string>("select state from booklet where distributor_id is not null")).ShouldBe("WITH_DISTRIBUTOR");
    }

    [Fact]
    public async Task A_new_print_ends_the_codes_of_the_one_before_and_only_whoever_handed_it_over_makes_one()
    {
        await using var desk = await VoucherDesk.OpenAsync(cluster);
        var (booklet, vouchers) = await desk.IssueAsync();
        await desk.RedeemAsync(vouchers[0]);
        var input = new { bookletId = VoucherDesk.Global(booklet) };
        VoucherDesk.ErrorOf(await desk.DoAsync(desk.Manager, "reprintBooklet", input)).ShouldBe("NotTheIssuer");
        VoucherDesk.ErrorOf(await desk.DoAsync(desk.Town.AsSocialWorker, "reprintBooklet", input)).ShouldBeNull();
        VoucherDesk.BecauseOf(await desk.RedeemAsync(vouchers[1])).ShouldBe("UNKNOWN");
        VoucherDesk.ErrorOf(await desk.DoAsync(desk.Town.AsMediator, VoucherDesk.Redeem, desk.Spend(await desk.CodeAsync(vouchers[1], print: 2)))).ShouldBeNull();
        (await desk.ReadAsync<int>($"select print_number from voucher where id = '{vouchers[0].Value}'")).ShouldBe(1, "spent already");
        VoucherDesk.ErrorOf(await desk.DoAsync(desk.Town.AsSocialWorker, "reprintBooklet", new { bookletId = VoucherDesk.Global(BookletId.New()) })).ShouldBe("UnknownId");
        await desk.DoAsync(desk.Manager, "blockBooklet", new { input.bookletId, cause = "LOST" });
        VoucherDesk.ErrorOf(await desk.DoAsync(desk.Town.AsSocialWorker, "reprintBooklet", input)).ShouldBe("BookletNotReady");
    }

    [Fact]
    public async Task A_blocked_booklet_keeps_what_is_spent_and_frees_the_appointment_of_what_was_kept()
    {
        await using var desk = await VoucherDesk.OpenAsync(cluster);
        var (booklet, vouchers) = await desk.IssueAsync();
        await desk.RedeemAsync(vouchers[0]);
        await desk.ReserveAsync(vouchers[1], await desk.BookAsync());
        var input = new { bookletId = VoucherDesk.Global(booklet), cause = "LOST" };
        VoucherDesk.Changed(await desk.DoAsync(desk.Town.AsSocialWorker, "blockBooklet", input)).GetProperty("state").GetString().ShouldBe("LOST");
        (await desk.ReadAsync<string>($"select string_agg(state, ' ' order by position) from voucher where booklet_id = '{booklet.Value}'")).ShouldBe("REDEEMED BLOCKED BLOCKED BLOCKED BLOCKED");
        (await desk.ReadAsync<long>($"select count(appointment_id) from voucher where id = '{vouchers[1].Value}'")).ShouldBe(0);
        VoucherDesk.ErrorOf(await desk.DoAsync(desk.Town.AsSocialWorker, "blockBooklet", input)).ShouldBe("BookletNotReady");
        VoucherDesk.ErrorOf(await desk.DoAsync(desk.Manager, "blockBooklet", new { bookletId = VoucherDesk.Global(BookletId.New()), cause = "LOST" })).ShouldBe("UnknownId");
    }

    [Fact]
    public async Task The_day_after_the_last_day_of_grace_what_is_left_expires_and_what_is_spent_can_still_be_claimed()
    {
        await using var desk = await VoucherDesk.OpenAsync(cluster);
        var (_, vouchers) = await desk.IssueAsync();
        await desk.RedeemAsync(vouchers[0]);
        desk.Town.Clock.Reset(Instant.FromUtc(2027, 1, 31, 22, 0)); // 31 January in Paris: the last day.
        await ExpireAsync();
        VoucherDesk.ErrorOf(await desk.RedeemAsync(vouchers[1])).ShouldBeNull();

        desk.Town.Clock.Advance(Duration.FromHours(2));
        VoucherDesk.BecauseOf(await desk.RedeemAsync(vouchers[2])).ShouldBe("EXPIRED", "whether or not the night has passed");
        await ExpireAsync();
        (await desk.LedgerAsync(vouchers[2])).ShouldBe("MADE OUT_OF_TIME");
        (await desk.ReadAsync<string>("select string_agg(distinct state, ' ') from booklet")).ShouldBe("EXPIRED");
        (await desk.ReadAsync<string>("select string_agg(state || ' ' || n, ', ' order by state) from (select state, count(*) n from voucher group by state) s")).ShouldBe("EXPIRED 13, REDEEMED 2");
        VoucherDesk.Changed(await desk.DoAsync(desk.Town.AsMediator, "claimRefund", new { programmeId = VoucherDesk.Global(desk.Programme) })).GetProperty("voucherCount").GetInt32().ShouldBe(2);

        Task ExpireAsync() => desk.Town.ActAsync(async (_, house) => (await ActivatorUtilities.CreateInstance<ExpireVouchersJob>(house).RunAsync(default)).ShouldBeFalse());
    }

    [Fact]
    public async Task What_is_kept_of_a_resident_is_told_in_words_follows_a_merge_and_an_erased_person_keeps_no_open_voucher()
    {
        await using var desk = await VoucherDesk.OpenAsync(cluster);
        var (booklet, vouchers) = await desk.IssueAsync();
        await desk.RedeemAsync(vouchers[0]);
        var (kept, resident) = (ResidentId.New(), desk.Counter.Resident.Value);
        await desk.Town.ActAsync(async (db, house) =>
        {
            var person = Resident.Record(desk.Town.Id, new ResidentPerson("Marie", "Inventée", 1950, "fr"), true, InventedTown.Start);
            db.Add(person);
            await db.SaveChangesAsync();
            kept = person.Id;
            var privacy = house.GetServices<IPrivacy>().OfType<VoucherPrivacy>().Single();
            (await privacy.ExportAsync(resident, default)).ShouldHaveSingleItem().Value.ShouldBe("1 Pass employés sur 5");
            (await privacy.KeepUntilAsync(resident, new Retention(Duration.FromDays(730), Duration.FromDays(1826)), default)).ShouldBe(InventedTown.Start + Duration.FromDays(1826));
            await privacy.MergeAsync(kept.Value, resident, default);
            (await privacy.ExportAsync(resident, default)).ShouldBeEmpty();
        });
        await desk.Town.ActAsync(async (db, house) =>
        {
            await house.GetServices<IPrivacy>().OfType<VoucherPrivacy>().Single().EraseAsync(kept.Value, default);
            await db.SaveChangesAsync();
        });
        (await desk.ReadAsync<string>($"select string_agg(state, ' ' order by position) from voucher where booklet_id = '{booklet.Value}'")).ShouldBe("REDEEMED BLOCKED BLOCKED BLOCKED BLOCKED");
    }
}
