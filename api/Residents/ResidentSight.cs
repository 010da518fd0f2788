using Inclusion.Platform.Access;

namespace Inclusion.Residents;

/// <summary>Why something of a resident is not shown.</summary>
public enum WithheldBecause
{
    /// <summary>The caller's structure does not follow this resident.</summary>
    NotFollowed,
    /// <summary>The resident has given the partner no consent that is live and covers this.</summary>
    NoConsent,
    /// <summary>The resident has taken back the consent that they had given the partner.</summary>
    ConsentWithdrawn,
    /// <summary>This record holds nothing any more: read the one it was merged into.</summary>
    Merged,
    /// <summary>The resident's data were erased at their request, or at the end of their time.</summary>
    Erased,
    /// <summary>The caller's role sees no resident.</summary>
    Role,
}

/// <summary>What of one resident one caller may see; null means it is shown. The rules of rights inside a town, in one place.</summary>
/// <param name="Identity">Names.</param>
/// <param name="File">Everything else: contact points, language, what they were told, who follows them.</param>
public sealed record ResidentSight(WithheldBecause? Identity, WithheldBecause? File)
{
    /// <summary>Contact points: with the file, but a consent may show some of them alone.</summary>
    public WithheldBecause? ContactPoints { get; private init; } = File;

    /// <summary>The birth year, which no consent shows.</summary>
    public WithheldBecause? BirthYear { get; private init; } = Identity;

    /// <summary>True for who sees, of the contact points, telephones only.</summary>
    public bool TelephonesAlone { get; private init; }

    /// <summary>They see the residents that their structure follows, and of the others who they are.</summary>
    private static readonly Role[] AtTheCounter = [Role.Mediator, Role.SocialWorker, Role.Reception];

    /// <summary>They see every resident of the town: exceptions, which the journal shows.</summary>
    private static readonly Role[] Everywhere = [Role.Coordinator, Role.PrivacyOfficer];

    private static readonly ResidentSight All = new(null, null);

    /// <summary>True for a caller to whom residents exist at all.</summary>
    public static bool Meets(Actor actor) => actor.Kind switch
    {
        ActorKind.Professional => AtTheCounter.Concat(Everywhere).Any(actor.Is),
        ActorKind.PartnerClient => actor.Scopes.Contains(Scopes.ResidentsRead) || actor.Scopes.Contains(Scopes.ResidentsWrite),
        _ => false,
    };

    /// <param name="followed">Whether the caller's structure follows the resident.</param>
    /// <param name="consented">What the resident lets a partner's program see; nothing when it is not given.</param>
    public static ResidentSight Of(Actor actor, Resident resident, bool followed, ConsentSight? consented = null)
    {
        if (resident.ErasedAt is not null) return Nothing(WithheldBecause.Erased);
        if (resident.MergedIntoId is not null) return Nothing(WithheldBecause.Merged);
        if (actor.Kind is ActorKind.PartnerClient) return OfProgram(consented ?? ConsentSight.None);
        if (!Meets(actor)) return Nothing(WithheldBecause.Role);
        return followed || Changes(actor, followed) ? All : new ResidentSight(null, WithheldBecause.NotFollowed);
    }

    /// <summary>Whether a professional may change the resident's file.</summary>
    public static bool Changes(Actor actor, bool followed) =>
        Everywhere.Any(actor.Is) || followed && AtTheCounter.Any(actor.Is);

    private static ResidentSight OfProgram(ConsentSight consented)
    {
        var because = consented.IsWithdrawn ? WithheldBecause.ConsentWithdrawn : WithheldBecause.NoConsent;
        return new ResidentSight(consented.Name ? null : because, because)
        {
            ContactPoints = consented.Telephone ? null : because, BirthYear = because, TelephonesAlone = consented.Telephone,
        };
    }

    private static ResidentSight Nothing(WithheldBecause because) => new(because, because);
}
