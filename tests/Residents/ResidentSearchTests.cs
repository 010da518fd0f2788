using Inclusion.Residents;
using Shouldly;

namespace Inclusion.Tests.Residents;

/// <summary>What counts as a fact in a search.</summary>
public sealed class ResidentSearchTests
{
    [Theory]
    [InlineData("Durand", null, null, null, null)]
    [InlineData("Durand", "x", null, null, null)]
    [InlineData("D", null, 1950, null, null)]
    [InlineData("--", null, 1950, null, null)]
    [InlineData("Dur\u0000and", null, 1950, null, null)]
    [InlineData("Durand", null, null, "061", null)]
    [InlineData("Durand", null, null, "0000", null)]
    [InlineData("Durand", null, null, "0033", null)]
    [InlineData("Durand", null, null, "+33 6 1", null)]
    [InlineData("Durand", null, null, "0033 06 1", null)]
    [InlineData("Durand", null, null, null, "ma")]
    [InlineData("Durand", null, null, null, "@exemple.fr")]
    [InlineData("Durand", null, null, null, "ma@exemple.fr")]
    [InlineData("Durand", null, null, null, "m e@x")]
    [InlineData(null, null, 99, "0612", null)]
    [InlineData(null, null, null, null, null)]
    public void Fewer_than_two_facts_find_nobody(string? name, string? other, int? born, string? telephone, string? email) =>
        ResidentSearch.Read(new ResidentFactsInput(name, other, born, telephone, email)).ShouldBeNull();

    [Fact]
    public void A_fragment_longer_than_a_name_can_be_is_no_fact() =>
        ResidentSearch.Read(new ResidentFactsInput(new string('a', 10_000), null, 1950, null, null)).ShouldBeNull();

    [Theory]
    [InlineData("06 12 34", "61234")]
    [InlineData("+33 6 12", "33612")]
    [InlineData("0033 6 12", "33612")]
    [InlineData("+33 (0)6 12", "33612")]
    [InlineData("+32 470 12", "3247012")]
    [InlineData("0032 470 12", "3247012")]
    [InlineData("34.56.78", "345678")]
    public void A_telephone_is_compared_by_the_digits_that_are_kept(string typed, string compared) =>
        ResidentSearch.Read(new ResidentFactsInput(null, null, 1950, typed, null)).ShouldNotBeNull().Telephone.ShouldBe(compared);

    [Fact]
    public void The_other_name_alone_is_a_name() =>
        ResidentSearch.Read(new ResidentFactsInput(null, "Durand", 1950, null, null)).ShouldBe(new ResidentSearch("Durand", null, 1950, null, null));
}
