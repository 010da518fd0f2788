using Inclusion.Places;
using Inclusion.Platform;
using Inclusion.Platform.Access;
using Inclusion.Tests.Architecture;
using NodaTime;
using Shouldly;

namespace Inclusion.Tests.Places;

/// <summary>The national file of places, read and written without a database.</summary>
public sealed class MednumFileTests
{
    public static readonly string Example = Repository.Read("tests/Places/lamednum/exemple-valide.csv");

    private const string Header = "id,pivot,nom,commune,code_postal,adresse,date_maj,services,itinerance,telephone,presentation_detail";
    private static readonly LocalDate Today = new(2026, 9, 7);
    private static readonly TerritoryId Town = TerritoryId.New();

    [Fact]
    public void The_standard_s_own_example_enters_whole()
    {
        var file = MednumFile.Read(Example, Today).Value;
        file.Faults.ShouldBeEmpty();
        var line = file.Lines.ShouldHaveSingleItem();
        line.Id.ShouldBe("structure-1");
        line.Number.ShouldBe(2);
        line.Details.ShouldBe(new PlaceDetails(
            PlaceKind.Itinerant, "Anonymal", "12 BIS RUE DE LECLERCQ", "Le patio du bois de l'Aulne", "51100", "Reims", "51454", 43.52609, 5.41423,
            "+33180059880", "Mo-Fr 09:00-12:00,14:00-18:30; Sa 08:30-12:00"));
        line.Sheet.Emails.ShouldBe("contact@laquincaillerie.tl|responsable@laquincaillerie.tl");
        line.Sheet.UpdatedOn.ShouldBe(new LocalDate(2024, 4, 2));
        line.Sheet.AlsoFixed.ShouldBeFalse();
        line.Sheet.Programmes.ShouldBe("Aidants Connect|Conseillers numériques|La Croix Rouge");
    }

    [Fact]
    public void What_is_written_is_read_again_alike()
    {
        var line = MednumFile.Read(Example, Today).Value.Lines[0];
        var again = MednumFile.Read(PlaceExport.Write([Place.Import(Town, line)]), Today).Value;
        again.Faults.ShouldBeEmpty();
        again.Lines.ShouldBe([line]);
    }

    [Theory]
    [InlineData("=HYPERLINK(\"https://exemple.fr\")")]
    [InlineData("+33 est un indicatif")]
    [InlineData("-1 étage")]
    [InlineData("@ccueil")]
    [InlineData("'=1+1")]
    [InlineData("''@")]
    [InlineData("＝1")]
    public void A_formula_leaves_as_text_and_comes_back_as_it_was(string name)
    {
        var line = MednumFile.Read(Example, Today).Value.Lines[0];
        var text = PlaceExport.Write([Place.Import(Town, line with { Details = line.Details with { Name = name } })]);
        text.ShouldContain($"\"'{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"");
        MednumFile.Read(text, Today).Value.Lines[0].Details.Name.ShouldBe(name);
    }

    [Fact]
    public void A_bad_line_is_set_aside_with_its_number_and_every_reason_and_the_good_ones_enter()
    {
        var file = Read("a,123456789,Un,Reims,51100,1 rue A,2024-01-01,Accès internet et matériel informatique,,,",
            "b,123,,Reims,5110,1 rue B,01/02/2024,Couture,Volant,0102,",
            "c,123456789,Trois,Reims,51100,1 rue C,2024-01-01,Accès internet et matériel informatique,,,");
        file.Lines.Select(line => line.Id).ShouldBe(["a", "c"]);
        file.Faults.ShouldAllBe(fault => fault.Number == 3);
        file.Faults.Select(fault => fault.Column).ShouldBe(["pivot", "nom", "code_postal", "date_maj", "services", "itinerance", "telephone"], ignoreOrder: true);
        file.Faults.ShouldAllBe(fault => !fault.Reason.Contains("Couture", StringComparison.Ordinal));
    }

    [Fact]
    public void A_line_is_counted_where_it_begins_though_one_before_it_spreads_over_several()
    {
        var file = Read("a,123456789,Un,Reims,51100,1 rue A,2024-01-01,Accès internet et matériel informatique,,,\"un\ndeux\ntrois\"",
            "b,123456789,,Reims,51100,1 rue B,2024-01-01,Accès internet et matériel informatique,,,");
        file.Lines[0].Sheet.Detail.ShouldBe("un\ndeux\ntrois");
        file.Faults.ShouldHaveSingleItem().Number.ShouldBe(5);
    }

    [Fact]
    public void An_identifier_that_comes_twice_is_refused_the_second_time()
    {
        const string line = "a,123456789,Un,Reims,51100,1 rue A,2024-01-01,Accès internet et matériel informatique,,,";
        var file = Read(line, line);
        file.Lines.ShouldHaveSingleItem().Number.ShouldBe(2);
        file.Faults.ShouldBe([new LineFault(3, "id", "Cet identifiant est déjà celui de la ligne 2.")]);
    }

    [Theory]
    [InlineData("a,123456789,Un", "Cette ligne a 3 colonnes, l'en-tête en a 11.")]
    [InlineData("a,123456789,\"Un\"x,Reims,51100,1 rue A,2024-01-01,Accès internet et matériel informatique,,,", "Un guillemet de cette ligne n'est pas fermé, ou n'est pas doublé.")]
    [InlineData("a,123456789,\"Un,Reims,51100,1 rue A,2024-01-01,Accès internet et matériel informatique,,,", "Un guillemet de cette ligne n'est pas fermé, ou n'est pas doublé.")]
    [InlineData("a,123456789,\"=1\r\n+1\",Reims,51100,1 rue A,2024-01-01,Accès internet et matériel informatique,,,", "Ce texte contient un caractère invisible ou un saut de ligne. Retapez-le.")]
    [InlineData("a,123456789,Un,Reims,51100,1 rue A,2026-09-08,Accès internet et matériel informatique,,,", "Cette date est dans le futur.")]
    public void A_broken_line_is_refused_alone(string broken, string reason)
    {
        var file = Read(broken);
        file.Lines.ShouldBeEmpty();
        file.Faults.Select(fault => fault.Reason).ShouldBe([reason]);
    }

    [Fact]
    public void A_spreadsheet_s_semicolons_and_byte_order_mark_are_read_too()
    {
        var text = "\uFEFF" + Header.Replace(',', ';') + "\r\na;123456789;Un;Reims;51100;1, rue A;2024-01-01;Accès internet et matériel informatique;Fixe;+33326000000;\r\n";
        MednumFile.Read(text, Today).Value.Lines.ShouldHaveSingleItem().Details.Street.ShouldBe("1, rue A");
    }

    [Fact]
    public void A_file_that_is_not_one_of_places_is_refused_whole()
    {
        MednumFile.Read("", Today).Refusals.ShouldHaveSingleItem().ShouldBeOfType<InvalidText>().Fault.ShouldBe(TextFault.Empty);
        MednumFile.Read("nom,prenom\r\nA,B", Today).Refusals.ShouldHaveSingleItem().ShouldBeOfType<NotAPlacesFile>().MissingColumns
            .ShouldBe(["id", "pivot", "commune", "code_postal", "adresse", "date_maj", "services"]);
        MednumFile.Read(Header + ",nom\r\n", Today).Refusals.ShouldHaveSingleItem().ShouldBeOfType<NotAPlacesFile>().MissingColumns.ShouldBeEmpty();
        MednumFile.Read(Header + "\r\n\0", Today).Refusals.ShouldHaveSingleItem().ShouldBeOfType<InvalidText>().Fault.ShouldBe(TextFault.ForbiddenCharacter);
        MednumFile.Read(Header + new string('\n', MednumFile.BytesMax), Today).Refusals.ShouldHaveSingleItem().ShouldBeOfType<InvalidText>().Fault.ShouldBe(TextFault.TooLong);
        MednumFile.Read(Header + string.Concat(Enumerable.Repeat("\r\na,b", MednumFile.LinesMax + 1)), Today).Refusals.ShouldHaveSingleItem().ShouldBeOfType<OutOfBounds>();
    }

    [Fact]
    public void An_older_file_does_not_undo_what_the_town_changed()
    {
        var line = MednumFile.Read(Example, Today).Value.Lines[0];
        var place = Place.Import(Town, line);
        place.Take(line).ShouldBeFalse();
        place.Change(new PlaceDetailsInput(PlaceKind.Permanent, "Renommé", "1 rue A", null, "51100", "Reims"), null, Today).IsRefused.ShouldBeFalse();
        place.Take(line).ShouldBeFalse();
        place.Details.Name.ShouldBe("Renommé");
        place.Take(line with { Sheet = line.Sheet with { UpdatedOn = Today } }).ShouldBeTrue();
        place.Details.Name.ShouldBe("Anonymal");
    }

    private static MednumFile Read(params string[] lines) => MednumFile.Read(Header + "\r\n" + string.Join("\r\n", lines), Today).Value;
}
