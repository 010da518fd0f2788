using Inclusion.Platform.Access.Accounts;
using Shouldly;

namespace Inclusion.Tests.Platform.Access;

public sealed class PasswordRuleTests
{
    private static readonly string[] Maud = ["maud.lenoir@essai.example", "Maud", "Lenoir"];

    [Theory]
    [InlineData("Giboulee-mars7")]
    [InlineData("abcdEFGH12!xyz")]
    [InlineData("Xk7!pq2Zm&4t")]
    [InlineData("plateau7gris3FER")]
    [InlineData("le chat gris dort sur un toit rouge")]
    public void A_password_of_the_CNIL_s_three_forms_is_taken(string password) => PasswordRule.Fault(password, Maud).ShouldBeNull();

    [Theory]
    [InlineData("Xk7!pq2Zm&4")]
    [InlineData("xk7!pq2zm&4t")]
    [InlineData("onlylowercaseletters")]
    [InlineData("le chat gris dort ici")]
    [InlineData("le le le le le le le")]
    [InlineData("")]
    public void One_that_has_neither_form_is_refused(string password) => PasswordRule.Fault(password, Maud).ShouldNotBeNull().ShouldContain("trop facile");

    [Theory]
    [InlineData("Motdepasse123!")]
    [InlineData("M0tdep4sse2026!")]
    [InlineData("Azertyuiop123!")]
    [InlineData("P@ssword123456")]
    [InlineData("Bonjour-Bonjour1")]
    public void A_common_one_is_refused_under_its_ornaments(string password) => PasswordRule.Fault(password, Maud).ShouldNotBeNull().ShouldContain("courants");

    [Theory]
    [InlineData("Lenoir-2026-gris!")]
    [InlineData("xx-LÉNOIR-2026-xx")]
    [InlineData("L3noir-plateau-X!")]
    [InlineData("maud-et-ses-Chats9")]
    public void The_person_s_own_name_and_address_are_refused(string password) => PasswordRule.Fault(password, Maud).ShouldNotBeNull().ShouldContain("ni votre nom");

    [Fact]
    public void One_that_repeats_few_characters_is_refused() => PasswordRule.Fault("Aa1!Aa1!Aa1!", Maud).ShouldNotBeNull().ShouldContain("répète");

    [Fact]
    public void A_novel_is_refused() => PasswordRule.Fault("Ab1!xyzw" + new string('é', 200), Maud).ShouldNotBeNull().ShouldContain("dépasse 200");

    [Fact]
    public void The_same_text_composed_differently_is_the_same_password() => PasswordRule.Normal("Giboule\u0301e").ShouldBe(PasswordRule.Normal("Giboul\u00e9e"));
}
