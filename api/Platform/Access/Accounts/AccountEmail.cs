using System.Net.Mail;

namespace Inclusion.Platform.Access.Accounts;

/// <summary>The address an account signs in with.</summary>
public static class AccountEmail
{
    public const int Longest = 254;

    /// <summary>The form under which two spellings of one address are the same.</summary>
    public static string Normal(string email) => email.Trim().ToUpperInvariant();

    /// <summary>Whether a message can be sent there: one plain address, no display name, no control character.</summary>
    public static bool IsAddress(string email) =>
        email.Length is > 2 and <= Longest
        && !email.Any(c => char.IsControl(c) || char.IsWhiteSpace(c))
        && MailAddress.TryCreate(email, out var parsed)
        && parsed.Address == email;
}
