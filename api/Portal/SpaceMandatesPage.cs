using Inclusion.Platform.Jobs;
using Inclusion.Platform.Storage;
using Microsoft.AspNetCore.Mvc;
using NodaTime;
using Npgsql;

namespace Inclusion.Portal;

/// <summary>The resident's mandates: those that last first.</summary>
public sealed class SpaceMandatesPage(TownWork towns, NpgsqlDataSource source, IClock clock) : SpacePage(towns, source, clock)
{
    public IReadOnlyList<MandateRecap> Mandates { get; private set; } = [];

    protected override string Subject => "space.mandates";

    public override IReadOnlyList<Saying> Essential => [.. Mandates.Where(each => each.IsLive).SelectMany(each => (IEnumerable<Saying>)[each.Gives, .. each.Themes, each.Lasts])];

    public Task<IActionResult> OnGetAsync(string town, CancellationToken stop) => ShowAsync(town, "mySpaceMandates", async (services, inside) =>
        Mandates = [.. await services.GetRequiredService<InclusionDb>().OwnMandatesAsync(inside, stop)], stop);
}
