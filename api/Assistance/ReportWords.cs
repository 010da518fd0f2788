namespace Inclusion.Assistance;

/// <summary>For one person or for a group.</summary>
public enum ReportKind
{
    /// <summary>One person.</summary>
    Individual,
    /// <summary>A workshop.</summary>
    Group,
}

/// <summary>Where help was given.</summary>
public enum HelpHeld
{
    /// <summary>At a place of mediation.</summary>
    AtPlace,
    /// <summary>At the person's home.</summary>
    AtHome,
    /// <summary>By telephone or by video.</summary>
    Remotely,
    /// <summary>Somewhere else.</summary>
    Elsewhere,
}

/// <summary>What help was about: the administrative themes, then La Coop's digital ones, under their names there.</summary>
public enum ReportTheme
{
    /// <summary>« Papiers - Citoyenneté - Élections »</summary>
    Papers,
    /// <summary>« Famille - Scolarité »</summary>
    Family,
    /// <summary>« Social - Santé »</summary>
    SocialHealth,
    /// <summary>« Travail - Formation »</summary>
    Work,
    /// <summary>« Logement »</summary>
    Housing,
    /// <summary>« Transports - Mobilité »</summary>
    Transport,
    /// <summary>« Argent - Impôts - Consommation »</summary>
    MoneyTaxes,
    /// <summary>« Justice »</summary>
    Justice,
    /// <summary>« Étranger - Europe »</summary>
    ForeignNationals,
    /// <summary>« Loisirs - Sport - Culture »</summary>
    Leisure,
    /// <summary>« Associations »</summary>
    Associations,
    /// <summary>« diagnostic_numerique »</summary>
    DigitalDiagnosis,
    /// <summary>« prendre_en_main_du_materiel »</summary>
    HandlingDevices,
    /// <summary>« maintenance_de_materiel »</summary>
    DeviceMaintenance,
    /// <summary>« gere_ses_contenus_numeriques »</summary>
    ManagingContent,
    /// <summary>« navigation_sur_internet »</summary>
    Browsing,
    /// <summary>« email »</summary>
    Email,
    /// <summary>« bureautique »</summary>
    OfficeTools,
    /// <summary>« reseaux_sociaux »</summary>
    SocialNetworks,
    /// <summary>« sante »</summary>
    Health,
    /// <summary>« banque_et_achats_en_ligne »</summary>
    OnlineBankingAndShopping,
    /// <summary>« entrepreneuriat »</summary>
    Entrepreneurship,
    /// <summary>« insertion_professionnelle »</summary>
    Employment,
    /// <summary>« securite_numerique »</summary>
    DigitalSafety,
    /// <summary>« parentalite »</summary>
    Parenting,
    /// <summary>« scolarite_et_numerique »</summary>
    SchoolAndDigital,
    /// <summary>« creer_avec_le_numerique »</summary>
    CreatingWithDigital,
    /// <summary>« culture_numerique »</summary>
    DigitalCulture,
    /// <summary>« intelligence_artificielle »</summary>
    ArtificialIntelligence,
    /// <summary>« aide_aux_demarches_administratives »</summary>
    HelpWithProcedures,
}

/// <summary>What was used.</summary>
public enum ReportDevice
{
    /// <summary>« ordinateur »</summary>
    Computer,
    /// <summary>« téléphone »</summary>
    Telephone,
    /// <summary>« tablette »</summary>
    Tablet,
    /// <summary>Something else.</summary>
    Other,
    /// <summary>Nothing.</summary>
    None,
}

/// <summary>How much the person did alone.</summary>
public enum DigitalAutonomy
{
    /// <summary>« entierement_accompagne »</summary>
    FullyAssisted,
    /// <summary>« partiellement_autonome »</summary>
    PartlyAutonomous,
    /// <summary>« autonome »</summary>
    Autonomous,
}

/// <summary>To whom the person was directed.</summary>
public enum DirectedTo
{
    /// <summary>« administration »</summary>
    Administration,
    /// <summary>« mediation_numerique »</summary>
    DigitalMediation,
    /// <summary>« operateur_ou_organisme_en_charge »</summary>
    OperatorInCharge,
    /// <summary>« aide_sociale »</summary>
    SocialAid,
    /// <summary>« insertion_professionnelle »</summary>
    Employment,
    /// <summary>« aide_aux_demarches_administratives »</summary>
    HelpWithProcedures,
    /// <summary>« autre »</summary>
    Other,
}

/// <summary>A workshop's level.</summary>
public enum WorkshopLevel
{
    /// <summary>« débutant »</summary>
    Beginner,
    /// <summary>« intermédiaire »</summary>
    Intermediate,
    /// <summary>« avancé »</summary>
    Advanced,
}

/// <summary>As La Coop counts it.</summary>
public enum ReportGender
{
    /// <summary>« masculin »</summary>
    Male,
    /// <summary>« feminin »</summary>
    Female,
    /// <summary>« non_communique »</summary>
    NotStated,
}

/// <summary>As La Coop counts it.</summary>
public enum OccupationStatus
{
    /// <summary>« scolarise »</summary>
    AtSchool,
    /// <summary>« sans_emploi »</summary>
    Unemployed,
    /// <summary>« en_emploi »</summary>
    Employed,
    /// <summary>« retraite »</summary>
    Retired,
    /// <summary>« non_communique »</summary>
    NotStated,
}
