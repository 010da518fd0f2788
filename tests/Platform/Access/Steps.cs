using System.Data;
using System.Net;
using Inclusion.Platform;
using Inclusion.Platform.Access;
using Inclusion.Platform.Jobs;
using Microsoft.Extensions.DependencyInjection;

namespace Inclusion.Tests.Platform.Access;

/// <summary>What an administrator's mutations do, each in an operation of the town.</summary>
internal static class Steps
{
    public static Task<Refusal?> InviteAsync(AccessHost host, ProfessionalId professional, string email, CancellationToken stop) =>
        InTownAsync(host, services => services.GetRequiredService<IAccounts>().InviteAsync(professional, email, stop), stop);

    public static Task DepartAsync(AccessHost host, ProfessionalId professional, CancellationToken stop) =>
        host.Services.GetRequiredService<TownWork>().RunAsync(host.Town.Id, IsolationLevel.ReadCommitted,
            services => services.GetRequiredService<IAccounts>().DepartAsync(professional, stop), stop);

    public static Task<bool> ResetTotpAsync(AccessHost host, ProfessionalId professional, CancellationToken stop) =>
        InTownAsync(host, services => services.GetRequiredService<IAccounts>().ResetTotpAsync(professional, stop), stop);

    public static Task<T> InTownAsync<T>(AccessHost host, Func<IServiceProvider, Task<T>> work, CancellationToken stop) =>
        host.Services.GetRequiredService<TownWork>().RunAsync(host.Town.Id, IsolationLevel.ReadCommitted, work, stop);

    /// <summary>Another browser, that holds the cookies of this one as they are now.</summary>
    public static Browser Copy(Browser browser, Uri address)
    {
        var copy = new Browser(address);
        copy.Http.DefaultRequestHeaders.Add("Cookie", string.Join("; ", browser.Cookies.Cast<Cookie>().Select(cookie => $"{cookie.Name}={cookie.Value}")));
        return copy;
    }
}
