using System.Security.Claims;
using System.Text.Json;
using GraphQL;
using Inclusion.Platform.Access;
using Inclusion.Platform.Graph;
using Inclusion.Platform.Graph.Guard;
using Inclusion.Tests.Platform;
using Inclusion.Vouchers;
using NodaTime;
using Shouldly;

namespace Inclusion.Tests.Vouchers;

/// <summary>A voucher is spent once, by its code, where it may be; who may not spend it learns nothing by trying.</summary>
public sealed class RedeemVoucherTests(TestCluster cluster)
{
    /// <summary>What a partner's program hears, whatever the reason.</summary>
    private const string OneAnswer =
        """[{"__typename":"VoucherRefused","message":"Ce Pass ne peut pas être encaissé ici. Vérifiez le code, ou appelez la collectivité qui l'a remis.","path":["code"],"because":null}]""";

    [Fact]
    public async Task A_qualified_place_takes_a_voucher_in_once_and_the_ledger_the_journal_and_the_booklet_say_so()
    {
        await using var desk = await VoucherDesk.OpenAsync(cluster);
        var (booklet, vouchers) = await desk.IssueAsync();
        var code = await desk.CodeAsync(vouchers[0]);
        var taken = VoucherDesk.Changed(await desk.DoAsync(desk.Town.AsMediator, VoucherDesk.Redeem, desk.Spend(code.ToLowerInvariant().Replace('-', ' '))));

        taken.GetProperty("codeEnd").GetString().ShouldBe(code[15..19]);
        (await desk.LedgerAsync(vouchers[0])).ShouldBe("MADE REDEEMED");
        (await desk.ReadAsync<string>($"select state from booklet where id = '{booklet.Value}'")).ShouldBe("STARTED");
        (await desk.ReadAsync<string>("select redeemed_by || ' ' || structure_id || ' ' || service || ' ' || minutes from redemption"))
            .ShouldBe($"{desk.Town.Mediator.Value} {desk.Town.Ccas.Value} EVERYDAY_TOOLS 60");
        (await desk.ReadAsync<bool>($"select array['{vouchers[0].Value}', '{desk.Counter.Resident.Value}']::uuid[] <@ subject_ids from journal_act where operation = 'redeemVoucher'")).ShouldBeTrue();
        foreach (var voucher in vouchers.Skip(1)) VoucherDesk.ErrorOf(await desk.RedeemAsync(voucher)).ShouldBeNull();
        (await desk.ReadAsync<string>($"select state from booklet where id = '{booklet.Value}'")).ShouldBe("EXHAUSTED");
    }

    [Fact]
    public async Task At_fifty_desks_at_once_one_takes_it_in_and_the_others_are_told_that_it_is_spent()
    {
        await using var desk = await VoucherDesk.OpenAsync(cluster);
        var (_, vouchers) = await desk.IssueAsync();
        var spend = desk.Spend(await desk.CodeAsync(vouchers[0]));
        var desks = Enumerable.Range(0, 50).Select(_ => desk.Town.As(ProfessionalId.New(), desk.Town.Ccas, Role.Mediator));
        var answers = await Task.WhenAll(desks.Select(who => desk.DoAsync(who, VoucherDesk.Redeem, spend)));

        answers.Count(each => VoucherDesk.ErrorOf(each) is null).ShouldBe(1);
        answers.Where(each => VoucherDesk.ErrorOf(each) is not null).ShouldAllBe(each => VoucherDesk.BecauseOf(each) == "ALREADY_REDEEMED");
        (await desk.ReadAsync<long>("select count(*) from redemption")).ShouldBe(1);
        (await desk.LedgerAsync(vouchers[0])).ShouldBe("MADE REDEEMED");
    }

    [Fact]
    public async Task Sent_again_with_its_key_it_is_answered_the_same_and_taken_in_once()
    {
        await using var desk = await VoucherDesk.OpenAsync(cluster);
        var (_, vouchers) = await desk.IssueAsync();
        var (spend, key) = (desk.Spend(await desk.CodeAsync(vouchers[0]), desk.Partners), Guid.NewGuid().ToString());
        var first = await desk.DoAsync(desk.Partner, VoucherDesk.Redeem, spend, key);
        (await desk.DoAsync(desk.Partner, VoucherDesk.Redeem, spend, key)).GetRawText().ShouldBe(first.GetRawText());
        (await desk.ReadAsync<long>("select count(*) from redemption")).ShouldBe(1);
    }

    /// <summary>Every reason for which a voucher is not taken in, what leads to it, and by what it is asked.</summary>
    public static TheoryData<string, string> Faults => new()
    {
        { "MISTYPED", "" }, { "UNKNOWN", "" }, { "NOT_ISSUED", "" }, { "ALREADY_REDEEMED", "" }, { "BLOCKED", "" }, { "PLACE_NOT_QUALIFIED", "" }, { "SERVICE_NOT_ALLOWED", "" }, { "TOO_LONG", "" },
        { "TOO_EARLY", "update programme set valid_from = '2026-09-08'" }, { "EXPIRED", "update programme set valid_from = '2025-01-01', valid_until = '2026-08-01'" },
        { "EXPIRED", "update programme set valid_from = '2025-01-01', valid_until = '2026-08-06', grace_days = 31" },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task Staff_are_told_why_a_voucher_is_refused_a_stranger_hears_one_answer_and_nothing_is_written(string fault, string sql)
    {
        await using var desk = await VoucherDesk.OpenAsync(cluster);
        var (booklet, vouchers) = await desk.IssueAsync();
        if (sql.Length > 0) await desk.SqlAsync(sql);
        var code = await desk.CodeAsync(vouchers[0]);
        if (fault == "ALREADY_REDEEMED") await desk.RedeemAsync(vouchers[0]);
        if (fault == "BLOCKED") await desk.DoAsync(desk.Manager, "blockBooklet", new { bookletId = VoucherDesk.Global(booklet), cause = "STOLEN" });
        if (fault == "NOT_ISSUED") code = await desk.CodeAsync(new VoucherId(await desk.ReadAsync<Guid>("select v.id from voucher v join booklet b on b.id = v.booklet_id where b.state = 'IN_STOCK' limit 1")));
        if (fault == "MISTYPED") code = code[..^1] + (code[^1] == '0' ? '1' : '0');
        if (fault == "UNKNOWN") code = KeysOfTests.Draw().CodeOf(desk.Town.Id, desk.Programme, vouchers[0], 1).ForReading;
        var before = await desk.TracesAsync();

        var staff = await desk.DoAsync(desk.Town.AsMediator, VoucherDesk.Redeem, Spend(fault == "PLACE_NOT_QUALIFIED" ? desk.Elsewhere : desk.Hall));
        var stranger = await desk.DoAsync(desk.Partner, VoucherDesk.Redeem, Spend(fault == "PLACE_NOT_QUALIFIED" ? desk.Hall : desk.Partners));
        VoucherDesk.BecauseOf(staff).ShouldBe(fault);
        stranger.GetProperty("errors").GetRawText().ShouldBe(OneAnswer);
        (await desk.TracesAsync()).ShouldBe(before);

        object Spend(Inclusion.Places.PlaceId place) => desk.Spend(code, place, fault == "SERVICE_NOT_ALLOWED" ? "PARENTING" : "SAFE_USE", fault == "TOO_LONG" ? 121 : 120);
    }

    [Fact]
    public async Task A_code_of_another_town_leads_nowhere_even_by_the_same_secret()
    {
        await using var desk = await VoucherDesk.OpenAsync(cluster);
        var (_, vouchers) = await desk.IssueAsync();
        var code = await desk.CodeAsync(vouchers[0]);
        await desk.SqlAsync("""
            insert into territory (territory_id, name, insee_code, time_zone, holiday_region, public_key, sender_address) values ('01990000-0000-7000-8000-000000000001', 'Voisine', '99002', 'Europe/Paris', 'MAINLAND', 'voisine-0123456789', 'a@voisine.example');
            insert into structure (territory_id, id, name, kind) values ('01990000-0000-7000-8000-000000000001', '01990000-0000-7000-8000-000000000002', 'Mairie', 'TOWN_HALL');
            insert into place (territory_id, id, kind, name, structure_id) values ('01990000-0000-7000-8000-000000000001', '01990000-0000-7000-8000-000000000003', 'ITINERANT', 'Mairie', '01990000-0000-7000-8000-000000000002');
            """);
        var neighbour = new ClaimsPrincipal(new ClaimsIdentity(
        [
            new("territory", "01990000-0000-7000-8000-000000000001"), new("professional", Guid.CreateVersion7().ToString()), new("structure", "01990000-0000-7000-8000-000000000002"), new("role", "MEDIATOR"),
        ], "test"));
        var there = new Inclusion.Places.PlaceId(new Guid("01990000-0000-7000-8000-000000000003"));
        VoucherDesk.BecauseOf(await desk.DoAsync(neighbour, VoucherDesk.Redeem, desk.Spend(code, there))).ShouldBe("UNKNOWN");
        var program = new ClaimsPrincipal(new ClaimsIdentity(
        [
            new("territory", "01990000-0000-7000-8000-000000000001"), new("client", Guid.CreateVersion7().ToString()), new("structure", "01990000-0000-7000-8000-000000000002"), new("scope", Scopes.VouchersRedeem),
        ], "test"));
        (await desk.DoAsync(program, VoucherDesk.Redeem, desk.Spend(code, there))).GetProperty("errors").GetRawText().ShouldBe(OneAnswer);
        (await desk.StateAsync(vouchers[0])).ShouldBe("AVAILABLE");
    }

    [Fact]
    public async Task Whoever_handed_a_booklet_over_does_not_take_its_vouchers_in()
    {
        await using var desk = await VoucherDesk.OpenAsync(cluster);
        var (_, vouchers) = await desk.IssueAsync();
        var both = desk.Town.As(desk.Town.SocialWorker, desk.Town.Ccas, Role.Mediator, Role.SocialWorker);
        VoucherDesk.BecauseOf(await desk.RedeemAsync(vouchers[0], both)).ShouldBe("ISSUED_BY_YOU");
        (await desk.StateAsync(vouchers[0])).ShouldBe("AVAILABLE");
    }

    [Fact]
    public async Task A_partner_takes_vouchers_in_at_its_own_places_only_and_a_place_qualified_no_longer_takes_none()
    {
        await using var desk = await VoucherDesk.OpenAsync(cluster);
        var (_, vouchers) = await desk.IssueAsync();
        VoucherDesk.ErrorOf(await desk.RedeemAsync(vouchers[0], desk.Partner, desk.Hall)).ShouldBe("VoucherRefused");
        VoucherDesk.ErrorOf(await desk.RedeemAsync(vouchers[0], desk.Partner, desk.Partners)).ShouldBeNull();
        await desk.DoAsync(desk.Manager, "disqualifyPlace", new { programmeId = VoucherDesk.Global(desk.Programme), placeId = VoucherDesk.Global(desk.Partners) });
        VoucherDesk.ErrorOf(await desk.RedeemAsync(vouchers[1], desk.Partner, desk.Partners)).ShouldBe("VoucherRefused");
        await desk.DoAsync(desk.Manager, "qualifyPlace", new { programmeId = VoucherDesk.Global(desk.Programme), placeId = VoucherDesk.Global(desk.Partners) });
        VoucherDesk.ErrorOf(await desk.RedeemAsync(vouchers[1], desk.Partner, desk.Partners)).ShouldBeNull();
    }

    [Fact]
    public async Task After_ten_refused_codes_the_account_pauses_for_a_quarter_of_an_hour_even_with_a_good_one()
    {
        await using var desk = await VoucherDesk.OpenAsync(cluster);
        var (_, vouchers) = await desk.IssueAsync();
        for (var tried = 0; tried < 9; tried++) VoucherDesk.ErrorOf(await TryAsync(desk)).ShouldBe("VoucherRefused");
        VoucherDesk.ErrorOf(await desk.RedeemAsync(vouchers[0])).ShouldBeNull("a good code is given back");
        VoucherDesk.ErrorOf(await TryAsync(desk)).ShouldBe("VoucherRefused");

        var paused = await desk.RedeemAsync(vouchers[1]);
        VoucherDesk.ErrorOf(paused).ShouldBe("TooManyTries");
        paused.GetProperty("errors")[0].GetProperty("retryAt").GetString().ShouldBe("2026-09-07T07:15:00Z");
        VoucherDesk.ErrorOf(await desk.RedeemAsync(vouchers[1], desk.Town.As(desk.Town.OtherMediator, desk.Town.Ccas, Role.Mediator))).ShouldBeNull("another account goes on");
        desk.Town.Clock.Advance(Duration.FromMinutes(15));
        VoucherDesk.ErrorOf(await desk.RedeemAsync(vouchers[2])).ShouldBeNull();
    }

    [Fact]
    public async Task Forty_wrong_codes_at_once_are_counted_as_forty()
    {
        await using var desk = await VoucherDesk.OpenAsync(cluster);
        var answers = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => TryAsync(desk)));
        answers.Count(each => VoucherDesk.ErrorOf(each) == "VoucherRefused").ShouldBe(10);
        answers.Count(each => VoucherDesk.ErrorOf(each) == "TooManyTries").ShouldBe(30);
    }

    [Fact]
    public async Task Two_codes_in_one_document_are_refused_before_either_is_looked_at()
    {
        await using var desk = await VoucherDesk.OpenAsync(cluster);
        var input = $"{{ code: \"x\", placeId: \"{VoucherDesk.Global(desk.Hall)}\", service: SAFE_USE, minutes: 30 }}";
        var asked = $"mutation {{ a: redeemVoucher(input: {input}) {{ errors {{ __typename }} }} b: redeemVoucher(input: {input}) {{ errors {{ __typename }} }} }}";
        (await Should.ThrowAsync<GraphRefusal>(desk.Town.AskAsync(desk.Town.AsMediator, asked))).Code.ShouldBe(GraphCodes.OneMutationAtATime);
        new MutationRoot().Fields.Single(each => each.Name == VoucherDesk.Redeem).GetMetadata<bool>(FieldMarks.CodeCheck).ShouldBeTrue();
        (await desk.ReadAsync<long>("select count(*) from code_try")).ShouldBe(0);
    }

    [Fact]
    public async Task Minutes_out_of_bounds_and_unknown_places_or_appointments_are_refused_before_the_code_is_tried()
    {
        await using var desk = await VoucherDesk.OpenAsync(cluster);
        var (_, vouchers) = await desk.IssueAsync();
        var code = await desk.CodeAsync(vouchers[0]);
        VoucherDesk.ErrorOf(await desk.DoAsync(desk.Town.AsMediator, VoucherDesk.Redeem, desk.Spend(code, minutes: 0))).ShouldBe("OutOfBounds");
        VoucherDesk.ErrorOf(await desk.DoAsync(desk.Town.AsMediator, VoucherDesk.Redeem, desk.Spend(code, Inclusion.Places.PlaceId.New()))).ShouldBe("UnknownId");
        VoucherDesk.ErrorOf(await desk.DoAsync(desk.Town.AsMediator, VoucherDesk.Redeem, desk.Spend(code, appointment: VoucherDesk.Global(Inclusion.Appointments.AppointmentId.New())))).ShouldBe("UnknownId");
        (await desk.ReadAsync<long>("select count(*) from code_try")).ShouldBe(0);
    }

    private static Task<JsonElement> TryAsync(VoucherDesk desk) =>
        desk.DoAsync(desk.Town.AsMediator, VoucherDesk.Redeem, desk.Spend(KeysOfTests.Draw().CodeOf(desk.Town.Id, desk.Programme, VoucherId.New(), 1).ForReading));
}
