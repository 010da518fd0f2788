namespace Inclusion.Benchmarks.Towns;

/// <summary>How much of a town is made.</summary>
/// <param name="Years">Years of appointments; openings go on for six months after the last.</param>
/// <param name="Vouchers">A multiple of 100; none where nothing is asked of them.</param>
internal sealed record TownSize(int Residents, int Mediators, int Years, int Vouchers)
{
    public static readonly TownSize Base = new(30_000, 100, 1, 1_000_000);
    public static readonly TownSize Small = new(3_000, 20, 1, 100_000);

    /// <summary>Ten times the residents, and ten years instead of one; as many mediators, so that a search asks the same.</summary>
    public TownSize Tenfold => this with { Residents = Residents * 10, Years = Years * 10, Vouchers = 0 };

    public TownSize WithoutVouchers => this with { Vouchers = 0 };
}
