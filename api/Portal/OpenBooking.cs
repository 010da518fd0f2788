using Inclusion.Places;
using Inclusion.Planning;

namespace Inclusion.Portal;

/// <summary>What everyone may book, and where.</summary>
/// <param name="Place">Null for what needs no place: by telephone, by video, at home.</param>
/// <param name="Reasons">In the order of their names.</param>
public sealed record OpenPlace(Place? Place, IReadOnlyList<Reason> Reasons)
{
    private const string Nowhere = "distance";

    /// <summary>How an address names it.</summary>
    public string Key => Place is { } place ? place.Id.Value.ToString("N") : Nowhere;
}

/// <summary>What was written in the last step, as it was written; it is in the form's body alone, never in an address.</summary>
/// <param name="Contact">A telephone or an e-mail address.</param>
public sealed record BookerContact(string GivenName, string FamilyName, string Contact)
{
    public static readonly BookerContact Nobody = new("", "", "");

    public bool IsEmail => Contact.Contains('@', StringComparison.Ordinal);
}
