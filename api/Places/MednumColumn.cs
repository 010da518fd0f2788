namespace Inclusion.Places;

/// <summary>The columns of the national file (LaMednum v1.0.2), by their names there, in their order there.</summary>
public static class MednumColumn
{
    public const string Id = "id", Pivot = "pivot", Name = "nom", City = "commune", PostalCode = "code_postal", InseeCode = "code_insee",
        Street = "adresse", StreetComplement = "complement_adresse", Latitude = "latitude", Longitude = "longitude", Typology = "typologie",
        Telephone = "telephone", Emails = "courriels", Websites = "site_web", OpeningHours = "horaires", Summary = "presentation_resume",
        Detail = "presentation_detail", Source = "source", Itinerance = "itinerance", ParentStructure = "structure_parente",
        UpdatedOn = "date_maj", Services = "services", Audiences = "publics_specifiquement_adresses", SpecialCare = "prise_en_charge_specifique",
        Fees = "frais_a_charge", Programmes = "dispositif_programmes_nationaux", Labels = "formations_labels", OtherLabels = "autres_formations_labels",
        AccessModes = "modalites_acces", SupportModes = "modalites_accompagnement", Accessibility = "fiche_acces_libre", Booking = "prise_rdv";

    public static readonly IReadOnlyList<string> All =
    [
        Id, Pivot, Name, City, PostalCode, InseeCode, Street, StreetComplement, Latitude, Longitude, Typology, Telephone, Emails, Websites,
        OpeningHours, Summary, Detail, Source, Itinerance, ParentStructure, UpdatedOn, Services, Audiences, SpecialCare, Fees, Programmes,
        Labels, OtherLabels, AccessModes, SupportModes, Accessibility, Booking,
    ];

    /// <summary>The standard's starred columns: a file without one of them is not a file of places.</summary>
    public static readonly IReadOnlyList<string> Required = [Id, Pivot, Name, City, PostalCode, Street, UpdatedOn, Services];

    /// <summary>Which column holds a field of <see cref="PlaceDetailsInput"/>.</summary>
    public static readonly IReadOnlyDictionary<string, string> OfDetail = new Dictionary<string, string>
    {
        ["kind"] = Itinerance,
        ["name"] = Name,
        ["street"] = Street,
        ["streetComplement"] = StreetComplement,
        ["postalCode"] = PostalCode,
        ["city"] = City,
        ["inseeCode"] = InseeCode,
        ["latitude"] = Latitude,
        ["longitude"] = Longitude,
        ["telephone"] = Telephone,
        ["openingHours"] = OpeningHours,
    };
}
