using Inclusion.Places;
using Inclusion.Platform;
using Inclusion.Platform.Access;
using Inclusion.Residents;
using Inclusion.Territories;
using NodaTime;

namespace Inclusion.Mandates;

/// <summary>Where a mandate stands.</summary>
public enum MandateState
{
    /// <summary>Prepared, not signed: nothing may be done under it.</summary>
    Draft,
    /// <summary>Signed and live.</summary>
    Granted,
    /// <summary>Withdrawn as a whole, or replaced by its renewal.</summary>
    Withdrawn,
    /// <summary>Its time is over.</summary>
    Expired,
}

/// <summary>Why a mandate ended before its time.</summary>
public enum MandateEnding
{
    /// <summary>The resident said so, to somebody of the structure.</summary>
    ResidentAtDesk,
    /// <summary>The resident withdrew it through the link of the receipt.</summary>
    ResidentByLink,
    /// <summary>The structure gave it up.</summary>
    Structure,
    /// <summary>The resident died.</summary>
    Death,
    /// <summary>Its renewal was signed, and takes its place.</summary>
    Renewed,
    /// <summary>The resident's data were erased.</summary>
    Erasure,
}

/// <summary>What attests that a mandate was given.</summary>
public enum MandateEvidence
{
    /// <summary>The signature drawn on the screen, kept sealed.</summary>
    SignatureOnScreen,
}

/// <summary>A resident charges a structure, never a person, with named kinds of procedure for a time (« mandat », Code civil, articles 1984 et suivants).</summary>
public sealed class Mandate
{
    /// <summary>A renewal may be prepared so long before the end, and so long after.</summary>
    public static readonly Duration RenewableBefore = Duration.FromDays(30), RenewableAfter = Duration.FromDays(365);

    private readonly List<MandateTheme> _themes = [];

    private Mandate(TerritoryId territoryId, MandateId id) => (TerritoryId, Id) = (territoryId, id);

    public TerritoryId TerritoryId { get; private set; }
    public MandateId Id { get; private set; }
    public StructureId StructureId { get; private set; }
    public ResidentId ResidentId { get; private set; }
    public int TermDays { get; private set; }
    public LegalProtection Protection { get; private set; }
    public byte[]? SealedGuardian { get; private set; }
    public int TextVersion { get; private set; }

    /// <summary>Of the exact text that was shown, in UTF-8; 64 small hexadecimal digits.</summary>
    public string TextSha256 { get; private set; } = "";
    public byte[] SealedText { get; private set; } = [];
    public Instant DraftedAt { get; private set; }
    public ProfessionalId DraftedById { get; private set; }
    public MandateId? RenewsId { get; private set; }
    public Instant? GrantedAt { get; private set; }

    /// <summary>From this instant on it is live no more.</summary>
    public Instant? EndsAt { get; private set; }
    public ProfessionalId? ExplainedById { get; private set; }
    public PlaceId? PlaceId { get; private set; }
    public MandateEvidence? Evidence { get; private set; }
    public byte[]? SealedSignature { get; private set; }
    public Instant? WithdrawnAt { get; private set; }
    public MandateEnding? WithdrawnBecause { get; private set; }

    /// <summary>All that were signed for, withdrawn ones included.</summary>
    public IReadOnlyList<MandateTheme> Themes => _themes;

    public static Mandate Draft(TerritoryId town, StructureId structure, ResidentId resident, MandateTerms terms, MandateText text, ProfessionalId by, Instant now, MandateId? renews = null)
    {
        var mandate = new Mandate(town, MandateId.New())
        {
            StructureId = structure,
            ResidentId = resident,
            TermDays = terms.TermDays,
            Protection = terms.Protection,
            TextVersion = text.Version,
            TextSha256 = text.Sha256,
            DraftedAt = now,
            DraftedById = by,
            RenewsId = renews,
        };
        mandate._themes.AddRange(terms.Themes.Select(theme => new MandateTheme(town, mandate.Id, theme)));
        return mandate;
    }

    public MandateState StateAt(Instant now)
    {
        if (GrantedAt is null) return MandateState.Draft;
        if (WithdrawnAt <= now) return MandateState.Withdrawn;
        return now < EndsAt ? MandateState.Granted : MandateState.Expired;
    }

    /// <summary>It is signed, once, under the text whose hash was shown. It lasts its days to the same hour of the town's clock.</summary>
    public Outcome<Mandate> Grant(string shownSha256, ProfessionalId explainedBy, PlaceId? place, DateTimeZone zone, Instant now)
    {
        if (GrantedAt is not null) return new MandateAlreadySigned();
        if (!string.Equals(shownSha256.Trim(), TextSha256, StringComparison.OrdinalIgnoreCase)) return new MandateTextDiffers();
        var ends = now.InZone(zone).LocalDateTime.PlusDays(TermDays).InZoneLeniently(zone).ToInstant();
        (GrantedAt, EndsAt, ExplainedById, PlaceId, Evidence) = (now, ends, explainedBy, place, MandateEvidence.SignatureOnScreen);
        return this;
    }

    /// <summary>Ends the whole, or some of its themes; at once. Without any theme left, it ends as a whole.</summary>
    /// <param name="themes">Empty: the whole.</param>
    public Outcome<Mandate> Withdraw(IReadOnlyCollection<Theme> themes, MandateEnding because, Instant now)
    {
        if (StateAt(now) is not MandateState.Granted) return new MandateNotLive();
        var live = _themes.Where(each => each.WithdrawnAt is null).ToList();
        if (themes.Any(theme => live.All(each => each.Theme != theme))) return new ThemeNotInMandate();
        var goesOn = themes.Count > 0 && live.Any(each => !themes.Contains(each.Theme));
        if (goesOn)
            foreach (var each in live.Where(each => themes.Contains(each.Theme))) each.Withdraw(now);
        if (!goesOn) End(because, now);
        return this;
    }

    /// <summary>It ends as a whole; what has ended stays as it ended.</summary>
    internal void End(MandateEnding because, Instant now)
    {
        if (StateAt(now) is MandateState.Granted) (WithdrawnAt, WithdrawnBecause) = (now, because);
    }

    public bool IsRenewableAt(Instant now) => EndsAt is { } ends && WithdrawnAt is null && now >= ends - RenewableBefore && now <= ends + RenewableAfter;

    /// <summary>Keeps what was sealed for this row.</summary>
    public void Keep(byte[] text, byte[]? guardian, byte[]? signature) => (SealedText, SealedGuardian, SealedSignature) = (text, guardian, signature);

    /// <summary>Its resident is another record of the same person.</summary>
    public void GoTo(ResidentId kept) => ResidentId = kept;
}

/// <summary>One kind of procedure that a mandate is for.</summary>
public sealed class MandateTheme(TerritoryId territoryId, MandateId mandateId, Theme theme)
{
    public TerritoryId TerritoryId { get; private set; } = territoryId;
    public MandateId MandateId { get; private set; } = mandateId;
    public Theme Theme { get; private set; } = theme;

    /// <summary>Withdrawn alone, before the whole.</summary>
    public Instant? WithdrawnAt { get; private set; }

    internal void Withdraw(Instant now) => WithdrawnAt ??= now;
}

/// <summary>Something that was done under a mandate: written with the act, and never changed.</summary>
public sealed class MandateUse(TerritoryId territoryId, MandateUseId id, MandateId mandateId, Guid procedureId, Theme theme, ProfessionalId professionalId, Instant usedAt)
{
    public TerritoryId TerritoryId { get; private set; } = territoryId;
    public MandateUseId Id { get; private set; } = id;
    public MandateId MandateId { get; private set; } = mandateId;

    /// <summary>What was done; a room on the right knows it.</summary>
    public Guid ProcedureId { get; private set; } = procedureId;
    public Theme Theme { get; private set; } = theme;
    public ProfessionalId ProfessionalId { get; private set; } = professionalId;
    public Instant UsedAt { get; private set; } = usedAt;
}
