namespace Inclusion.Vouchers;

/// <summary>An amount of money in cents of euro.</summary>
public readonly record struct Cents(int Value)
{
    public static Cents operator *(Cents each, int times) => new(checked(each.Value * times));
}
