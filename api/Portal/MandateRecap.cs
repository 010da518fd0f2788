using Inclusion.Mandates;
using Inclusion.Platform.Storage;
using Inclusion.Territories;
using NodaTime;

namespace Inclusion.Portal;

/// <summary>What the pages tell of a mandate: nothing that names the person.</summary>
/// <param name="Themes">Those that are not withdrawn.</param>
/// <param name="Until">Its term.</param>
/// <param name="EndedOn">When it ended, when it has.</param>
/// <param name="IsRenewed">True when another mandate took its place, which has a link of its own.</param>
public sealed record MandateRecap(MandateId Id, string Structure, IReadOnlyList<Saying> Themes, LocalDate Until, LocalDate EndedOn, bool IsLive, bool IsRenewed)
{
    public Saying Gives => new("mandate.gives", Structure);

    public Saying Lasts => new("mandate.until", Until);

    /// <summary>All that a reader of another language finds in French too, for only that counts.</summary>
    public IReadOnlyList<Saying> Essential => IsLive ? [Gives, .. Themes, Lasts, new("mandate.effect")] : [new("mandates.endedOf", Structure, EndedOn)];

    public static MandateRecap Of(Mandate mandate, string structure, DateTimeZone zone, Instant now)
    {
        LocalDate Day(Instant? instant) => (instant ?? now).InZone(zone).Date;
        return new MandateRecap(mandate.Id, structure,
            [.. mandate.Themes.Where(each => each.WithdrawnAt is null).Select(each => each.Theme).Order().Select(Label)],
            Day(mandate.EndsAt), Day(mandate.WithdrawnAt ?? mandate.EndsAt), mandate.StateAt(now) is MandateState.Granted, mandate.WithdrawnBecause is MandateEnding.Renewed);
    }

    /// <summary>A theme's name, in any language of the pages.</summary>
    public static Saying Label(Theme theme) => new($"theme.{ConstantNameConverter<Theme>.NameOf(theme)}");
}
