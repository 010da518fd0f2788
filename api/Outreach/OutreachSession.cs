using Inclusion.Places;
using Inclusion.Platform;
using Inclusion.Platform.Access;
using Inclusion.Platform.Time;
using Inclusion.Territories;
using NodaTime;

namespace Inclusion.Outreach;

/// <summary>A session that a team holds at a place, with seats or for whoever comes (« permanence », « atelier »).</summary>
/// <remarks>Seats are counted by the database (<see cref="SeatTable"/>): the noun never changes <see cref="SeatsTaken"/>.</remarks>
public sealed class OutreachSession
{
    /// <summary>How long before its beginning the first people may be helped, and after its end the last may be noted.</summary>
    public static readonly Duration HelpBefore = Duration.FromHours(2), HelpAfter = Duration.FromHours(24);

    private readonly List<TeamMember> _team = [];
    private readonly List<KitLine> _kit = [];

    private OutreachSession(TerritoryId territoryId, OutreachSessionId id, StructureId structureId, string title, string timeZone, Instant plannedAt) =>
        (TerritoryId, Id, StructureId, Title, TimeZone, PlannedAt) = (territoryId, id, structureId, title, timeZone, plannedAt);

    public TerritoryId TerritoryId { get; private set; }
    public OutreachSessionId Id { get; private set; }

    /// <summary>The structure that holds it: its mediators'.</summary>
    public StructureId StructureId { get; private set; }
    public PlaceId PlaceId { get; private set; }
    public SessionKind Kind { get; private set; }
    public string Title { get; private set; }
    public string? About { get; private set; }
    public List<Theme> Themes { get; private set; } = [];
    public Instant StartsAt { get; private set; }

    /// <summary>The end, excluded.</summary>
    public Instant EndsAt { get; private set; }

    /// <summary>The IANA zone of its hours.</summary>
    public string TimeZone { get; private set; }

    /// <summary>How many residents can register; 0 where people just come.</summary>
    public int Seats { get; private set; }

    /// <summary>How many of them are taken.</summary>
    public int SeatsTaken { get; private set; }
    public SessionState State { get; private set; }
    public Instant PlannedAt { get; private set; }

    /// <summary>When the team left.</summary>
    public Instant? OpenedAt { get; private set; }

    /// <summary>When the team was back.</summary>
    public Instant? ClosedAt { get; private set; }
    public Instant? CancelledAt { get; private set; }
    public CalledOffBecause? CancelledBecause { get; private set; }
    public int VouchersPlanned { get; private set; }
    public int? VouchersTakenOut { get; private set; }
    public int? VouchersHandedOut { get; private set; }
    public int? VouchersBroughtBack { get; private set; }

    /// <summary>Why what came back is not what left; null when nothing differs.</summary>
    public string? DifferenceReason { get; private set; }

    public IReadOnlyList<TeamMember> Team => _team;
    public IReadOnlyList<KitLine> Kit => _kit;

    public Interval Span => new(StartsAt, EndsAt);

    public static OutreachSession Plan(TerritoryId town, StructureId structure, PlaceId place, SessionTerms terms, Instant now)
    {
        var planned = new OutreachSession(town, OutreachSessionId.New(), structure, terms.Title, terms.Zone.Id, now);
        planned.Become(place, terms);
        return planned;
    }

    /// <summary>Gives it other terms. Refused: once the team has left, and fewer seats than are taken.</summary>
    public Outcome<OutreachSession> Change(PlaceId place, SessionTerms terms)
    {
        if (State is not SessionState.Planned) return SessionNotInThisState.Of(this, "On ne change qu'une séance à venir, avant le départ.");
        if (terms.Seats < SeatsTaken) return new SeatsBelowTaken(SeatsTaken);
        Become(place, terms);
        return this;
    }

    /// <summary>The team leaves.</summary>
    /// <param name="kit">What really leaves; null: all as planned. What is planned and not named stays.</param>
    /// <param name="vouchers">How many vouchers really leave; null: as planned.</param>
    public Outcome<OutreachSession> Open(IReadOnlyList<KitCount>? kit, int? vouchers, Instant now)
    {
        if (State is not SessionState.Planned) return SessionNotInThisState.Of(this, "Le départ ne se note qu'une fois, pour une séance prévue.");
        if (now < Eve()) return new SessionNotBegun("Il est trop tôt : le départ se note la veille ou le jour même.", "sessionId");
        foreach (var line in _kit) line.Leave(kit is null ? line.Planned : kit.FirstOrDefault(each => each.IsOf(line.Name))?.Count ?? 0);
        foreach (var more in (kit ?? []).Where(each => !_kit.Exists(line => each.IsOf(line.Name))).ToList())
        {
            var line = new KitLine(TerritoryId, Id, more.Name, 0);
            line.Leave(more.Count);
            _kit.Add(line);
        }

        (State, OpenedAt, VouchersTakenOut) = (SessionState.Open, now, vouchers ?? VouchersPlanned);
        return this;
    }

    /// <summary>The team is back. What differs is kept, and needs a reason.</summary>
    public Outcome<OutreachSession> Close(SessionReturn back, Instant now)
    {
        if (State is not SessionState.Open) return SessionNotInThisState.Of(this, "Le retour ne se note que pour une séance dont le départ est noté.");
        if (back.Kit.FirstOrDefault(each => !_kit.Exists(line => each.IsOf(line.Name))) is { } stranger) return new UnknownKitLine(stranger.Name);
        var taken = VouchersTakenOut ?? 0;
        if (back.VouchersHandedOut > taken)
            return new OutOfBounds($"Vous n'avez emporté que {taken} Pass : vous ne pouvez pas en avoir remis davantage.", 0, taken, "vouchersHandedOut");

        var vouchers = back.VouchersBroughtBack ?? taken - back.VouchersHandedOut;
        var counts = _kit.ConvertAll(line => (Line: line, Back: back.Kit.FirstOrDefault(each => each.IsOf(line.Name))?.Count ?? line.TakenOut ?? 0));
        var differences = counts.Where(each => each.Back != each.Line.TakenOut).Select(each => $"{each.Line.Name} {each.Back} au lieu de {each.Line.TakenOut}").ToList();
        if (back.VouchersHandedOut + vouchers != taken) differences.Add($"Pass {back.VouchersHandedOut} remis et {vouchers} rapportés, pour {taken} emportés");
        if (differences.Count > 0 && back.DifferenceReason is null) return new DifferenceUnexplained(differences);

        foreach (var (line, count) in counts) line.Return(count);
        (State, ClosedAt, VouchersHandedOut, VouchersBroughtBack) = (SessionState.Closed, now, back.VouchersHandedOut, vouchers);
        DifferenceReason = differences.Count > 0 ? back.DifferenceReason : null;
        return this;
    }

    public Outcome<OutreachSession> Cancel(CalledOffBecause because, Instant now)
    {
        if (State is not SessionState.Planned) return SessionNotInThisState.Of(this, "Seule une séance à venir s'annule. Notez plutôt le retour.");
        (State, CancelledAt, CancelledBecause) = (SessionState.Cancelled, now, because);
        return this;
    }

    /// <summary>Whether somebody may register at that moment; null when they may. Its end itself is too late, and so is the team's return.</summary>
    public Refusal? JudgeRegistering(Instant at)
    {
        if (State is SessionState.Cancelled) return SessionNotInThisState.Of(this, "Cette séance est annulée. Choisissez-en une autre.");
        if (Seats == 0) return new NoSeatsKept();
        return at < EndsAt && !(ClosedAt <= at) ? null : SessionOver.Registering();
    }

    /// <summary>Whether help can have been given at that moment; null when it can.</summary>
    public Refusal? JudgeHelp(Instant at)
    {
        if (State is SessionState.Cancelled) return SessionNotInThisState.Of(this, "Cette séance est annulée.");
        if (at < StartsAt - HelpBefore) return new SessionNotBegun("Cette séance n'a pas commencé.", "happenedAt");
        return at < EndsAt + HelpAfter ? null : new SessionOver("Cette séance est finie depuis plus d'un jour.", "happenedAt");
    }

    /// <summary>True while a seat that is given back goes to who waits.</summary>
    public bool IsStillToHold(Instant now) => State is SessionState.Planned or SessionState.Open && now < EndsAt;

    /// <summary>The first moment of the day before: from then on a team may leave with its kit.</summary>
    private Instant Eve()
    {
        var zone = DateTimeZoneProviders.Tzdb[TimeZone];
        return zone.AtStartOfDay(StartsAt.InZone(zone).Date.PlusDays(-1)).ToInstant();
    }

    /// <summary>When its residents are reminded of it: at the same hour two days before.</summary>
    public Instant RemindAt()
    {
        var zone = DateTimeZoneProviders.Tzdb[TimeZone];
        return LocalTimes.BeginningOf(StartsAt.InZone(zone).LocalDateTime.PlusDays(-2), zone);
    }

    private void Become(PlaceId place, SessionTerms terms)
    {
        (PlaceId, Kind, Title, About, Themes) = (place, terms.Kind, terms.Title, terms.About, [.. terms.Themes]);
        (StartsAt, EndsAt, TimeZone, Seats, VouchersPlanned) = (terms.Span.Start, terms.Span.End, terms.Zone.Id, terms.Seats, terms.Vouchers);
        _team.RemoveAll(each => !terms.Team.Contains(each.MediatorId));
        _team.AddRange(terms.Team.Except(_team.Select(each => each.MediatorId)).Select(each => new TeamMember(TerritoryId, Id, each)));
        _kit.RemoveAll(line => !terms.Kit.Any(each => each.Name == line.Name));
        foreach (var line in _kit) line.Plan(terms.Kit.First(each => each.Name == line.Name).Count);
        _kit.AddRange(terms.Kit.Where(each => !_kit.Exists(line => line.Name == each.Name)).Select(each => new KitLine(TerritoryId, Id, each.Name, each.Count)));
    }
}
