namespace Inclusion.Benchmarks.Towns;

/// <summary>How much of a town is made.</summary>
/// <param name="Years">Years of appointments; openings go on for six months after the last.</param>
internal sealed record TownSize(int Residents, int Mediators, int Years)
{
    public static readonly TownSize Base = new(30_000, 100, 1);
    public static readonly TownSize Small = new(3_000, 20, 1);

    /// <summary>Ten times the residents, and ten years instead of one; as many mediators, so that a search asks the same.</summary>
    public TownSize Tenfold => this with { Residents = Residents * 10, Years = Years * 10 };
}
