using Inclusion.Platform;

namespace Inclusion.Territories;

internal static class RequiredEmail
{
    /// <summary>An e-mail address that must be given, in its kept form.</summary>
    public static string Email(this Faults faults, string? text, params string[] path) =>
        faults.OptionalEmail(faults.Line(text, Emails.Max, path), path) ?? "";
}
