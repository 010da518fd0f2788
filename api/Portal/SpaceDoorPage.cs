using System.Security.Cryptography;
using System.Text;
using Inclusion.Appointments;
using Inclusion.Mandates;
using Inclusion.Platform.Access;
using Inclusion.Platform.Jobs;
using Inclusion.Platform.Journal;
using Inclusion.Platform.Links;
using Inclusion.Platform.Messaging;
using Inclusion.Platform.Storage;
using Inclusion.Residents;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Npgsql;

namespace Inclusion.Portal;

/// <summary>
/// The door of a resident's own space: a link that leads to it, and a second fact, which is a code sent or the code on the
/// slip of an appointment. Wrong ones are counted in the database, by resident, and pause. It tells nothing of the person.
/// </summary>
public sealed class SpaceDoorPage(TownWork towns, NpgsqlDataSource source, IHostEnvironment environment, IClock clock) : ActingPage(towns, source)
{
    private const string SendOperation = "sendSpaceCode", OpenOperation = "openMySpace";

    public LinkStanding Standing { get; private set; } = LinkStanding.Unknown;

    /// <summary>How a code would leave; null when it cannot.</summary>
    public Saying? Way { get; private set; }

    /// <summary>True right after a code was sent.</summary>
    public bool IsSent { get; private set; }

    /// <summary>True when enough codes were sent for now.</summary>
    public bool IsEnough { get; private set; }

    /// <summary>True after a code that opens nothing.</summary>
    public bool IsWrong { get; private set; }

    /// <summary>True after too many wrong codes.</summary>
    public bool IsPaused { get; private set; }

    public override string TitleKey => Standing switch
    {
        LinkStanding.Unknown => "link.unknown.title",
        LinkStanding.Open => "door.title",
        _ => "link.expired.title",
    };

    public async Task<IActionResult> OnGetAsync(string town, string token, CancellationToken stop)
    {
        await LookAsync(town, (services, found) => FindAsync(services, found, token, stop), stop);
        return Show(Standing);
    }

    public async Task<IActionResult> OnPostSendAsync(string town, string token, CancellationToken stop)
    {
        await ActAsync(town, (services, found) => SendAsync(services, found, token, stop), stop);
        return Show(Standing);
    }

    public async Task<IActionResult> OnPostOpenAsync(string town, string token, string? code, CancellationToken stop)
    {
        string? ticket = null;
        await ActAsync(town, async (services, found) =>
        {
            (var deed, ticket) = await OpenAsync(services, found, token, code ?? "", stop);
            return deed;
        }, stop);
        if (ticket is null) return Show(Standing);
        SpacePage.Give(Response, ticket, environment.IsDevelopment());
        Response.Headers.Location = Lead($"/espace/{town}");
        return StatusCode(StatusCodes.Status303SeeOther);
    }

    private async Task<Deed> SendAsync(IServiceProvider services, TerritoryId town, string token, CancellationToken stop)
    {
        if (await FindAsync(services, town, token, stop) is not { } resident || Way is null) return Deed.Nothing;
        var (db, now) = (services.GetRequiredService<InclusionDb>(), clock.GetCurrentInstant());
        var actor = ActAs(services, town, resident.Id.Value);
        await db.HoldResidentAsync(town, resident.Id, stop);
        var claim = await TakeFormAsync(services, actor.Id, SendOperation, resident.Id, "", stop);
        IsSent = claim is FormClaim.Repeated;
        var since = now - SpaceCode.Lasts;
        IsEnough = claim is FormClaim.New && await db.SpaceCodes.CountAsync(each => each.TerritoryId == town && each.ResidentId == resident.Id && each.MadeAt > since, stop) >= SpaceCode.Most;
        if (claim is not FormClaim.New || IsEnough) return Deed.Refused;

        var code = SpaceCode.Make(town, resident.Id, now);
        db.Add(code);
        await db.SaveChangesAsync(stop);
        await services.GetRequiredService<Outbox>().EnqueueAsync<SpaceCodeMessage>(new Posting(code.Id, resident.Id), stop);
        services.GetRequiredService<OperationJournal>().Concerns(resident.Id);
        IsSent = true;
        return Deed.Done(SendOperation);
    }

    private async Task<(Deed Deed, string? Ticket)> OpenAsync(IServiceProvider services, TerritoryId town, string token, string typed, CancellationToken stop)
    {
        if (await FindAsync(services, town, token, stop) is not { } resident) return (Deed.Nothing, null);
        ActAs(services, town, resident.Id.Value);
        var tries = services.GetRequiredService<CodeTries>();
        if (await tries.CountAsync(stop) is not null)
        {
            IsPaused = true;
            return (Deed.Refused, null);
        }

        var now = clock.GetCurrentInstant();
        if (!await IsSecondFactAsync(services, town, resident.Id, new string([.. typed.Where(char.IsAsciiDigit)]), now, stop))
        {
            IsWrong = true;
            return (Deed.Refused, null);
        }

        await tries.ForgiveAsync(stop);
        var (db, ticket) = (services.GetRequiredService<InclusionDb>(), SpacePage.NewTicket());
        db.Add(SpaceSession.Open(town, resident.Id, SpacePage.HashOf(services.GetRequiredService<AccessKeys>(), ticket), now));
        await db.SaveChangesAsync(stop);
        services.GetRequiredService<OperationJournal>().Concerns(resident.Id);
        return (Deed.Done(OpenOperation), ticket);
    }

    /// <summary>A code that was sent serves once; the slip of an appointment serves until its end.</summary>
    private static async Task<bool> IsSecondFactAsync(IServiceProvider services, TerritoryId town, ResidentId resident, string digits, Instant now, CancellationToken stop)
    {
        var (db, links, given) = (services.GetRequiredService<InclusionDb>(), services.GetRequiredService<ResidentLinks>(), Encoding.ASCII.GetBytes(digits));
        await db.HoldResidentAsync(town, resident, stop);
        var codes = await db.SpaceCodes.Where(each => each.TerritoryId == town && each.ResidentId == resident && each.UsedAt == null && each.ExpiresAt > now).OrderBy(each => each.Id).ToListAsync(stop);
        var isSlip = (await db.SlipsOfAsync(town, resident, now, stop)).Aggregate(false, (found, slip) => Is(links.PinOf(slip)) | found);
        var sent = codes.Aggregate((SpaceCode?)null, (found, code) => Is(links.Digits(SpaceCode.Purpose, code.Id.Value)) ? code : found);
        sent?.Use(now);
        return isSlip || sent is not null;

        bool Is(string expected) => CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(expected), given);
    }

    /// <summary>Whose door the link leads to: the person of the appointment or of the mandate that it opens, or the person themselves.</summary>
    private async Task<Resident?> FindAsync(IServiceProvider services, TerritoryId town, string token, CancellationToken stop)
    {
        var db = services.GetRequiredService<InclusionDb>();
        await ReadTownAsync(db, town, stop);
        var purpose = Enum.GetValues<ResidentLinkPurpose>().Single(each => Request.Path.StartsWithSegments(ResidentLinkPath.Of(each)));
        if (await services.GetRequiredService<ResidentLinks>().FindAsync(purpose, token, stop) is not { } link) return null;
        Standing = link.StandingAt(clock.GetCurrentInstant()) is LinkStanding.Expired ? LinkStanding.Expired : LinkStanding.Open;
        if (Standing is not LinkStanding.Open) return null;

        var id = link.Purpose switch
        {
            ResidentLinkPurpose.Appointment => await db.Appointments.Where(each => each.TerritoryId == town && each.Id == new AppointmentId(link.SubjectId)).Select(each => each.ResidentId).SingleAsync(stop),
            ResidentLinkPurpose.MandateWithdrawal => await db.Mandates.Where(each => each.TerritoryId == town && each.Id == new MandateId(link.SubjectId)).Select(each => each.ResidentId).SingleAsync(stop),
            _ => new ResidentId(link.SubjectId),
        };
        if (await db.LiveResidentAsync(town, id, stop) is not { } resident)
        {
            Standing = LinkStanding.Expired;
            return null;
        }

        Prefer(resident.Person.PreferredLanguage);
        var reach = await db.PreferredContactAsync(town, resident.Id, stop);
        Way = reach?.Mobile is not null ? new Saying("door.bySms") : reach?.Email is not null ? new Saying("door.byEmail") : null;
        return resident;
    }
}
