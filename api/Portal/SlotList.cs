namespace Inclusion.Portal;

/// <summary>A list of days or hours as a page shows it, each a link to the next step.</summary>
/// <param name="Page">In whose language.</param>
/// <param name="Path">The address of the page itself.</param>
/// <param name="Kept">What the address keeps of earlier steps.</param>
public sealed record SlotList(ResidentPage Page, SlotOffer Offer, string Path, params (string Name, string Value)[] Kept)
{
    public string To(string name, string value) => Page.Lead(Path, [.. Kept, (name, value)]);

    /// <summary>Back to all days.</summary>
    public string ToDays => Page.Lead(Path, Kept);
}
