namespace Inclusion.Platform.Access.Web;

/// <summary>
/// Outside Development people only reach us at the public address, through whatever holds its TLS: every request is of that
/// scheme and host, whatever its Host header pretends. Cookies, redirects and the outside issuer's way back follow.
/// </summary>
public sealed class PublicOrigin(RequestDelegate next, AccessSettings settings, IHostEnvironment environment)
{
    private readonly Uri? _address = environment.IsDevelopment() ? null : settings.PublicAddress;

    public Task InvokeAsync(HttpContext context)
    {
        if (_address is null) return next(context);
        context.Request.Scheme = _address.Scheme;
        context.Request.Host = HostString.FromUriComponent(_address);
        return next(context);
    }
}
