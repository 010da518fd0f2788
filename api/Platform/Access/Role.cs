namespace Inclusion.Platform.Access;

/// <summary>What a professional does in the town, and so what they may see and do.</summary>
public enum Role
{
    /// <summary>Helps residents (« médiateur numérique »): own structure's planning, residents, sessions and procedures.</summary>
    Mediator,
    /// <summary>Books assisted sessions and issues vouchers (« travailleur social »).</summary>
    SocialWorker,
    /// <summary>Welcomes residents (« agent d'accueil »): contact points, appointments, seats; no notes.</summary>
    Reception,
    /// <summary>Keeps the stock of vouchers (« gestionnaire des Pass numériques »).</summary>
    VoucherManager,
    /// <summary>Approves refunds (« régisseur »); sees no resident.</summary>
    Treasurer,
    /// <summary>Sees everybody's planning and the statistics (« coordinateur »).</summary>
    Coordinator,
    /// <summary>Answers residents' rights over their data (« délégué à la protection des données »).</summary>
    PrivacyOfficer,
    /// <summary>Settings, accounts and partner clients (« administrateur »); sees no resident.</summary>
    Administrator,
}
