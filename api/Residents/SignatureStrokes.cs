using System.Globalization;
using Inclusion.Platform;

namespace Inclusion.Residents;

/// <summary>
/// A signature drawn on a screen, as strokes: « M 10 40 L 30 20 L 50 60 » (the M and L of an SVG path, whole numbers from 0 to
/// 4000, one space between). Lines only, so that nothing can hide in it and nothing has to be cleaned.
/// </summary>
public static class SignatureStrokes
{
    /// <summary>A dot, or a single dash, is no signature.</summary>
    public const int FewestPoints = 5;

    public const int MostCharacters = 20_000, Edge = 4000;

    /// <summary>Reads what was drawn; what is wrong goes to <paramref name="faults"/>.</summary>
    public static string Read(Faults faults, string drawn, params string[] path)
    {
        var line = faults.Line(drawn, MostCharacters, path);
        if (line.Length > 0 && !AreIn(line)) faults.Add(new InvalidText("La signature n'a pas été tracée, ou pas en entier. Faites signer de nouveau dans le cadre.", TextFault.Malformed, null, path));
        return line;
    }

    private static bool AreIn(string line)
    {
        var words = line.Split(' ');
        if (words.Length % 3 != 0 || words[0] != "M") return false;
        var points = words.Chunk(3).ToList();
        return points.All(point => point[0] is "M" or "L" && IsOnScreen(point[1]) && IsOnScreen(point[2]))
            && points.Select(point => (point[1], point[2])).Distinct().Count() >= FewestPoints;
    }

    private static bool IsOnScreen(string number) => int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at <= Edge;
}
