using GraphQL.Types;
using Inclusion.Platform.Storage;
using NodaTime;

namespace Inclusion.Platform.Graph;

/// <summary>Which type of the contract each type of the code becomes. The one place that decides it.</summary>
public sealed class RoomMapping : IGraphTypeMappingProvider
{
    public Type? GetGraphTypeFromClrType(Type clrType, bool isInputType, Type? preferredGraphType)
    {
        if (preferredGraphType is not null && preferredGraphType.Namespace is "Inclusion.Platform.Graph") return preferredGraphType;
        if (clrType.IsAssignableTo(typeof(IId)) || clrType == typeof(GlobalId)) return typeof(NodeIdGraphType);
        if (clrType == typeof(Instant) || clrType == typeof(OffsetDateTime)) return typeof(InstantGraphType);
        if (clrType == typeof(LocalDate)) return typeof(LocalDateGraphType);
        if (clrType == typeof(LocalTime)) return typeof(LocalTimeGraphType);
        if (clrType.IsEnum) return typeof(EnumerationGraphType<>).MakeGenericType(clrType);
        if (isInputType) return clrType.Name.EndsWith("Input", StringComparison.Ordinal) ? Close(typeof(AutoRegisteringInputObjectGraphType<>), clrType) : preferredGraphType;
        if (clrType.IsGenericType && clrType.GetGenericTypeDefinition() == typeof(Connection<>)) return Close(typeof(ConnectionGraph<>), clrType.GetGenericArguments()[0]);
        if (clrType.IsAssignableTo(typeof(Refusal)) && !clrType.IsAbstract) return Close(typeof(RefusalObject<>), clrType);
        if (clrType.IsClass && clrType.Name.EndsWith("Type", StringComparison.Ordinal)) return Close(typeof(RoomObject<>), clrType);
        return preferredGraphType;
    }

    private static Type Close(Type open, Type argument) => open.MakeGenericType(argument);
}
