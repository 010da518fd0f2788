using Inclusion.Tests.Portal;
using Microsoft.Playwright;
using Shouldly;
using static Microsoft.Playwright.Assertions;

namespace Inclusion.Tests.Journeys;

/// <summary>Messages that the product gave up wait for a person.</summary>
[Collection(typeof(OneJourneyAtATime))]
public sealed class StuckMessagesJourneyTests(JourneyTown town)
{
    /// <summary>Three messages about one appointment that failed too often, with the receipts that say so.</summary>
    private const string Fail = """
        with failing as (
          insert into outbox (id, territory_id, kind, subject_noun, subject_id, recipient_noun, recipient_id, template_version, sequence, queued_at, not_before, due_at, attempts, state, last_fault, stuck_at)
          select gen_random_uuid(), territory_id, 'APPOINTMENT_BOOKED', 'Appointment', id, 'Resident', resident_id, 1, 0, now(), now(), now(), 9, 'STUCK', 'SERVER_UNREACHABLE', now()
          from appointment, generate_series(1, 3) where id = $1
          returning *),
        told as (
          insert into message_receipt (territory_id, id, kind, subject_noun, subject_id, recipient_noun, recipient_id, channel, state, last_fault, processed_at, failed_at)
          select territory_id, id, kind, subject_noun, subject_id, recipient_noun, recipient_id, 'EMAIL', 'FAILED', last_fault, now(), now() from failing
          returning 1)
        select count(*) from told
        """;

    [Fact]
    public async Task Messages_that_a_server_kept_waiting_leave_together_and_the_coordinator_sees_whom_each_is_about()
    {
        var resident = await town.RecordAsync("Léontine", "EMAIL", "leontine@courriel.example");
        var appointment = await town.BookAsync(resident);
        (await town.Program.Database.AskAsync<long>(Fail, TestContext.Current.CancellationToken, PortalCases.Uuid(appointment))).ShouldBe(3);

        await using (var nadia = await town.VisitAsAsync("nadia"))
        {
            await nadia.GoAsync("/app/settings/messages");
            await nadia.ShouldBeHeadedAsync("SMS et messages bloqués");
            await nadia.JudgeThroughAsync("messages-bloques");
            await nadia.Keyboard.EnterAsync(nadia.Page.GetByRole(AriaRole.Rowheader).GetByRole(AriaRole.Link).First);
            await nadia.ShouldSayAsync("Léontine");
        }

        await using var agnes = await town.VisitAsAsync("agnes");
        await agnes.GoAsync("/app/settings/messages");
        await Expect(agnes.Page.GetByRole(AriaRole.Row)).ToHaveCountAsync(4);
        // Whoever sets up the town meets no resident.
        await Expect(agnes.Page.GetByRole(AriaRole.Rowheader).GetByRole(AriaRole.Link)).ToHaveCountAsync(0);
        await agnes.PressAsync("Réessayer les 3 messages de cette page");
        await agnes.ShouldSayAsync("Aucun message n’est bloqué");
        await agnes.Keyboard.TabToAsync(agnes.Field("SMS permis par mois"));
    }
}
