using System.Text;
using Inclusion.Appointments;
using Inclusion.Platform;
using Inclusion.Platform.Access;
using Inclusion.Platform.Jobs;
using Inclusion.Platform.Links;
using Microsoft.AspNetCore.Mvc;
using NodaTime;
using Npgsql;

namespace Inclusion.Portal;

/// <summary>The appointment as a file that any calendar takes. It has the invite's own UID, so that a calendar which has the invite keeps one entry.</summary>
public sealed class AppointmentCalendarPage(TownWork towns, NpgsqlDataSource source, IClock clock) : AppointmentLinkPage(towns, source, clock)
{
    private string? _calendar;

    public async Task<IActionResult> OnGetAsync(string town, string token, CancellationToken stop)
    {
        await LookAsync(town, (services, found) => LookAsync(services, found, token, stop), stop);
        return _calendar is null ? Show() : File(Encoding.UTF8.GetBytes(_calendar), "text/calendar; charset=utf-8", "rendez-vous.ics");
    }

    private async Task LookAsync(IServiceProvider services, TerritoryId town, string token, CancellationToken stop)
    {
        if (await OpenAsync(services, town, token, stop) is not { } opened || Recap is not { IsAhead: true } recap) return;
        var territory = opened.Town;
        var where = recap.Where is Saying how ? Words.In(Tongue.French).Say(how) : recap.Where.ToString();
        var facts = new InviteFacts(InviteMethod.Publish, opened.Row.Id.Value, opened.Row.Sequence, recap.Title, opened.Reason.Terms.IsDiscreet,
            new Interval(opened.Row.StartsAt, opened.Row.EndsAt), opened.Zone, where ?? "", new InviteParty(territory.Name, territory.SenderAddress), "",
            territory.Telephone is { } number ? Telephones.ForReading(number) : "", Now)
        {
            SenderDomain = territory.SenderAddress.Split('@')[^1],
            HasLink = true,
        };
        _calendar = InviteCalendar.Write(AppointmentInvite.Of(facts).Value);
    }
}
