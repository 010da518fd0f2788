using System.Text.RegularExpressions;
using Inclusion.Platform;
using Inclusion.Platform.Access;
using NodaTime;

namespace Inclusion.Residents;

/// <summary>Who a resident is: no more than helping them takes. Without any name, they are anonymous.</summary>
/// <param name="PreferredLanguage">ISO 639 code, in small letters.</param>
public sealed partial record ResidentPerson(string? GivenName, string? FamilyName, int? BirthYear, string? PreferredLanguage)
{
    public const int NameMax = 80, FirstBirthYear = 1900;

    /// <summary>Reads what was written; what is wrong goes to <paramref name="faults"/>.</summary>
    /// <param name="thisYear">Nobody is born after it.</param>
    public static ResidentPerson Read(Faults faults, string? givenName, string? familyName, int? birthYear, string? language, int thisYear)
    {
        var person = new ResidentPerson(
            faults.OptionalLine(givenName, NameMax, "givenName"),
            faults.OptionalLine(familyName, NameMax, "familyName"),
            birthYear is { } year ? faults.Number(year, FirstBirthYear, thisYear, "birthYear") : null,
            faults.OptionalLine(language, 10, "preferredLanguage")?.ToLowerInvariant());
        if (person.PreferredLanguage is { } code && !LanguageForm().IsMatch(code))
            faults.Add(new InvalidText("Une langue s'écrit par son code de deux ou trois lettres : fr, ar, uk.", TextFault.Malformed, null, "preferredLanguage"));
        return person;
    }

    /// <summary>What this one lacks and the other one has.</summary>
    public ResidentPerson FilledFrom(ResidentPerson other) => new(
        GivenName ?? other.GivenName, FamilyName ?? other.FamilyName, BirthYear ?? other.BirthYear, PreferredLanguage ?? other.PreferredLanguage);

    [GeneratedRegex("^[a-z]{2,3}$", RegexOptions.CultureInvariant)]
    private static partial Regex LanguageForm();
}

/// <summary>The person helped (« usager »), with the least that helping them takes; may be anonymous, and may have no way to be reached.</summary>
public sealed class Resident
{
    private static readonly ResidentPerson Nobody = new(null, null, null, null);

    private Resident(TerritoryId territoryId, ResidentId id, Instant registeredAt) => (TerritoryId, Id, RegisteredAt, Person) = (territoryId, id, registeredAt, Nobody);

    public TerritoryId TerritoryId { get; private set; }
    public ResidentId Id { get; private set; }
    public ResidentPerson Person { get; private set; }
    public Instant RegisteredAt { get; private set; }

    /// <summary>When they were told what is kept of them and why (RGPD 13 and 14); null until then.</summary>
    public Instant? ToldAt { get; private set; }

    /// <summary>The record of the same person that everything of this one went to.</summary>
    public ResidentId? MergedIntoId { get; private set; }

    /// <summary>Since when nothing here says any more who it was.</summary>
    public Instant? ErasedAt { get; private set; }

    /// <summary>True while this is the record to work with.</summary>
    public bool IsLive => MergedIntoId is null && ErasedAt is null;

    public static Resident Record(TerritoryId town, ResidentPerson person, bool told, Instant now) =>
        new(town, ResidentId.New(), now) { Person = person, ToldAt = told ? now : null };

    public void Change(ResidentPerson person) => Person = person;

    /// <summary>Each is told once: telling again keeps the first date.</summary>
    public void NoteTold(Instant now) => ToldAt ??= now;

    /// <summary>Takes over what this record lacks; the other one holds nothing any more and points here.</summary>
    public void Absorb(Resident other)
    {
        Person = Person.FilledFrom(other.Person);
        RegisteredAt = Instant.Min(RegisteredAt, other.RegisteredAt);
        ToldAt = ToldAt is { } mine && other.ToldAt is { } theirs ? Instant.Min(mine, theirs) : ToldAt ?? other.ToldAt;
        (other.Person, other.MergedIntoId) = (Nobody, Id);
    }

    public void Erase(Instant now) => (Person, ErasedAt) = (Nobody, ErasedAt ?? now);
}
