using Inclusion.Platform;

namespace Inclusion.Vouchers;

/// <summary>Why somebody takes something back, in their own words.</summary>
public static class Because
{
    /// <summary>1 to 500 characters on one line, without social-security number or password.</summary>
    public static Outcome<string> Read(string? text)
    {
        var faults = new Faults();
        var line = faults.FreeLine(text, Redemption.BecauseMax, "because");
        return faults.Any ? faults.ToRefusals() : line;
    }
}
