namespace Inclusion.Residents;

/// <summary>How to reach a resident: of each kind the preferred contact point, else the one known longest; null where there is none.</summary>
/// <param name="Mobile">E.164.</param>
/// <param name="Landline">E.164.</param>
/// <param name="Postal">On one line.</param>
public sealed record Reachable(ResidentPerson Person, string? Email, string? Mobile, string? Landline, string? Postal)
{
    public static Reachable Of(Resident resident, IReadOnlyList<ContactPoint> points) => new(
        resident.Person, First(points, ContactKind.Email), First(points, ContactKind.Mobile), First(points, ContactKind.Landline), First(points, ContactKind.Postal));

    private static string? First(IReadOnlyList<ContactPoint> points, ContactKind kind) =>
        points.Where(point => point.Kind == kind).OrderByDescending(point => point.Preferred).ThenBy(point => point.AddedAt).ThenBy(point => point.Id.Value)
            .FirstOrDefault()?.Value;
}
