using Inclusion.Platform.Jobs;
using Microsoft.AspNetCore.Mvc;
using NodaTime;
using Npgsql;

namespace Inclusion.Portal;

/// <summary>« Mon rendez-vous »: when, where, what to bring, whom to call. Opening it changes nothing.</summary>
public sealed class AppointmentPage(TownWork towns, NpgsqlDataSource source, IClock clock) : AppointmentLinkPage(towns, source, clock)
{
    public async Task<IActionResult> OnGetAsync(string town, string token, CancellationToken stop)
    {
        await LookAsync(town, (services, found) => OpenAsync(services, found, token, stop), stop);
        return Show();
    }
}
