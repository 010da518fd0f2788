using Inclusion.Grc;
using Inclusion.Platform.Jobs;
using Inclusion.Platform.Storage;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Npgsql;

namespace Inclusion.Portal;

/// <summary>The resident's requests, the last ones first.</summary>
public sealed class SpaceRequestsPage(TownWork towns, NpgsqlDataSource source, IClock clock) : SpacePage(towns, source, clock)
{
    private const int Most = 50;

    public IReadOnlyList<OwnRequest> Requests { get; private set; } = [];

    public override IReadOnlyList<Saying> Essential => [.. Requests.SelectMany(each => each.Essential)];

    protected override string Subject => "space.requests";

    public Task<IActionResult> OnGetAsync(string town, CancellationToken stop) => ShowAsync(town, "mySpaceRequests", async (services, inside) =>
    {
        var db = services.GetRequiredService<InclusionDb>();
        var rows = await (from request in db.GrcRequests.AsNoTracking()
                          join kind in db.GrcRequestKinds.AsNoTracking() on new { request.TerritoryId, Id = request.KindId } equals new { kind.TerritoryId, kind.Id }
                          where request.TerritoryId == inside.Town && request.ResidentId == inside.Resident.Id
                          orderby request.QueuedAt descending, request.Id
                          select new { Request = request, kind.Name }).Take(Most).ToListAsync(stop);
        Requests = [.. rows.Select(each => OwnRequest.Of(each.Request, each.Name))];
    }, stop);
}
