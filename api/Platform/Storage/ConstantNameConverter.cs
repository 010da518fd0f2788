using GraphQL;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Inclusion.Platform.Storage;

/// <summary>Keeps an enum by the name it has in the contract (SCREAMING_SNAKE_CASE), so that a row reads without the code.</summary>
public sealed class ConstantNameConverter<TEnum>() : ValueConverter<TEnum, string>(value => NameOf(value), name => ValueOf(name))
    where TEnum : struct, Enum
{
    private static readonly Dictionary<TEnum, string> Names = Enum.GetValues<TEnum>().ToDictionary(value => value, value => value.ToString().ToConstantCase());
    private static readonly Dictionary<string, TEnum> Values = Names.ToDictionary(pair => pair.Value, pair => pair.Key);

    public static string NameOf(TEnum value) => Names[value];
    public static TEnum ValueOf(string name) => Values[name];
}
