using Inclusion.Platform;
using Inclusion.Platform.Access;
using Inclusion.Residents;
using NodaTime;
using Shouldly;

namespace Inclusion.Tests.Residents;

/// <summary>Who a resident is, and how they are reached, decided without a database.</summary>
public sealed class ResidentTests
{
    private static readonly TerritoryId Town = TerritoryId.New();
    private static readonly Instant Early = Instant.FromUtc(2026, 1, 1, 0, 0), Late = Instant.FromUtc(2026, 6, 1, 0, 0);

    [Fact]
    public void A_person_without_a_name_is_anonymous_and_not_a_fault()
    {
        var (person, faults) = Read(null, "  ", null, null);
        faults.ShouldBeEmpty();
        person.ShouldBe(new ResidentPerson(null, null, null, null));
    }

    [Theory]
    [InlineData("Zoé\r\nBcc: x", null, null, null, "givenName")]
    [InlineData(null, "\u202Etxt", null, null, "familyName")]
    [InlineData(null, "a\u0000b", null, null, "familyName")]
    [InlineData("Zoé", null, 1899, null, "birthYear")]
    [InlineData("Zoé", null, 2027, null, "birthYear")]
    [InlineData("Zoé", null, 1950, "français", "preferredLanguage")]
    public void What_cannot_be_kept_is_refused_where_it_stands(string? given, string? family, int? born, string? language, string path) =>
        Read(given, family, born, language).Faults.ShouldHaveSingleItem().Path.ShouldBe([path]);

    [Fact]
    public void A_name_of_ten_thousand_letters_is_too_long() =>
        Read(new string('é', 10_000), null, null, null).Faults.ShouldHaveSingleItem().ShouldBeOfType<InvalidText>().MaxLength.ShouldBe(80);

    [Fact]
    public void Names_are_kept_composed_and_languages_in_small_letters()
    {
        var (person, _) = Read("Zoe\u0301", " Léger ", 2026, "FR");
        person.ShouldBe(new ResidentPerson("Zoé", "Léger", 2026, "fr"));
    }

    [Fact]
    public void The_kept_record_is_filled_in_and_the_absorbed_one_says_nothing_any_more()
    {
        var kept = Resident.Record(Town, new ResidentPerson("Zoé", null, null, "fr"), false, Late);
        var absorbed = Resident.Record(Town, new ResidentPerson("Zoë", "Léger", 1950, "ar"), true, Early);
        kept.Absorb(absorbed);
        kept.Person.ShouldBe(new ResidentPerson("Zoé", "Léger", 1950, "fr"));
        kept.RegisteredAt.ShouldBe(Early);
        kept.ToldAt.ShouldBe(Early);
        absorbed.Person.ShouldBe(new ResidentPerson(null, null, null, null));
        absorbed.MergedIntoId.ShouldBe(kept.Id);
        absorbed.IsLive.ShouldBeFalse();
    }

    [Fact]
    public void Each_is_told_once()
    {
        var resident = Resident.Record(Town, new ResidentPerson("Zoé", null, null, null), false, Early);
        resident.NoteTold(Early);
        resident.NoteTold(Late);
        resident.ToldAt.ShouldBe(Early);
    }

    [Theory]
    [InlineData(ContactKind.Email, " Marie.Durand@Exemple.FR ", "marie.durand@exemple.fr")]
    [InlineData(ContactKind.Mobile, "06 12 34 56 78", "+33612345678")]
    [InlineData(ContactKind.Mobile, "+32 470 12 34 56", "+32470123456")]
    [InlineData(ContactKind.Landline, "01.42.68.53.00", "+33142685300")]
    [InlineData(ContactKind.Postal, " 12 rue de l'Aulne, 51100 Reims", "12 rue de l'Aulne, 51100 Reims")]
    public void A_contact_point_is_kept_in_one_form(ContactKind kind, string typed, string kept) => ReachOf(kind, typed).Value.Value.ShouldBe(kept);

    [Theory]
    [InlineData(ContactKind.Email, "marie@exemple.fr\r\nBcc: tous@exemple.fr")]
    [InlineData(ContactKind.Email, "marie")]
    [InlineData(ContactKind.Email, "marie@exemple")]
    [InlineData(ContactKind.Email, "marie@@exemple.fr")]
    [InlineData(ContactKind.Email, "Marie <marie@exemple.fr>")]
    [InlineData(ContactKind.Email, "marie@exemple.fr, paul@exemple.fr")]
    [InlineData(ContactKind.Email, "\"marie durand\"@exemple.fr")]
    [InlineData(ContactKind.Email, "marie(note)@exemple.fr")]
    [InlineData(ContactKind.Email, ".marie@exemple.fr")]
    [InlineData(ContactKind.Email, "marie@[192.168.0.1]")]
    [InlineData(ContactKind.Email, "marie@192.168.0.1")]
    [InlineData(ContactKind.Email, "marie@-exemple.fr")]
    [InlineData(ContactKind.Mobile, "01 42 68 53 00")]
    [InlineData(ContactKind.Mobile, "06 12 34")]
    [InlineData(ContactKind.Landline, "06 12 34 56 78")]
    [InlineData(ContactKind.Postal, "12 rue de l'Aulne\n51100 Reims")]
    [InlineData(ContactKind.Postal, "   ")]
    public void What_cannot_reach_anybody_is_refused(ContactKind kind, string typed) =>
        ReachOf(kind, typed).Refusals.ShouldAllBe(refusal => refusal is InvalidText && refusal.Path.SequenceEqual(new[] { "value" }));

    [Fact]
    public void An_address_of_ten_thousand_characters_is_refused() =>
        ReachOf(ContactKind.Email, $"{new string('a', 10_000)}@exemple.fr").Refusals.ShouldHaveSingleItem().ShouldBeOfType<InvalidText>().Fault.ShouldBe(TextFault.TooLong);

    [Fact]
    public void One_contact_point_of_each_kind_is_preferred_and_none_is_there_twice()
    {
        var book = new ContactBook(Resident.Record(Town, new ResidentPerson(null, null, null, null), false, Early), []);
        var first = book.Add(new Reach(ContactKind.Email, "a@exemple.fr", null, true), Early).Value;
        var second = book.Add(new Reach(ContactKind.Email, "b@exemple.fr", "sa fille", true), Early).Value;
        var mobile = book.Add(new Reach(ContactKind.Mobile, "+33612345678", null, true), Early).Value;
        (first.Preferred, second.Preferred, mobile.Preferred).ShouldBe((false, true, true));
        book.Add(new Reach(ContactKind.Email, "a@exemple.fr", null, false), Early).Refusals.ShouldHaveSingleItem().ShouldBeOfType<ContactPointKnown>();
        book.Change(second, new Reach(ContactKind.Email, "a@exemple.fr", null, false)).Refusals.ShouldHaveSingleItem().ShouldBeOfType<ContactPointKnown>();
        second.Value.ShouldBe("b@exemple.fr");
    }

    [Fact]
    public void A_file_holds_twenty_contact_points()
    {
        var book = new ContactBook(Resident.Record(Town, new ResidentPerson(null, null, null, null), false, Early), []);
        for (var at = 0; at < ContactBook.Most; at++) book.Add(new Reach(ContactKind.Email, $"a{at}@exemple.fr", null, false), Early).IsRefused.ShouldBeFalse();
        book.Add(new Reach(ContactKind.Postal, "ici", null, false), Early).Refusals.ShouldHaveSingleItem().ShouldBeOfType<TooManyContactPoints>().Most.ShouldBe(20);
        book.Points.Count.ShouldBe(20);
    }

    [Fact]
    public void Messages_go_to_the_preferred_contact_point_or_to_the_one_known_longest()
    {
        var resident = Resident.Record(Town, new ResidentPerson("Zoé", null, null, "fr"), false, Early);
        var book = new ContactBook(resident, []);
        book.Add(new Reach(ContactKind.Email, "neuve@exemple.fr", null, false), Late);
        book.Add(new Reach(ContactKind.Email, "vieille@exemple.fr", null, false), Early);
        book.Add(new Reach(ContactKind.Mobile, "+33611111111", null, false), Early);
        book.Add(new Reach(ContactKind.Mobile, "+33622222222", "sa fille", true), Late);
        Reachable.Of(resident, book.Points).ShouldBe(new Reachable(resident.Person, "vieille@exemple.fr", "+33622222222", null, null));
    }

    private static (ResidentPerson Person, List<Refusal> Faults) Read(string? given, string? family, int? born, string? language)
    {
        var faults = new Faults();
        return (ResidentPerson.Read(faults, given, family, born, language, 2026), faults.ToRefusals());
    }

    private static Outcome<Reach> ReachOf(ContactKind kind, string typed)
    {
        var faults = new Faults();
        var reach = Reach.Read(faults, kind, typed, null, false);
        return faults.Any ? faults.ToRefusals() : reach;
    }
}
