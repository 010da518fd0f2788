using Inclusion.Platform;
using NodaTime;

namespace Inclusion.Residents;

/// <summary>All the ways to reach one resident, and what holds among them: no two alike, one preferred of each kind, at most 20.</summary>
public sealed class ContactBook(Resident resident, IEnumerable<ContactPoint> points)
{
    public const int Most = 20;

    private readonly List<ContactPoint> _points = [.. points];

    public Resident Resident => resident;
    public IReadOnlyList<ContactPoint> Points => _points;

    public Outcome<ContactPoint> Add(Reach reach, Instant now)
    {
        if (_points.Count >= Most) return new TooManyContactPoints($"Cet usager a déjà {Most} moyens d'être joint. Retirez-en un.", Most);
        if (_points.Exists(point => point.IsSameAs(reach))) return Known();
        Prefer(reach);
        var added = ContactPoint.Of(resident, reach, now);
        _points.Add(added);
        return added;
    }

    public Outcome<ContactPoint> Change(ContactPoint changed, Reach reach)
    {
        if (_points.Exists(point => point != changed && point.IsSameAs(reach))) return Known();
        Prefer(reach);
        changed.Become(reach);
        return changed;
    }

    /// <summary>Takes over another record's points.</summary>
    /// <returns>Those that this book knows already, which are to be removed.</returns>
    public IReadOnlyList<ContactPoint> Absorb(IEnumerable<ContactPoint> others)
    {
        var known = new List<ContactPoint>();
        foreach (var other in others)
        {
            if (_points.Exists(point => point.Kind == other.Kind && point.Value == other.Value))
            {
                known.Add(other);
                continue;
            }

            if (_points.Exists(point => point.Kind == other.Kind && point.Preferred)) other.Yield();
            other.GoTo(resident);
            _points.Add(other);
        }

        return known;
    }

    private void Prefer(Reach reach)
    {
        if (!reach.Preferred) return;
        foreach (var point in _points.Where(point => point.Kind == reach.Kind)) point.Yield();
    }

    private static ContactPointKnown Known() => new("Ce moyen de joindre l'usager est déjà noté.", "value");
}
