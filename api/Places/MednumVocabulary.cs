namespace Inclusion.Places;

/// <summary>The words that the national standard of places allows (LaMednum v1.0.2), as it writes them.</summary>
public static class MednumVocabulary
{
    public static readonly IReadOnlyList<string> Itinerance = ["Itinérant", "Fixe"];

    public static readonly IReadOnlyList<string> Services =
    [
        "Aide aux démarches administratives", "Maîtrise des outils numériques du quotidien", "Insertion professionnelle via le numérique",
        "Utilisation sécurisée du numérique", "Parentalité et éducation avec le numérique", "Loisirs et créations numériques",
        "Compréhension du monde numérique", "Accès internet et matériel informatique", "Acquisition de matériel informatique à prix solidaire",
    ];

    public static readonly IReadOnlyList<string> Audiences = ["Jeunes", "Étudiants", "Familles et/ou enfants", "Seniors", "Femmes"];

    public static readonly IReadOnlyList<string> SpecialCare =
    [
        "Surdité", "Handicaps moteurs", "Handicaps mentaux", "Illettrisme", "Langues étrangères (anglais)", "Langues étrangères (autres)", "Déficience visuelle",
    ];

    public static readonly IReadOnlyList<string> Fees = ["Gratuit", "Gratuit sous condition", "Payant"];

    public static readonly IReadOnlyList<string> Programmes =
    [
        "Aidants Connect", "Bibliothèques numérique de référence", "Certification PIX", "Conseillers numériques", "Emmaüs Connect", "France Services",
        "Grande école du numérique", "La Croix Rouge", "Point d'accès numérique CAF", "Promeneurs du net", "Relais numérique (Emmaüs Connect)",
    ];

    public static readonly IReadOnlyList<string> Labels =
    [
        "Formé à « Mon Espace Santé »", "Formé à « DUPLEX » (illettrisme)", "Arnia/MedNum BFC (Bourgogne-Franche-Comté)",
        "Collectif ressources et acteurs réemploi (Normandie)", "Étapes numériques(La Poste)", "Étapes numériques (La Poste)", "Fabriques de Territoire",
        "Les Éclaireurs du numérique (Drôme)", "Mes Papiers (Métropole de Lyon)", "ORDI 3.0", "SUD LABS (PACA)",
    ];

    public static readonly IReadOnlyList<string> AccessModes =
    [
        "Se présenter", "Téléphoner", "Contacter par mail", "Prendre un RDV en ligne", "Ce lieu n'accueille pas de public", "Envoyer un mail avec une fiche de prescription",
    ];

    public static readonly IReadOnlyList<string> SupportModes = ["En autonomie", "Accompagnement individuel", "Dans un atelier collectif", "À distance"];
}
