using Inclusion.Platform;
using Inclusion.Platform.Access;
using Inclusion.Platform.Links;
using Inclusion.Platform.Storage;
using Inclusion.Territories;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Portal;

/// <summary>
/// What every resident's page has. It works without script, is kept by no cache and no search engine, and gives its address
/// to nobody. The link is the whole right: nothing of the browser's is borrowed, so no form token is asked of a telephone without cookies.
/// </summary>
[IgnoreAntiforgeryToken]
public abstract class ResidentPage : PageModel
{
    /// <summary>Our own style and our own form, and nothing else.</summary>
    public const string ContentPolicy = "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    public abstract string Title { get; }

    /// <summary>Null when the address names no town.</summary>
    public string? TownName { get; private set; }

    /// <summary>Whom to call, as it is read; null when the town has no number.</summary>
    public string? Telephone { get; private set; }

    /// <summary>The same, E.164.</summary>
    public string? Dialled { get; private set; }

    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        var headers = context.HttpContext.Response.Headers;
        headers.ContentSecurityPolicy = ContentPolicy;
        headers.CacheControl = "no-store";
        headers["Referrer-Policy"] = "no-referrer";
        headers["X-Robots-Tag"] = "noindex, nofollow";
    }

    /// <summary>Shows the page with the status that programs read.</summary>
    protected IActionResult Show(LinkStanding standing)
    {
        Response.StatusCode = standing switch
        {
            LinkStanding.Open => StatusCodes.Status200OK,
            LinkStanding.Unknown => StatusCodes.Status404NotFound,
            _ => StatusCodes.Status410Gone,
        };
        return Page();
    }

    /// <summary>In whose name the page speaks.</summary>
    protected async Task<Territory> ReadTownAsync(InclusionDb db, TerritoryId id, CancellationToken stop)
    {
        var town = await db.Territories.AsNoTracking().SingleAsync(each => each.TerritoryId == id, stop);
        (TownName, Dialled, Telephone) = (town.Name, town.Telephone, town.Telephone is { } number ? Telephones.ForReading(number) : null);
        return town;
    }
}
