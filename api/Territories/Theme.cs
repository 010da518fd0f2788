namespace Inclusion.Territories;

/// <summary>What a piece of help is about (« thématique »): the ten scopes a mandate of Aidants Connect can have.</summary>
public enum Theme
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
}

/// <summary>The French names of the themes, word for word those of the mandates.</summary>
public static class ThemeLabels
{
    /// <summary>The name shown to people.</summary>
    public static string Label(this Theme theme) => theme switch
    {
        Theme.Papers => "Papiers - Citoyenneté - Élections",
        Theme.Family => "Famille - Scolarité",
        Theme.SocialHealth => "Social - Santé",
        Theme.Work => "Travail - Formation",
        Theme.Housing => "Logement",
        Theme.Transport => "Transports - Mobilité",
        Theme.MoneyTaxes => "Argent - Impôts - Consommation",
        Theme.Justice => "Justice",
        Theme.ForeignNationals => "Étranger - Europe",
        Theme.Leisure => "Loisirs - Sport - Culture",
        _ => throw new ArgumentOutOfRangeException(nameof(theme), theme, "Unknown theme."),
    };
}
