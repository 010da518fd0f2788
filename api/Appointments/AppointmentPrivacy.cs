using Inclusion.Platform;
using Inclusion.Platform.Access;
using Inclusion.Platform.Storage;
using Inclusion.Platform.Time;
using Inclusion.Residents;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Inclusion.Appointments;

/// <summary>A resident's rights over what this room keeps: when they were to meet whom, and what became of it.</summary>
public sealed class AppointmentPrivacy(Actor actor, InclusionDb db) : IPrivacy
{
    public IReadOnlyList<string> Tables => ["appointment"];

    public Task MergeAsync(Guid kept, Guid absorbed, CancellationToken stop) =>
        Of(absorbed).ExecuteUpdateAsync(row => row.SetProperty(each => each.ResidentId, new ResidentId(kept)), stop);

    public async Task<IReadOnlyList<KeptFact>> ExportAsync(Guid resident, CancellationToken stop)
    {
        var zone = DateTimeZoneProviders.Tzdb[await db.Set<Territories.Territory>().Where(town => town.TerritoryId == actor.Territory).Select(town => town.TimeZone).SingleAsync(stop)];
        var rows = await (from each in Of(resident).AsNoTracking()
                          join reason in db.Set<Planning.Reason>() on new { each.TerritoryId, Id = each.ReasonId } equals new { reason.TerritoryId, reason.Id }
                          orderby each.StartsAt, each.Id
                          select new { each.StartsAt, each.State, each.BookedAt, reason.Terms.Name }).ToListAsync(stop);
        return [.. rows.Select(row => new KeptFact("Vos rendez-vous", row.Name, $"{FrenchDates.Words(row.StartsAt, zone)}, {Words(row.State)}", row.BookedAt))];
    }

    /// <summary>A row names nobody and stays, as proof that help was agreed and given; but a partner's reference leads to the person in the partner's files.</summary>
    public Task EraseAsync(Guid resident, CancellationToken stop) => db.Database.ExecuteSqlAsync(
        $"update appointment set prescriber_reference = 'erased ' || id where territory_id = {actor.Territory.Value} and resident_id = {resident} and prescriber_id is not null", stop);

    public async Task<Instant?> KeepUntilAsync(Guid resident, Retention retention, CancellationToken stop)
    {
        var last = await Of(resident).MaxAsync(each => (Instant?)each.EndsAt, stop);
        return last is { } ended ? ended + retention.AfterContact : null;
    }

    private IQueryable<Appointment> Of(Guid resident) =>
        db.Appointments.Where(each => each.TerritoryId == actor.Territory && each.ResidentId == new ResidentId(resident));

    private static string Words(AppointmentState state) => state switch
    {
        AppointmentState.Planned => "prévu",
        AppointmentState.Arrived => "vous étiez arrivé·e",
        AppointmentState.Honoured => "a eu lieu",
        AppointmentState.NoShow => "vous n'êtes pas venu·e",
        AppointmentState.CancelledByResident => "annulé par vous",
        _ => "annulé par la collectivité",
    };
}
