// Violations that DirectionTests must find, and neighbours that it must let through.
using Inclusion.Territories;
using Inclusion.Tests.Architecture.Planted.Planning;

namespace Inclusion.Tests.Architecture.Planted.Planning
{
    internal sealed record OnTheRight(StructureKind Left);
}

namespace Inclusion.Tests.Architecture.Planted.Places
{
    internal sealed record LooksRight(OnTheRight Forbidden);

    internal static class LooksRightInside
    {
        public static Func<object> Later() => () => new OnTheRight(StructureKind.Other);
    }

    internal sealed record LooksLeft(StructureKind Allowed);
}
