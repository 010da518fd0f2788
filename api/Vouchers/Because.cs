using Inclusion.Platform;

namespace Inclusion.Vouchers;

/// <summary>Why somebody takes something back, in their own words.</summary>
public static class Because
{
    /// <summary>1 to 500 characters on one line, without social-security number or password.</summary>
    public static Outcome<string> Read(string? text)
    {
        var faults = new Faults();
        var line = faults.Line(text, Redemption.BecauseMax, "because");
        if (faults.Any) return faults.ToRefusals();
        return FreeText.Judge(line, "because") is { } refusal ? refusal : line;
    }
}
