using Inclusion.Platform.Settings;

namespace Inclusion.Platform.Storage;

/// <summary>Where the database is, as each of the roles that come to it.</summary>
public static class StorageSettings
{
    public static readonly Setting Application = new("ConnectionStrings:Inclusion",
        "adresse de la base pour l'application (Host=…;Database=…;Username=inclusion_app;Password=…) ; en Development, une base privée est lancée sans elle.")
    { IsSecret = true, IsRequired = true };

    public static readonly Setting Migrator = new("ConnectionStrings:InclusionMigrator",
        "adresse de la même base pour les migrations (Username=inclusion_migrator) ; seules les commandes migrate, create-database, verify-journal et rewrap-keys s'en servent hors de Development.")
    { IsSecret = true };

    public static readonly Setting Administrator = new("ConnectionStrings:InclusionAdmin",
        "adresse du serveur pour un superutilisateur ; seule la commande create-database s'en sert : ne la laissez pas à l'application.")
    { IsSecret = true };

    public static readonly Setting EmbeddedName = new("Storage:EmbeddedName",
        "en Development, nom de la base privée (« development » sans lui) ; les programmes d'un même clone qui donnent le même nom la partagent.");
}
