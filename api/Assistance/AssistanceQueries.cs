using GraphQL.DataLoader;
using Inclusion.Appointments;
using Inclusion.Mandates;
using Inclusion.Places;
using Inclusion.Planning;
using Inclusion.Platform.Access;
using Inclusion.Platform.Graph;
using Inclusion.Platform.Storage;
using Inclusion.Residents;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Inclusion.Assistance;

/// <summary>What can be asked about procedures and reports.</summary>
public static class AssistanceQueries
{
    /// <summary>Procedures, the last ones first: of the caller's structure, and, without their content, what others did for the residents it follows; a coordinator sees that all were done.</summary>
    [Allows(Role.Mediator, Role.SocialWorker, Role.Coordinator)]
    public static Task<Connection<AssistedProcedureType>> AssistedProceduresAsync(Page page, Actor actor, InclusionDb db, CancellationToken stop) =>
        db.ProceduresFor(actor).ToConnectionAsync(page, each => each.HappenedAt, each => each.Id, each => new AssistedProcedureType(each, actor), stop, lastFirst: true);

    /// <summary>Activity reports of the caller's structure, the last ones first.</summary>
    [Allows(Role.Mediator, Role.SocialWorker)]
    public static Task<Connection<ActivityReportType>> ActivityReportsAsync(Page page, Actor actor, InclusionDb db, CancellationToken stop) =>
        db.ReportsFor(actor).ToConnectionAsync(page, each => each.HappenedAt, each => each.Id, each => new ActivityReportType(each), stop, lastFirst: true);

    /// <summary>A report to write over from another one of the structure (« dupliquer »). It writes nothing. Null when there is none, or when it is another structure's.</summary>
    /// <param name="activityReportId">The report to duplicate.</param>
    [Allows(Role.Mediator, Role.SocialWorker)]
    public static async Task<ActivityReportDraftType?> ActivityReportCopyAsync(ActivityReportId activityReportId, Actor actor, InclusionDb db, CancellationToken stop) =>
        await db.ReportsFor(actor).AsNoTracking().SingleOrDefaultAsync(each => each.Id == activityReportId, stop) is { } report ? ActivityReportDraftType.Of(report) : null;

    /// <summary>A report filled in as far as can be from an appointment. It writes nothing. Null when the appointment is not the structure's.</summary>
    /// <param name="appointmentId">The appointment that took place.</param>
    [Allows(Role.Mediator, Role.SocialWorker)]
    public static async Task<ActivityReportDraftType?> ActivityReportDraftAsync(AppointmentId appointmentId, Actor actor, InclusionDb db, CancellationToken stop)
    {
        if (actor.Structure is not { } own) return null;
        var found = await (from each in db.Set<Appointment>().AsNoTracking()
                           join reason in db.Set<Reason>().AsNoTracking() on new { each.TerritoryId, Id = each.ReasonId } equals new { reason.TerritoryId, reason.Id }
                           where each.TerritoryId == actor.Territory && each.Id == appointmentId && (each.StructureId == own || each.BookedByStructureId == own)
                           select new { Appointment = each, Reason = reason }).SingleOrDefaultAsync(stop);
        return found is null ? null : ActivityReportDraftType.Of(found.Appointment, found.Reason);
    }
}

/// <summary>A report filled in as far as can be; nothing of it is written.</summary>
[Allows(Role.Mediator, Role.SocialWorker)]
public sealed class ActivityReportDraftType
{
    private readonly ResidentId? _resident;
    private readonly PlaceId? _place;

    private ActivityReportDraftType(ResidentId? resident, PlaceId? place) => (_resident, _place) = (resident, place);

    /// <summary>For one person or a group.</summary>
    public ReportKind Kind { get; private init; }

    /// <summary>When it happened; null when a report is duplicated: it is another day.</summary>
    public Instant? HappenedAt { get; private init; }

    /// <summary>How long.</summary>
    public int Minutes { get; private init; }

    /// <summary>Where.</summary>
    public HelpHeld Held { get; private init; }

    /// <summary>What it was about; at most 30.</summary>
    public IReadOnlyList<ReportTheme> Themes { get; private init; } = [];

    /// <summary>Who was helped; null for a group or somebody anonymous.</summary>
    public IDataLoaderResult<ResidentType?>? Resident(ResidentLoaders loaders) => _resident is { } resident ? loaders.Resident.Load(resident) : null;

    /// <summary>At which place; null when at none.</summary>
    public IDataLoaderResult<PlaceType?>? Place(PlaceLoaders loaders) => _place is { } place ? loaders.Place.Load(place) : null;

    internal static ActivityReportDraftType Of(Appointment appointment, Reason reason) => new(appointment.ResidentId, appointment.PlaceId)
    {
        Kind = ReportKind.Individual,
        HappenedAt = appointment.StartsAt,
        Minutes = (int)(appointment.EndsAt - appointment.StartsAt).TotalMinutes,
        Held = reason.Terms.Mode switch
        {
            AppointmentMode.AtPlace => HelpHeld.AtPlace,
            AppointmentMode.AtHome => HelpHeld.AtHome,
            _ => HelpHeld.Remotely,
        },
        Themes = [Enum.Parse<ReportTheme>(reason.Terms.Theme.ToString())],
    };

    internal static ActivityReportDraftType Of(ActivityReport report) => new(report.ResidentId, report.PlaceId)
    {
        Kind = report.Kind,
        Minutes = report.Minutes,
        Held = report.Held,
        Themes = report.Themes,
    };
}

/// <summary>What was done for a resident, on their record.</summary>
[FieldsOf(typeof(ResidentType))]
public static class ResidentProceduresFields
{
    /// <summary>Procedures done with or for them, the last ones first, as far as the caller may know of them.</summary>
    [Allows(Role.Mediator, Role.SocialWorker, Role.Coordinator)]
    public static Task<Connection<AssistedProcedureType>> ProceduresAsync(ResidentType resident, Page page, Actor actor, InclusionDb db, CancellationToken stop)
    {
        var id = resident.Id;
        return db.ProceduresFor(actor).Where(each => each.ResidentId == id)
            .ToConnectionAsync(page, each => each.HappenedAt, each => each.Id, each => new AssistedProcedureType(each, actor), stop, lastFirst: true);
    }
}

/// <summary>What was done, on the use of a mandate.</summary>
[FieldsOf(typeof(MandateUseType))]
public static class MandateUseProcedureFields
{
    /// <summary>The procedure that was done.</summary>
    [Allows(Role.Mediator, Role.SocialWorker)]
    public static IDataLoaderResult<AssistedProcedureType?> Procedure(MandateUseType use, AssistanceLoaders loaders) => loaders.Procedure.Load(new AssistedProcedureId(use.Use.ProcedureId));
}
