using Inclusion.Places;
using Inclusion.Platform;
using Inclusion.Platform.Access;
using NodaTime;
using Shouldly;

namespace Inclusion.Tests.Places;

/// <summary>What a place is, decided without a database.</summary>
public sealed class PlaceTests
{
    private static readonly TerritoryId Town = TerritoryId.New();
    private static readonly PlaceDetailsInput Hall = new(PlaceKind.Permanent, " Maison des services ", "12 rue de l'Aulne", null, "51100", "Reims", "51454", 49.2, -4.03, "03 26 00 00 00", "Mo-Fr 09:00-12:00");

    [Fact]
    public void A_place_is_kept_trimmed_with_its_telephone_in_the_international_form()
    {
        var place = Place.Open(Town, Hall, null).Value;
        place.Details.Name.ShouldBe("Maison des services");
        place.Details.Telephone.ShouldBe("+33326000000");
        place.Details.Address().ShouldBe("12 rue de l'Aulne, 51100 Reims");
        place.ArchivedAt.ShouldBeNull();
    }

    [Fact]
    public void Only_a_bus_may_be_without_an_address()
    {
        var nowhere = Hall with { Street = null, PostalCode = null, City = null };
        PathsOf(Place.Open(Town, nowhere, null)).ShouldBe(["details.street", "details.postalCode", "details.city"]);
        Place.Open(Town, nowhere with { Kind = PlaceKind.Itinerant }, null).Value.Details.Address().ShouldBeNull();
    }

    [Fact]
    public void A_place_of_one_day_needs_the_code_of_its_commune() =>
        PathsOf(Place.Open(Town, Hall with { Kind = PlaceKind.OneOff, InseeCode = null }, null)).ShouldBe(["details.inseeCode"]);

    [Fact]
    public void Every_fault_of_the_input_is_told_together()
    {
        var wrong = Hall with { Name = new string('a', 10_000), PostalCode = "5110", InseeCode = "20999", Latitude = 91, Telephone = "12", Street = "1 rue\r\nBcc: x" };
        PathsOf(Place.Open(Town, wrong, null)).ShouldBe(
            ["details.latitude", "details.name", "details.street", "details.postalCode", "details.inseeCode", "details.telephone"], ignoreOrder: true);
    }

    [Theory]
    [InlineData(48.0, null, "details.longitude")]
    [InlineData(null, 2.0, "details.latitude")]
    [InlineData(double.NaN, 2.0, "details.latitude")]
    [InlineData(48.0, double.PositiveInfinity, "details.longitude")]
    public void A_point_has_both_its_coordinates_within_the_earth(double? latitude, double? longitude, string path) =>
        PathsOf(Place.Open(Town, Hall with { Latitude = latitude, Longitude = longitude }, null)).ShouldBe([path]);

    [Theory]
    [InlineData("2A004", true)]
    [InlineData("97411", true)]
    [InlineData("20004", false)]
    [InlineData("75 56", false)]
    public void A_commune_s_code_has_its_official_form(string code, bool isRight) =>
        Place.Open(Town, Hall with { InseeCode = code }, null).IsRefused.ShouldBe(!isRight);

    [Fact]
    public void A_refused_change_leaves_the_place_as_it_was()
    {
        var place = Place.Open(Town, Hall, null).Value;
        place.Change(Hall with { Name = "" }, StructureId.New(), new LocalDate(2026, 9, 7)).IsRefused.ShouldBeTrue();
        place.Details.Name.ShouldBe("Maison des services");
        place.StructureId.ShouldBeNull();
    }

    [Fact]
    public void A_place_is_archived_once()
    {
        var place = Place.Open(Town, Hall, null).Value;
        place.Archive(Instant.FromUtc(2026, 1, 1, 0, 0));
        place.Archive(Instant.FromUtc(2026, 2, 1, 0, 0));
        place.ArchivedAt.ShouldBe(Instant.FromUtc(2026, 1, 1, 0, 0));
    }

    private static List<string> PathsOf(Outcome<Place> outcome) => [.. outcome.Refusals.Select(refusal => string.Join('.', refusal.Path))];
}
