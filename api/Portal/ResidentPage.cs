using Inclusion.Platform;
using Inclusion.Platform.Access;
using Inclusion.Platform.Links;
using Inclusion.Platform.Storage;
using Inclusion.Territories;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Portal;

/// <summary>
/// What every resident's page has. It works without script, is kept by no cache and no search engine, and gives its address
/// to nobody. The link is the whole right: nothing of the browser's is borrowed, so no form token is asked of a telephone without cookies.
/// </summary>
[IgnoreAntiforgeryToken]
public abstract class ResidentPage : PageModel
{
    /// <summary>Our own style, letters and forms, and nothing else.</summary>
    public const string ContentPolicy = "default-src 'none'; style-src 'self'; font-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private bool _isChosen;

    /// <summary>What the page is about, as a key of the words.</summary>
    public abstract string TitleKey { get; }

    public Tongue Tongue { get; private set; } = Tongue.French;

    public string Title => Say(TitleKey);

    /// <summary>What a reader of another language must also find in French, which is what counts.</summary>
    public virtual IReadOnlyList<Saying> Essential => [];

    /// <summary>Null when the address names no town.</summary>
    public string? TownName { get; private set; }

    /// <summary>Whom to call, as it is read; null when the town has no number.</summary>
    public string? Telephone { get; private set; }

    /// <summary>The same, E.164.</summary>
    public string? Dialled { get; private set; }

    public string Say(string key, params object[] values) => Words.In(Tongue).Say(key, values);

    public string Say(Saying saying) => Words.In(Tongue).Say(saying);

    /// <summary>One of our addresses, in the language that was chosen.</summary>
    public string Lead(string path, params (string Name, string Value)[] also)
    {
        var query = also.Where(each => each.Name.Length > 0).Select(each => KeyValuePair.Create(each.Name, (string?)each.Value)).ToList();
        if (_isChosen) query.Add(KeyValuePair.Create(Tongue.Parameter, (string?)Tongue.Code));
        return QueryHelpers.AddQueryString(path, query);
    }

    /// <summary>This very page in another language.</summary>
    public string InTongue(Tongue other)
    {
        var query = Request.Query.Where(each => each.Key is not (Tongue.Parameter or "handler")).Select(each => KeyValuePair.Create(each.Key, (string?)each.Value.ToString()));
        return QueryHelpers.AddQueryString(Request.Path, query.Append(KeyValuePair.Create(Tongue.Parameter, (string?)other.Code)));
    }

    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        var headers = context.HttpContext.Response.Headers;
        headers.ContentSecurityPolicy = ContentPolicy;
        headers.CacheControl = "no-store";
        headers["Referrer-Policy"] = "no-referrer";
        headers["X-Robots-Tag"] = "noindex, nofollow";
        if (Tongue.Find(context.HttpContext.Request.Query[Tongue.Parameter]) is { } asked) (Tongue, _isChosen) = (asked, true);
    }

    /// <summary>Speaks the resident's own language, unless another was chosen.</summary>
    protected void Prefer(string? language)
    {
        if (!_isChosen && Tongue.Find(language) is { } preferred) Tongue = preferred;
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
