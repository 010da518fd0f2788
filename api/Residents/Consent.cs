using Inclusion.Platform.Access;
using Inclusion.Platform.Storage;
using NodaTime;

namespace Inclusion.Residents;

/// <summary>That a resident lets a structure see something (« consentement »).</summary>
public readonly record struct ConsentId(Guid Value) : IId<ConsentId>
{
    public static ConsentId From(Guid value) => new(value);
    public static ConsentId New() => new(Guid.CreateVersion7());
}

/// <summary>What for.</summary>
public enum ConsentPurpose
{
    /// <summary>« suivi du parcours »: the partner that sent the resident follows what becomes of them.</summary>
    FollowUp,
}

/// <summary>What of the resident's file is let be seen.</summary>
public enum ConsentField
{
    /// <summary>Their given and family name.</summary>
    Name,
    /// <summary>Their telephones.</summary>
    Telephone,
}

/// <summary>How the consent was given.</summary>
public enum ConsentChannel
{
    /// <summary>Said to a professional, at the desk or by telephone, once the text was read out.</summary>
    Spoken,
    /// <summary>Signed on the screen; the signature is kept sealed.</summary>
    OnScreen,
    /// <summary>Signed on a paper that the structure keeps.</summary>
    OnPaper,
}

/// <summary>A resident lets one structure see named data for one purpose, until they say otherwise.</summary>
public sealed class Consent
{
    private Consent(TerritoryId territoryId, ConsentId id) => (TerritoryId, Id) = (territoryId, id);

    public TerritoryId TerritoryId { get; private set; }
    public ConsentId Id { get; private set; }
    public ResidentId ResidentId { get; private set; }

    /// <summary>Whom it lets see.</summary>
    public StructureId StructureId { get; private set; }
    public ConsentPurpose Purpose { get; private set; }
    public List<ConsentField> Fields { get; private set; } = [];
    public ConsentChannel Channel { get; private set; }
    public byte[]? SealedEvidence { get; private set; }

    /// <summary>Of <see cref="ConsentText"/>.</summary>
    public int TextVersion { get; private set; }
    public Instant GivenAt { get; private set; }
    public ProfessionalId RecordedById { get; private set; }
    public Instant? WithdrawnAt { get; private set; }

    public bool IsLive => WithdrawnAt is null;

    public static Consent Give(Resident resident, StructureId to, ConsentPurpose purpose, IReadOnlyList<ConsentField> fields, ConsentChannel channel, ProfessionalId recordedBy, Instant now) =>
        new(resident.TerritoryId, ConsentId.New())
        {
            ResidentId = resident.Id, StructureId = to, Purpose = purpose, Fields = [.. fields.Distinct().Order()], Channel = channel,
            TextVersion = ConsentText.CurrentVersion, GivenAt = now, RecordedById = recordedBy,
        };

    /// <summary>Keeps what was sealed for this row.</summary>
    public void Keep(byte[]? evidence) => SealedEvidence = evidence;

    /// <summary>It ends at once; saying it again keeps the first date.</summary>
    public void Withdraw(Instant now) => WithdrawnAt ??= now;

    /// <summary>Its resident is another record of the same person.</summary>
    public void GoTo(ResidentId kept) => ResidentId = kept;
}

/// <summary>What a resident's consents let one structure's program see.</summary>
/// <param name="IsOnRecord">True once there was a consent to it, live or not.</param>
/// <param name="IsWithdrawn">True when there was one and none is live.</param>
public sealed record ConsentSight(bool IsOnRecord, bool IsWithdrawn, bool Name, bool Telephone)
{
    public static readonly ConsentSight None = new(false, false, false, false);

    public static ConsentSight Of(IEnumerable<Consent> consents)
    {
        var all = consents.ToList();
        var shown = all.Where(each => each.IsLive).SelectMany(each => each.Fields).ToHashSet();
        return new ConsentSight(all.Count > 0, all.Count > 0 && !all.Exists(each => each.IsLive), shown.Contains(ConsentField.Name), shown.Contains(ConsentField.Telephone));
    }
}

/// <summary>The text that is read to a resident before they consent, by its version.</summary>
public static class ConsentText
{
    /// <summary>Raised with every change of the words below; older versions stay readable here.</summary>
    public const int CurrentVersion = 2;

    public static string Words(int version, string structure, IReadOnlyList<ConsentField> fields) => version switch
    {
        1 or 2 => $"J'accepte que {(version == 1 ? "" : "la structure ")}{structure} voie {string.Join(" et ", fields.Select(Named))}, pour le suivi de mon parcours et rien d'autre. "
            + "Je peux dire non sans que cela change l'aide que je reçois. Je peux changer d'avis à tout moment : la fin prend effet tout de suite. Chaque lecture est notée et je peux demander à la voir.",
        _ => throw new ArgumentOutOfRangeException(nameof(version), version, "There was no such text."),
    };

    private static string Named(ConsentField field) => field is ConsentField.Name ? "mon nom et mon prénom" : "mes numéros de téléphone";
}
