using Inclusion.Platform;
using Shouldly;

namespace Inclusion.Tests.Platform.Texts;

/// <summary>Social-security numbers and passwords are refused in free text; what only looks like one is not.</summary>
public sealed class FreeTextTests
{
    // Every number is invented, with a key that is true where it is written.
    [Theory]
    [InlineData("Son numéro : 1850578006084")]
    [InlineData("185057800608491")]
    [InlineData("NIR 1 85 05 78 006 084 91.")]
    [InlineData("1 85 05 78 006 084")]
    [InlineData("1-85-05-78-006-084-91")]
    [InlineData("1.85.05.78.006.084")]
    [InlineData("185 05 78 006 084 91")]
    [InlineData("1 85 05 78 00 60 84")]
    [InlineData("2 99 02 2A 004 012")]
    [InlineData("299022B004012")]
    [InlineData("2 99 02 2a 004 012 et la suite")]
    [InlineData("1\u00A085\u00A005\u00A078\u00A0006\u00A0084")]
    [InlineData("1\u202F85\u202F05\u202F78\u202F006\u202F084\u202F91")]
    [InlineData("１８５０５７８００６０８４")]
    [InlineData("18\u200B50578006084")]
    [InlineData("attestation_1850578006084.pdf")]
    [InlineData("secu(2850578006084)scan.jpg")]
    [InlineData("2 85 05 99 350 021, née à l'étranger")]
    [InlineData("1 85 31 78 006 084")]
    [InlineData("habite 2 85 05 78 006 084 12 rue Neuve")]
    [InlineData("18 50 57 80 06 08 491")]
    [InlineData("première ligne\n1 85 05 78 006 084\ndernière ligne")]
    public void A_social_security_number_is_found(string text) => FreeText.Judge(text, "notes").ShouldBeOfType<PersonalNumberFound>();

    [Theory]
    [InlineData("Rappeler au 06 12 34 56 78 ou au 01 85 05 78 00")]
    [InlineData("+33 1 85 05 78 00 ou +33 6 12 34 56 78")]
    [InlineData("0033 1 85 05 78 00")]
    [InlineData("0612345678 0185057800 0712345678")]
    [InlineData("SIRET 213 501 234 00012")]
    [InlineData("SIRET 21350123400012 et SIREN 213501234")]
    [InlineData("du 12/03/2026 au 15/04/2026, de 14:30 à 16:00")]
    [InlineData("12.03.2026-15.04.2026")]
    [InlineData("le 2026-11-24 puis le 2026-12-01")]
    [InlineData("IMEI 356938035643809")]
    [InlineData("185057800608400")]
    [InlineData("dossier 1850078006084 : le mois n'existe pas")]
    [InlineData("facture 1234567890123456")]
    [InlineData("IBAN FR76 3000 6000 0112 3456 7890 189")]
    [InlineData("numéro CAF 1234567, né en 1985, 78006 Versailles")]
    [InlineData("dossier 1-2026-000451, 3 pièces, 12 pages, 2 copies")]
    [InlineData("")]
    public void An_ordinary_number_is_let_through(string text) => FreeText.Judge(text, "notes").ShouldBeNull();

    [Theory]
    [InlineData("mot de passe : Soleil75")]
    [InlineData("Mot de passe: soleil")]
    [InlineData("mot de passe : xxx")]
    [InlineData("MOT DE PASSE = AZERTY123!")]
    [InlineData("mdp xxx")]
    [InlineData("mdp Soleil75 pour sa boîte mail")]
    [InlineData("mdp ameli : Soleil75")]
    [InlineData("son mdp est Soleil75")]
    [InlineData("le mot de passe est « Loulou!59 »")]
    [InlineData("pwd hunter2")]
    [InlineData("password: correct-horse")]
    [InlineData("code FranceConnect 482910")]
    [InlineData("Code France Connect : 482910")]
    [InlineData("code secret : 1234")]
    [InlineData("code PIN 4321")]
    [InlineData("code de connexion = 88aa77")]
    [InlineData("code reçu par SMS : 552211")]
    [InlineData("Accès impots.gouv\nidentifiant 12\nmotdepasse: Marguerite")]
    public void A_password_is_found(string text) => FreeText.Judge(text, "notes").ShouldBeOfType<PasswordFound>();

    [Theory]
    [InlineData("Mot de passe oublié, nouvelle demande faite avec elle")]
    [InlineData("mot de passe : oublié")]
    [InlineData("mot de passe : à changer avec la personne")]
    [InlineData("Mot de passe perdu : voir avec la CAF mardi")]
    [InlineData("Atelier mots de passe : comment les choisir")]
    [InlineData("mdp oublié")]
    [InlineData("mdp FranceConnect réinitialisé")]
    [InlineData("Le mot de passe est trop court")]
    [InlineData("Apportez votre mot de passe, ne le dites à personne.")]
    [InlineData("code postal 59000, code INSEE 59350")]
    [InlineData("Création du compte FranceConnect le 12 mars")]
    [InlineData("Elle a reçu un code par SMS et l'a saisi elle-même")]
    [InlineData("une pièce d'identité, un justificatif de domicile")]
    [InlineData("Gérer ses mots de passe, naviguer en sécurité")]
    public void A_text_that_only_speaks_of_passwords_is_let_through(string text) => FreeText.Judge(text, "notes").ShouldBeNull();

    [Fact]
    public void The_refusal_names_the_field_and_never_quotes_what_was_found()
    {
        var faults = new Faults();
        faults.OptionalProse("Voici : 1 85 05 78 006 084", 100, "input", "notes").ShouldBeNull();
        faults.OptionalFreeLine("mdp Soleil75", 100, "fileName").ShouldBeNull();

        var refusals = faults.ToRefusals();
        refusals.Select(each => (each.GetType(), string.Join('.', each.Path))).ShouldBe([(typeof(PersonalNumberFound), "input.notes"), (typeof(PasswordFound), "fileName")]);
        refusals.ShouldAllBe(each => !each.Message.Contains("1 85") && !each.Message.Contains("Soleil"));
    }

    [Fact]
    public void A_line_of_an_import_that_holds_one_is_set_aside()
    {
        var faults = new Faults();
        new Inclusion.Places.MednumCells(new Dictionary<string, string> { ["presentation_detail"] = "Demander Marie, 2 99 02 2A 004 012" }, faults).Prose("presentation_detail", 500).ShouldBeNull();
        faults.ToRefusals().ShouldHaveSingleItem().ShouldBeOfType<PersonalNumberFound>().Path.ShouldBe(["presentation_detail"]);
    }
}
