using Inclusion.Planning;
using Inclusion.Platform;
using Inclusion.Platform.Access;
using Inclusion.Platform.Graph;
using Inclusion.Platform.Journal;
using Inclusion.Platform.Storage;
using Inclusion.Residents;
using NodaTime;

namespace Inclusion.Vouchers;

/// <summary>A booklet to hand over.</summary>
/// <param name="ProgrammeId">Of which programme.</param>
/// <param name="ResidentId">To whom; the caller's structure follows them.</param>
public sealed record IssueBookletInput(ProgrammeId ProgrammeId, ResidentId ResidentId);

/// <summary>
/// Hands the next booklet of the stock over to a resident (« injecter »): from now on its codes work. They are shown to whoever
/// handed it over, on the sheet to print (`sheetPath`), and to nobody else.
/// </summary>
[Allows(Role.SocialWorker, Role.VoucherManager)]
[Refuses(typeof(UnknownId), typeof(NotFollowed), typeof(ProgrammeOver), typeof(NoBookletLeft))]
public static class IssueBookletMutation
{
    public static async Task<Outcome<BookletType>> IssueBookletAsync(
        IssueBookletInput input, Actor actor, InclusionDb db, OperationJournal journal, IClock clock, CancellationToken stop)
    {
        var (town, now) = (actor.Territory, clock.GetCurrentInstant());
        if (await db.FindProgrammeAsync(actor, input.ProgrammeId, stop) is not { } programme) return UnknownId.Of("ce programme", "programmeId");
        if (await db.HoldResidentAsync(town, input.ResidentId, stop) is null) return ResidentRefusals.Unknown("residentId");
        if (!await db.IsFollowedAsync(actor, input.ResidentId, stop)) return ResidentRefusals.NotFollowed("residentId");
        if ((await db.CalendarAsync(town, stop)).DayOf(now) > programme.ValidUntil) return new ProgrammeOver();
        if (await db.HoldNextInStockAsync(town, programme.Id, actor.Structure, stop) is not { Booklet: var booklet }) return new NoBookletLeft();

        booklet.Issue(input.ResidentId, new ProfessionalId(actor.Id), actor.Structure, now);
        journal.Concerns(input.ResidentId);
        return await db.SaveAsync(new BookletType(booklet, actor), stop);
    }
}
