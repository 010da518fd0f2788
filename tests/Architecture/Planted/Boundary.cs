// Violations that BoundaryTests must find, and neighbours that it must let through.
using Inclusion.Platform.Access;
using Inclusion.Platform.Graph;
using Inclusion.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Tests.Architecture.Planted.Places;

internal sealed record Touches(DbContext Database);

internal static class TouchesInALambda
{
    public static Action<object> Later() => database => ((InclusionDb)database).SaveChanges();
}

internal sealed record TouchesTheGraph(Batch<string, string> Loader);

[Allows(Role.Administrator), Refuses]
internal sealed record OnlyDeclares(string Name);

internal sealed record HasALoaders(Batch<string, string> Loader)
{
    internal sealed record InsideType(DbContext Database);
}
