namespace Inclusion.Platform.Sealing;

/// <summary>What a sealed text is for, and of which row: what was sealed for one opens for no other.</summary>
/// <param name="Name">The kind of text: « note », « mandate-evidence ». Small letters and hyphens; never change it once used.</param>
/// <param name="Row">The row that holds it, so that two texts of one resident cannot be exchanged.</param>
public readonly record struct SealPurpose(string Name, Guid Row)
{
    public override string ToString() =>
        Name.Length > 0 && Name.All(letter => char.IsAsciiLetterLower(letter) || letter == '-')
            ? $"{Name}|{Row}"
            : throw new InvalidOperationException("A purpose is written in small letters and hyphens.");
}
