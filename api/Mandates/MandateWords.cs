namespace Inclusion.Mandates;

/// <summary>What of a mandate is kept sealed.</summary>
/// <param name="Text">The recap, word for word.</param>
/// <param name="Guardian">Who signs for a person under protection.</param>
/// <param name="Signature">The strokes of the signature; null until it is signed.</param>
public sealed record MandateWords(string Text, string? Guardian, string? Signature);
