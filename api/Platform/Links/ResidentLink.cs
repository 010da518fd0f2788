using Inclusion.Platform.Access;
using Inclusion.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;

namespace Inclusion.Platform.Links;

/// <summary>What a resident's link is for; each has one page of the Portal.</summary>
public enum ResidentLinkPurpose
{
    /// <summary>Withdraw one mandate. Its subject is the mandate.</summary>
    MandateWithdrawal,
    /// <summary>See, cancel or move one appointment. Its subject is the appointment.</summary>
    Appointment,
    /// <summary>Come to the door of one's own space, which a second fact opens. Its subject is the resident.</summary>
    MySpace,
}

/// <summary>Where a link leads, by its purpose.</summary>
public static class ResidentLinkPath
{
    /// <summary>The page's address before the town's key and the token: nothing in it says whom it is about.</summary>
    public static string Of(ResidentLinkPurpose purpose) => purpose switch
    {
        ResidentLinkPurpose.MandateWithdrawal => "/mandat",
        // Short, for it stands in text messages.
        ResidentLinkPurpose.Appointment => "/rdv",
        ResidentLinkPurpose.MySpace => "/espace",
        _ => throw new ArgumentOutOfRangeException(nameof(purpose), purpose, "No page serves this purpose."),
    };
}

/// <summary>Whether a link still opens what it was made for.</summary>
public enum LinkStanding
{
    /// <summary>There is none such: mistyped, cut, of another purpose or town.</summary>
    Unknown,
    /// <summary>It opens.</summary>
    Open,
    /// <summary>It has acted already.</summary>
    Used,
    /// <summary>Its time is over.</summary>
    Expired,
}

/// <summary>A link that a resident holds: opens one thing for one purpose, until a day; one that ends its thing acts once.</summary>
public sealed class ResidentLink(TerritoryId territoryId, Guid id, ResidentLinkPurpose purpose, Guid subjectId, byte[] tokenHash, Instant madeAt, Instant expiresAt)
{
    public TerritoryId TerritoryId { get; private set; } = territoryId;
    public Guid Id { get; private set; } = id;
    public ResidentLinkPurpose Purpose { get; private set; } = purpose;
    public Guid SubjectId { get; private set; } = subjectId;
    public byte[] TokenHash { get; private set; } = tokenHash;
    public Instant MadeAt { get; private set; } = madeAt;

    /// <summary>From this instant on it opens no more.</summary>
    public Instant ExpiresAt { get; private set; } = expiresAt;
    public Instant? UsedAt { get; private set; }

    public LinkStanding StandingAt(Instant now)
    {
        if (UsedAt is not null) return LinkStanding.Used;
        return now < ExpiresAt ? LinkStanding.Open : LinkStanding.Expired;
    }

    public void Use(Instant now) => UsedAt ??= now;
}

/// <summary>Residents' links; a token opens one of them (<c>resident_link_token_once</c>).</summary>
public sealed class ResidentLinkTable : IEntityTypeConfiguration<ResidentLink>
{
    public void Configure(EntityTypeBuilder<ResidentLink> builder)
    {
        builder.ToTable("resident_link");
        builder.HasKey(each => new { each.TerritoryId, each.Id });
        builder.Property(each => each.Purpose).HasConversion(new ConstantNameConverter<ResidentLinkPurpose>());
    }
}
