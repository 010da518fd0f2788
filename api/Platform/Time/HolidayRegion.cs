namespace Inclusion.Platform.Time;

/// <summary>The part of France whose public holidays a town keeps.</summary>
/// <remarks>
/// Only the parts under articles L3133-1, L3134-13 and L3422-2 of the Code du travail; Polynesia, New Caledonia and
/// Wallis-et-Futuna have a labour law of their own and are not among them.
/// </remarks>
public enum HolidayRegion
{
    /// <summary>The eleven legal holidays (« France métropolitaine »).</summary>
    Mainland,

    /// <summary>Moselle, Bas-Rhin and Haut-Rhin: Good Friday and 26 December besides.</summary>
    AlsaceMoselle,

    /// <summary>Guadeloupe: abolition of slavery on 27 May.</summary>
    Guadeloupe,

    /// <summary>Martinique: abolition of slavery on 22 May.</summary>
    Martinique,

    /// <summary>Guyane: abolition of slavery on 10 June.</summary>
    FrenchGuiana,

    /// <summary>La Réunion: abolition of slavery on 20 December.</summary>
    Reunion,

    /// <summary>Mayotte: abolition of slavery on 27 April.</summary>
    Mayotte,

    /// <summary>Saint-Barthélemy: abolition of slavery on 9 October.</summary>
    SaintBarthelemy,

    /// <summary>Saint-Martin: abolition of slavery on 28 May (27 May until 2017).</summary>
    SaintMartin,
}
