using System.Text.Json;
using Inclusion.Platform.Access;
using Inclusion.Tests.Platform.Graph;
using Shouldly;

namespace Inclusion.Tests.Territories;

public sealed class StructureTests(RoomHost host) : IClassFixture<RoomHost>
{
    private const string Why = TownPeople.Why;

    private Actor Administrator => host.Town.As(Role.Administrator);

    [Theory]
    [InlineData("", "EMPTY")]
    [InlineData("   ", "EMPTY")]
    [InlineData("Mairie\r\nBcc: tous", "FORBIDDEN_CHARACTER")]
    [InlineData("Mairie\u0007", "FORBIDDEN_CHARACTER")]
    [InlineData("Mairie\u202E", "FORBIDDEN_CHARACTER")]
    [InlineData("Mairie\uFFFD", "FORBIDDEN_CHARACTER")]
    public async Task A_name_that_hides_something_is_refused_and_nothing_is_written(string name, string fault) =>
        await RefusedAsync(new { name, kind = "OTHER" }, "InvalidText", "name", fault);

    [Fact]
    public async Task A_name_of_ten_thousand_characters_is_refused_and_nothing_is_written() =>
        await RefusedAsync(new { name = new string('a', 10_000), kind = "OTHER" }, "InvalidText", "name", "TOO_LONG");

    [Fact]
    public async Task A_telephone_that_does_not_exist_is_refused() =>
        await RefusedAsync(new { name = "Point numérique", kind = "OTHER", telephone = "06 12" }, "InvalidText", "telephone", "MALFORMED");

    [Fact]
    public async Task A_name_is_taken_whatever_its_accents_and_capitals_and_free_again_once_archived()
    {
        var first = (await OpenAsync(new { name = "Espace Éveil", kind = "OTHER" })).Text("openStructure.structure.id");
        (await OpenAsync(new { name = "  espace eveil", kind = "OTHER" })).Text("openStructure.errors.0.__typename").ShouldBe("StructureNameTaken");
        await ArchiveAsync(first);
        (await OpenAsync(new { name = "espace eveil", kind = "OTHER" })).At("openStructure.errors").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task Another_town_s_structure_looks_absent_and_stays_as_it_is()
    {
        var before = await host.ScalarAsync<string>("select string_agg(name || coalesce(archived_at::text, ''), ',' order by name) from structure where territory_id = $1", host.Stranger.Id.Value);
        (await ArchiveAsync(host.Stranger.Ccas.Shown())).Text("archiveStructure.errors.0.__typename").ShouldBe("UnknownId");
        var change = await host.AskAsync(Administrator, $$"""mutation($input: ChangeStructureInput!) { changeStructure(input: $input) { structure { id } {{Why}} } }""",
            new { input = new { structureId = host.Stranger.Ccas.Shown(), name = "À nous", kind = "OTHER" } });
        change.Text("changeStructure.errors.0.__typename").ShouldBe("UnknownId");
        (await host.AskAsync(Administrator, "query($id: ID!) { structure(id: $id) { name } node(id: $id) { id } }", new { id = host.Stranger.Ccas.Shown() }))
            .GetRawText().ShouldBe("""{"structure":null,"node":null}""");
        (await host.ScalarAsync<string>("select string_agg(name || coalesce(archived_at::text, ''), ',' order by name) from structure where territory_id = $1", host.Stranger.Id.Value)).ShouldBe(before);
    }

    [Fact]
    public async Task A_structure_that_somebody_works_for_alone_cannot_be_archived_and_can_once_they_work_elsewhere_too()
    {
        var people = new TownPeople(host, host.Town);
        var person = await people.InviteAsync("MEDIATOR");
        var only = (await OpenAsync(new { name = "Seule", kind = "OTHER" })).Text("openStructure.structure.id").ShouldNotBeNull();
        await people.ChangeAsync(person, ["MEDIATOR"], only);

        var refused = await ArchiveAsync(only);
        refused.Text("archiveStructure.errors.0.__typename").ShouldBe("StructureInUse");
        refused.At("archiveStructure.errors.0.professionals").GetInt32().ShouldBe(1);
        refused.IsNull("archiveStructure.structure").ShouldBeTrue();

        await people.ChangeAsync(person, ["MEDIATOR"], only, host.Town.Ccas.Shown());
        (await ArchiveAsync(only)).Text("archiveStructure.structure.archivedAt").ShouldBe("2026-09-07T07:00:00Z");
        (await people.ChangeAsync(person, ["MEDIATOR"], only)).Text("changeProfessional.errors.0.__typename").ShouldBe("UnknownId");
    }

    [Fact]
    public async Task Only_the_administrator_changes_structures() =>
        (await host.CodeAsync(host.Town.As(Role.Coordinator, Role.Mediator), "mutation { openStructure(input: { name: \"X\", kind: OTHER }) { errors { __typename } } }")).ShouldBe("FORBIDDEN");

    private async Task RefusedAsync(object input, string error, string path, string fault)
    {
        var before = await CountAsync();
        var answer = await OpenAsync(input);
        answer.IsNull("openStructure.structure").ShouldBeTrue();
        (answer.Text("openStructure.errors.0.__typename"), answer.Text("openStructure.errors.0.path.0"), answer.Text("openStructure.errors.0.fault")).ShouldBe((error, path, fault));
        (await CountAsync()).ShouldBe(before);
    }

    private Task<JsonElement> OpenAsync(object input) => host.AskAsync(Administrator,
        $$"""mutation($input: OpenStructureInput!) { openStructure(input: $input) { structure { id } errors { __typename ... on UserError { message path } ... on InvalidText { fault } } } }""", new { input });

    private Task<JsonElement> ArchiveAsync(string? structure) => host.AskAsync(Administrator,
        $$"""mutation($input: ArchiveStructureInput!) { archiveStructure(input: $input) { structure { archivedAt } errors { __typename ... on StructureInUse { professionals partnerClients } } } }""",
        new { input = new { structureId = structure } });

    private Task<long> CountAsync() => host.ScalarAsync<long>("select count(*) from structure where territory_id = $1", host.Town.Id.Value);
}
