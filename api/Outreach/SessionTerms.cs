using Inclusion.Places;
using Inclusion.Planning;
using Inclusion.Platform;
using Inclusion.Platform.Access;
using Inclusion.Platform.Time;
using Inclusion.Territories;
using NodaTime;

namespace Inclusion.Outreach;

/// <summary>What is agreed of a session. Everything is given, nothing is kept from before.</summary>
/// <param name="Kind">What kind of session it is.</param>
/// <param name="Title">What it is called, to residents too: « Atelier smartphone »; 1 to 120 characters.</param>
/// <param name="About">What it is for, up to 2000 characters; may be left out.</param>
/// <param name="Themes">What help is given about; none when it is about anything, or about devices and the Internet.</param>
/// <param name="Place">Where.</param>
/// <param name="Day">The day, not more than two years ahead.</param>
/// <param name="StartTime">From what hour of the town's clocks.</param>
/// <param name="EndTime">Until what hour of the same day, excluded.</param>
/// <param name="MediatorIds">Who holds it; 1 to 20. Their time is taken.</param>
/// <param name="Seats">How many residents can register, 0 to 500; 0 for a session to which people just come.</param>
/// <param name="Kit">What is to be taken along, at most 30 lines.</param>
/// <param name="Vouchers">How many vouchers (« Pass numériques ») are to be taken along, 0 to 10,000; 0 when left out.</param>
public sealed record SessionTermsInput(
    SessionKind Kind, string Title, string? About, IReadOnlyList<Theme>? Themes, SessionPlaceInput Place, LocalDate Day, LocalTime StartTime, LocalTime EndTime,
    IReadOnlyList<ProfessionalId> MediatorIds, int Seats, IReadOnlyList<KitCountInput>? Kit = null, int? Vouchers = null);

/// <summary>So many of one thing.</summary>
/// <param name="Name">What it is (« tablette », « borne wifi »); 1 to 80 characters.</param>
/// <param name="Count">How many, 0 to 1000.</param>
public sealed record KitCountInput(string Name, int Count);

/// <summary>So many of one thing, checked.</summary>
public sealed record KitCount(string Name, int Count)
{
    public const int NameMax = 80, CountMax = 1000, LinesMax = 30;

    public bool IsOf(string name) => string.Equals(Name, name, StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads a list; what is wrong goes to <paramref name="faults"/>. A name twice is counted together.</summary>
    public static IReadOnlyList<KitCount> Read(Faults faults, IReadOnlyList<KitCountInput> written, params string[] path)
    {
        if (written.Count > LinesMax) faults.Add(new OutOfBounds($"Une liste de matériel a {LinesMax} lignes au plus.", 0, LinesMax, path));
        return [.. written.Take(LinesMax)
            .Select(each => new KitCount(faults.FreeLine(each.Name, NameMax, [.. path, "name"]), faults.Number(each.Count, 0, CountMax, [.. path, "count"])))
            .GroupBy(each => each.Name, StringComparer.OrdinalIgnoreCase)
            .Select(same => new KitCount(same.First().Name, faults.Number(same.Sum(each => Math.Clamp(each.Count, 0, CountMax)), 0, CountMax, [.. path, "count"])))];
    }
}

/// <summary>What is agreed of a session, checked; the place and the team are looked up where they are known.</summary>
/// <param name="Span">From its beginning to its end, excluded.</param>
/// <param name="Zone">The clocks by which its hours are meant.</param>
/// <param name="Team">Who holds it, each once.</param>
public sealed record SessionTerms(
    SessionKind Kind, string Title, string? About, IReadOnlyList<Theme> Themes, Interval Span, DateTimeZone Zone,
    IReadOnlyList<ProfessionalId> Team, int Seats, IReadOnlyList<KitCount> Kit, int Vouchers)
{
    public const int TitleMax = 120, AboutMax = 2000, SeatsMax = 500, TeamMax = 20, VouchersMax = 10_000, DaysAhead = 732;

    /// <summary>Reads what was written; refuses with everything that is wrong with it.</summary>
    public static Outcome<SessionTerms> Read(SessionTermsInput written, DateTimeZone zone, Instant now)
    {
        var faults = new Faults();
        var team = written.MediatorIds.Distinct().OrderBy(each => each.Value).ToList();
        if (team.Count == 0) faults.Add(new NothingChosen("Choisissez au moins une personne pour tenir la séance.", "terms", "mediatorIds"));
        if (team.Count > TeamMax) faults.Add(new OutOfBounds($"Une équipe compte {TeamMax} personnes au plus.", 1, TeamMax, "terms", "mediatorIds"));
        var terms = new SessionTerms(
            written.Kind,
            faults.FreeLine(written.Title, TitleMax, "terms", "title"),
            faults.OptionalProse(written.About, AboutMax, "terms", "about"),
            [.. (written.Themes ?? []).Distinct().Order()],
            SpanOf(faults, written, zone, now), zone, team,
            faults.Number(written.Seats, 0, SeatsMax, "terms", "seats"),
            KitCount.Read(faults, written.Kit ?? [], "terms", "kit"),
            faults.Number(written.Vouchers ?? 0, 0, VouchersMax, "terms", "vouchers"));
        return faults.Any ? faults.ToRefusals() : terms;
    }

    private static Interval SpanOf(Faults faults, SessionTermsInput written, DateTimeZone zone, Instant now)
    {
        var (from, until, today) = (written.Day + written.StartTime, written.Day + written.EndTime, now.InZone(zone).Date);
        var found = Judge(from, until, zone, today);
        if (found is not null) faults.Add(found);
        var (start, end) = (LocalTimes.BeginningOf(today + LocalTime.Midnight, zone), LocalTimes.EndOf(today + LocalTime.Noon, zone));
        if (found is null) (start, end) = (LocalTimes.BeginningOf(from, zone), LocalTimes.EndOf(until, zone));
        if (found is null && end <= now) faults.Add(new SessionDayRefused("Cette séance serait déjà finie. Choisissez une date à venir.", "terms", "day"));
        return new Interval(start, end);
    }

    private static Refusal? Judge(LocalDateTime from, LocalDateTime until, DateTimeZone zone, LocalDate today)
    {
        if (from.Date > today.PlusDays(DaysAhead) || from.Date < today) return new SessionDayRefused("Choisissez une date entre aujourd'hui et dans deux ans.", "terms", "day");
        if (until <= from) return new EndsBeforeStart("La fin de la séance doit suivre son début, le même jour.", "terms", "endTime");
        if (LocalTimes.ChangeAt(from, zone) is { } atStart) return HourOfClockChange.Of(atStart, "terms", "startTime");
        return LocalTimes.ChangeAt(until, zone) is { } atEnd ? HourOfClockChange.Of(atEnd, "terms", "endTime") : null;
    }
}
