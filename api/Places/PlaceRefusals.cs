using Inclusion.Platform;

namespace Inclusion.Places;

/// <summary>The file's header is not that of a file of places; nothing of the file entered.</summary>
/// <param name="MissingColumns">The columns that it lacks, at most 8; empty when one is there twice.</param>
public sealed record NotAPlacesFile(string Message, IReadOnlyList<string> MissingColumns, params string[] Path) : Refusal(Message, Path);

/// <summary>Refusals that several use cases of the room give alike.</summary>
public static class PlaceRefusals
{
    public static UnknownId Unknown(params string[] path) => new("Nous ne trouvons pas ce lieu. Choisissez-le dans la liste.", path);
}
