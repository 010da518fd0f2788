using System.Text.Json;
using Inclusion.Places;
using Inclusion.Platform;
using Inclusion.Platform.Access;
using Inclusion.Tests.Platform.Graph;
using Shouldly;

namespace Inclusion.Tests.Places;

/// <summary>Places through the contract: what is asked, changed and refused, by whom, and in which town.</summary>
public sealed class PlaceContractTests(RoomFixture fixture) : IClassFixture<RoomFixture>
{
    private const string Open = "mutation($input: OpenPlaceInput!) { openPlace(input: $input) { place { id name address kind structure { id } } errors { __typename ... on UserError { message path } } } }";
    private const string Change = "mutation($input: ChangePlaceInput!) { changePlace(input: $input) { place { id name } errors { __typename ... on UserError { path } } } }";
    private const string Archive = "mutation($input: ArchivePlaceInput!) { archivePlace(input: $input) { place { archivedAt } errors { __typename } } }";
    private const string Import = """
        mutation($csv: String!) { importPlaces(input: { csv: $csv }) {
          placeImport { id opened changed unchanged refused refusedLines { nodes { number column reason } } } errors { __typename ... on UserError { path } } } }
        """;

    private RoomHost Room => fixture.Room;
    private Actor Administrator => Room.Town.As(Role.Administrator);

    [Fact]
    public async Task A_place_is_opened_found_changed_and_archived()
    {
        var opened = await OpenAsync("Médiathèque Jean-Prévost", Room.Town.Library.Shown());
        var id = opened.Text("openPlace.place.id");
        opened.Text("openPlace.place.address").ShouldBe("1 rue des Écoles, 69500 Bron");
        opened.Text("openPlace.place.structure.id").ShouldBe(Room.Town.Library.Shown());

        var reader = Room.Town.Partner();
        (await Room.AskAsync(reader, "query($id: ID!) { place(id: $id) { name } node(id: $id) { ... on Place { name } } }", new { id })).Text("node.name").ShouldBe("Médiathèque Jean-Prévost");
        (await NamesAsync("text: \"mediatheque JEAN\"")).ShouldBe(["Médiathèque Jean-Prévost"]);
        (await NamesAsync("text: \"100%\"")).ShouldBeEmpty();
        (await NamesAsync($"structureId: \"{Room.Town.Ccas.Shown()}\"")).ShouldNotContain("Médiathèque Jean-Prévost");

        var changed = await Room.AskAsync(Administrator, Change, new { input = new { placeId = id, details = Details("Bibliothèque") } });
        changed.Text("changePlace.place.name").ShouldBe("Bibliothèque");
        (await Room.AskAsync(Administrator, Archive, new { input = new { placeId = id } })).Text("archivePlace.place.archivedAt").ShouldBe("2026-09-07T07:00:00Z");
        (await NamesAsync("text: \"Bibliotheque\"")).ShouldBeEmpty();
        (await NamesAsync("text: \"Bibliotheque\", archived: true")).ShouldBe(["Bibliothèque"]);
    }

    [Fact]
    public async Task Places_are_listed_as_a_French_reader_looks_for_them_from_page_to_page()
    {
        string[] names = ["Rangée 10", "Rangée École", "rangée abri", "Rangée 2", "Rangée Zone", "Rangée Ecole bis"];
        foreach (var name in names) await OpenAsync(name, null);

        var (seen, after) = (new List<string?>(), "");
        do
        {
            var page = await Room.AskAsync(Room.Town.As(Role.Mediator), $"{{ places(text: \"Rangee\", first: 2{after}) {{ nodes {{ name }} pageInfo {{ endCursor hasNextPage }} }} }}");
            seen.AddRange(page.Texts("places.nodes", "name"));
            after = page.At("places.pageInfo.hasNextPage").GetBoolean() ? $", after: \"{page.Text("places.pageInfo.endCursor")}\"" : "";
        }
        while (after.Length > 0);

        string[] expected = ["Rangée 2", "Rangée 10", "rangée abri", "Rangée École", "Rangée Ecole bis", "Rangée Zone"];
        seen.ShouldBe(expected);
        names.Order(FrenchOrder.Names).ShouldBe(expected, ignoreOrder: false, "as what is ordered outside of the database");
    }

    [Fact]
    public async Task The_file_enters_once_and_again_changes_nothing()
    {
        var bad = MednumFileTests.Example.Split('\n')[1].Replace("\"structure-1\"", "\"autre\"", StringComparison.Ordinal).Replace("\"51100\"", "\"511\"", StringComparison.Ordinal);
        var text = MednumFileTests.Example.TrimEnd() + "\n" + bad;
        var first = await Room.AskAsync(Administrator, Import, new { csv = text });
        Counts(first).ShouldBe((1, 0, 0, 1));
        var refused = first.At("importPlaces.placeImport.refusedLines.nodes").EnumerateArray().ShouldHaveSingleItem();
        refused.At("number").GetInt32().ShouldBe(3);
        refused.Text("column").ShouldBe("code_postal");

        const string rows = "select md5(string_agg(p::text, '|' order by id)) from place p where territory_id = $1";
        var before = await Room.ScalarAsync<string>(rows, Room.Town.Id.Value);
        Counts(await Room.AskAsync(Administrator, Import, new { csv = text })).ShouldBe((0, 0, 1, 1));
        (await Room.ScalarAsync<string>(rows, Room.Town.Id.Value)).ShouldBe(before);

        var newer = text.Replace("2024-04-02", "2026-09-01", StringComparison.Ordinal).Replace("Anonymal", "Anonyme 2", StringComparison.Ordinal);
        Counts(await Room.AskAsync(Administrator, Import, new { csv = newer })).ShouldBe((0, 1, 0, 1));
        var open = await Room.AskAsync(Room.Town.As(Role.Mediator), "{ places(text: \"Anonyme\") { nodes { name openData { mednumId services emails updatedOn alsoFixed } coordinates { latitude } } } }");
        open.Text("places.nodes.0.name").ShouldBe("Anonyme 2");
        open.At("places.nodes.0.openData.services").GetArrayLength().ShouldBe(3);
        open.At("places.nodes.0.coordinates.latitude").GetDouble().ShouldBe(43.52609);
    }

    [Fact]
    public async Task An_import_that_is_asked_twice_by_one_key_is_made_once_and_answered_again()
    {
        const string line = "clef,123456789,Par clef,Reims,51100,1 rue A,2024-01-01,Accès internet et matériel informatique";
        var text = $"id,pivot,nom,commune,code_postal,adresse,date_maj,services\n{line}";
        var administrator = Administrator;
        var first = await Room.AskAsync(administrator, Import, new { csv = text }, "clef-1234");
        var second = await Room.AskAsync(administrator, Import, new { csv = text }, "clef-1234");
        second.Text("importPlaces.placeImport.id").ShouldBe(first.Text("importPlaces.placeImport.id"));
        Counts(second).ShouldBe((1, 0, 0, 0));
    }

    [Fact]
    public async Task A_file_that_is_not_one_of_places_writes_nothing()
    {
        var before = await Room.ScalarAsync<long>("select count(*) from place_import");
        var refused = await Room.AskAsync(Administrator, Import, new { csv = "a,b\n1,2" });
        refused.IsNull("importPlaces.placeImport").ShouldBeTrue();
        refused.Texts("importPlaces.errors", "__typename").ShouldBe(["NotAPlacesFile"]);
        (await Room.ScalarAsync<long>("select count(*) from place_import")).ShouldBe(before);
    }

    [Fact]
    public async Task What_is_wrong_is_refused_and_nothing_is_written()
    {
        var before = await Room.ScalarAsync<long>("select count(*) from place");
        var refused = await Room.AskAsync(Administrator, Open, new { input = new { details = new { kind = "ONE_OFF", name = new string('x', 10_000), street = "1\r\nrue", postalCode = "69500", city = "Bron", latitude = 100 } } });
        refused.IsNull("openPlace.place").ShouldBeTrue();
        refused.Texts("openPlace.errors", "__typename").ShouldBe(["InvalidText", "OutOfBounds", "InvalidText", "InvalidText", "InvalidText"]);

        var unknown = await OpenAsync("Ailleurs", Room.Stranger.Library.Shown());
        unknown.Texts("openPlace.errors", "__typename").ShouldBe(["UnknownId"]);
        (await Room.ScalarAsync<long>("select count(*) from place")).ShouldBe(before);
    }

    [Fact]
    public async Task A_place_of_another_town_is_not_there()
    {
        var id = (await OpenAsync("Chez nous", null)).Text("openPlace.place.id");
        var stranger = Room.Stranger.As(Role.Administrator);
        (await Room.AskAsync(stranger, "query($id: ID!) { place(id: $id) { id } node(id: $id) { id } }", new { id })).ToString().ShouldBe("{\"place\":null,\"node\":null}");
        var changed = await Room.AskAsync(stranger, Change, new { input = new { placeId = id, details = Details("Volé") } });
        changed.Texts("changePlace.errors", "__typename").ShouldBe(["UnknownId"]);
        (await Room.AskAsync(stranger, Archive, new { input = new { placeId = id } })).Texts("archivePlace.errors", "__typename").ShouldBe(["UnknownId"]);
        (await Room.AskAsync(stranger, "{ places(archived: true, first: 100) { nodes { name } } }")).Texts("places.nodes", "name").ShouldNotContain("Chez nous");
    }

    [Fact]
    public async Task Only_an_administrator_changes_places_and_sees_imports()
    {
        var others = Enum.GetValues<Role>().Except([Role.Administrator]).ToArray();
        (await Room.CodeAsync(Room.Town.As(others), Open, new { input = new { details = Details("x") } })).ShouldBe("FORBIDDEN");
        (await Room.CodeAsync(Room.Town.As(others), Import, new { csv = "x" })).ShouldBe("FORBIDDEN");
        (await Room.CodeAsync(Room.Town.Partner(Scopes.All.Keys.ToArray()), Archive, new { input = new { placeId = PlaceId.New().Shown() } })).ShouldBe("FORBIDDEN");

        var import = await Room.AskAsync(Administrator, Import, new { csv = MednumFileTests.Example.Replace("structure-1", "structure-2", StringComparison.Ordinal) });
        var node = await Room.AskAsync(Room.Town.As(others), "query($id: ID!) { node(id: $id) { __typename } }", new { id = import.Text("importPlaces.placeImport.id") });
        node.IsNull("node").ShouldBeTrue();
    }

    private Task<JsonElement> OpenAsync(string name, string? structureId) =>
        Room.AskAsync(Administrator, Open, new { input = new { details = Details(name), structureId } });

    private async Task<IReadOnlyList<string?>> NamesAsync(string filters) =>
        (await Room.AskAsync(Room.Town.As(Role.Mediator), $"{{ places({filters}) {{ nodes {{ name }} }} }}")).Texts("places.nodes", "name");

    private static object Details(string name) => new { kind = "PERMANENT", name, street = "1 rue des Écoles", postalCode = "69500", city = "Bron" };

    private static (int Opened, int Changed, int Unchanged, int Refused) Counts(JsonElement answer)
    {
        var import = answer.At("importPlaces.placeImport");
        return (import.At("opened").GetInt32(), import.At("changed").GetInt32(), import.At("unchanged").GetInt32(), import.At("refused").GetInt32());
    }
}
