using System.Collections.Frozen;

namespace Inclusion.Platform.Access;

/// <summary>What a partner client may be granted, each with the sentence shown to the administrator who grants it.</summary>
public static class Scopes
{
    public const string AppointmentsRead = "appointments:read";
    public const string AppointmentsPrescribe = "appointments:prescribe";
    public const string PlanningRead = "planning:read";
    public const string ResidentsRead = "residents:read";
    public const string ResidentsWrite = "residents:write";
    public const string VouchersRedeem = "vouchers:redeem";

    /// <summary>Every scope with its French description.</summary>
    public static FrozenDictionary<string, string> All { get; } = new Dictionary<string, string>
    {
        [AppointmentsRead] = "Suivre l’état des rendez-vous que le partenaire a prescrits, sans leur contenu.",
        [AppointmentsPrescribe] = "Demander un rendez-vous pour un habitant, avec la référence du partenaire, puis le déplacer ou l’annuler.",
        [PlanningRead] = "Consulter les motifs et les créneaux libres.",
        [ResidentsRead] = "Lire les données d’un habitant que le partenaire a orienté ou qui y a consenti.",
        [ResidentsWrite] = "Enregistrer un habitant que le partenaire oriente.",
        [VouchersRedeem] = "Encaisser des Pass numériques dans les lieux habilités du partenaire et demander leur remboursement.",
    }.ToFrozenDictionary();

    /// <summary>Whether the catalogue holds this scope.</summary>
    public static bool Knows(string scope) => All.ContainsKey(scope);
}
