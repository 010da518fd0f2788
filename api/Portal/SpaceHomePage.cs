using Inclusion.Platform.Jobs;
using Microsoft.AspNetCore.Mvc;
using NodaTime;
using Npgsql;

namespace Inclusion.Portal;

/// <summary>« Mon espace »: what can be seen of oneself, as a list, and the way out.</summary>
public sealed class SpaceHomePage(TownWork towns, NpgsqlDataSource source, IClock clock) : SpacePage(towns, source, clock)
{
    /// <summary>The pages of the space: the end of the address, and what it is called.</summary>
    public static readonly IReadOnlyList<(string Path, string Key)> Rooms =
    [
        ("rendez-vous", "space.appointments"), ("mandats", "space.mandates"), ("consentements", "space.consents"),
        ("pass", "space.vouchers"), ("demandes", "space.requests"), ("lectures", "space.readings"),
    ];

    protected override string Subject => "space.title";

    /// <summary>True right after it was closed by its resident.</summary>
    public bool IsLeft { get; private set; }

    public override string TitleKey => IsLeft ? "space.left.title" : base.TitleKey;

    public Task<IActionResult> OnGetAsync(string town, CancellationToken stop) => ShowAsync(town, "mySpace", (_, _) => Task.CompletedTask, stop);

    public async Task<IActionResult> OnPostCloseAsync(string town, CancellationToken stop)
    {
        await DoAsync(town, async (services, inside) =>
        {
            await CloseAsync(services, inside, stop);
            IsLeft = true;
            return Deed.Nothing;
        }, stop);
        return IsLeft ? Page() : Answer();
    }
}
