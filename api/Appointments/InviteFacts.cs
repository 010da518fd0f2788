using System.Globalization;
using System.Text.RegularExpressions;
using Inclusion.Platform;
using NodaTime;

namespace Inclusion.Appointments;

/// <summary>Who organises: a name for people, an address of the sender's own domain.</summary>
public sealed record InviteParty(string Name, string Address);

/// <summary>What an invite is made of, before it is judged.</summary>
public sealed partial record InviteFacts(
    InviteMethod Method,
    Guid Uid,
    int Sequence,
    string Title,
    bool IsDiscreet,
    Interval Span,
    DateTimeZone Zone,
    string Location,
    InviteParty Organiser,
    string AttendeeAddress,
    string Telephone,
    Instant WrittenAt)
{
    /// <summary>The domain the message carrying the invite is sent from: an invite of another domain is a forgery to its reader.</summary>
    public required string SenderDomain { get; init; }

    /// <summary>True when the message beside it holds a link. The link itself stays out: a calendar is read by the family.</summary>
    public bool HasLink { get; init; }

    /// <summary>What is wrong with the addresses. Control characters are refused in them, and dropped from the texts.</summary>
    public Faults Faults()
    {
        ArgumentOutOfRangeException.ThrowIfNegative(Sequence);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(Span.Duration, Duration.Zero);
        var faults = new Faults();
        if (!IsAddress(Organiser.Address)) faults.Add(Malformed("L'adresse de l'organisateur n'est pas valable.", "organiser"));
        if (!IsOfDomain(Organiser.Address)) faults.Add(Malformed("L'organisateur doit être du domaine de l'expéditeur.", "organiser"));
        if (Method is not InviteMethod.Publish && !IsAddress(AttendeeAddress)) faults.Add(Malformed("L'adresse de la personne invitée n'est pas valable.", "attendee"));
        return faults;
    }

    /// <summary>The same text on one line, without what could break the line, the record or the reading direction.</summary>
    public static string OneLine(string text) => string.Join(' ', string.Concat(text.Select(letter => IsUnfit(letter) ? ' ' : letter))
        .Split(' ', StringSplitOptions.RemoveEmptyEntries));

    /// <summary>A text fit for a parameter: the marks that some readers take for its end, even between quotes, are left out.</summary>
    public static string Parameter(string text) => OneLine(string.Concat(text.Select(letter => letter is '"' or ';' or ':' or ',' ? ' ' : letter)));

    private static bool IsUnfit(char letter) => char.GetUnicodeCategory(letter)
        is UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        || letter is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');

    private static InvalidText Malformed(string message, string path) => new(message, TextFault.Malformed, null, path);

    private static bool IsAddress(string address) => address.Length <= 254 && AddressPattern().IsMatch(address);

    private bool IsOfDomain(string address) => address.EndsWith("@" + SenderDomain, StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex(@"^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)*[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\z", RegexOptions.CultureInvariant)]
    private static partial Regex AddressPattern();
}
