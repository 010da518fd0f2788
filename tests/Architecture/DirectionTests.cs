using Shouldly;

namespace Inclusion.Tests.Architecture;

/// <summary>A room may use the rooms on its left, never one on its right. What must happen on the right is a fact that the right listens to.</summary>
public sealed class DirectionTests
{
    private static readonly string[] LeftToRight =
    [
        "Platform", "Territories", "Places", "Residents", "Mandates", "Planning", "Appointments",
        "Outreach", "Vouchers", "Assistance", "Grc", "Insights", "Portal",
    ];

    [Fact]
    public void Imports_only_point_left() => Found(CompiledCode.Product).ShouldBeEmpty();

    [Fact]
    public void Every_type_lies_in_a_room_that_the_design_names() =>
        CompiledCode.Product.RoomTypes.Select(CompiledCode.Product.RoomOf).Distinct().Except(LeftToRight).ShouldBeEmpty();

    [Fact]
    public void A_planted_import_to_the_right_is_found() =>
        Found(CompiledCode.Planted).ShouldBe(["Places.LooksRight uses Planning.OnTheRight", "Places.LooksRightInside/<>c uses Planning.OnTheRight"], ignoreOrder: true);

    private static IEnumerable<string> Found(CompiledCode code) =>
        from type in code.RoomTypes
        from used in Uses.Of(type).Where(CompiledCode.IsOurs)
        where code.RoomOf(used) is { } right && Array.IndexOf(LeftToRight, right) > Array.IndexOf(LeftToRight, code.RoomOf(type))
        select $"{code.RoomOf(type)}.{Short(type.FullName)} uses {code.RoomOf(used)}.{CompiledCode.NameOf(used)}";

    private static string Short(string full) => full[(full.LastIndexOf('.') + 1)..];
}
