using Inclusion.Appointments;
using Inclusion.Platform;
using Inclusion.Residents;
using Inclusion.Tests.Platform;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Shouldly;

namespace Inclusion.Tests.Appointments;

/// <summary>A resident's rights over their appointments.</summary>
public sealed class AppointmentRightsOfResidentsTests(TestCluster cluster)
{
    [Fact]
    public async Task Appointments_follow_a_merge_are_exported_in_words_keep_the_file_and_lose_a_partners_reference_when_erased()
    {
        await using var counter = await Counter.OpenAsync(cluster);
        await counter.BookAsync(Counter.Tuesday9);
        await counter.SqlAsync($"update appointment set prescriber_id = '{counter.Town.Partner.Value}', prescriber_reference = 'Mme Inventée'");
        var kept = Resident.Record(counter.Town.Id, new ResidentPerson("Marie", "Inventée", 1950, "fr"), told: true, InventedTown.Start);

        IReadOnlyList<KeptFact> facts = [];
        Instant? until = null;
        await counter.Town.ActAsync(async (db, house) =>
        {
            db.Add(kept);
            await db.SaveChangesAsync();
            var privacy = house.GetServices<IPrivacy>().OfType<AppointmentPrivacy>().Single();
            await privacy.MergeAsync(kept.Id.Value, counter.Resident.Value, default);
            facts = await privacy.ExportAsync(kept.Id.Value, default);
            until = await privacy.KeepUntilAsync(kept.Id.Value, new Retention(Duration.FromDays(730), Duration.FromDays(1826)), default);
            (await privacy.ExportAsync(counter.Resident.Value, default)).ShouldBeEmpty();
            await privacy.EraseAsync(kept.Id.Value, default);
        });

        facts.ShouldBe([new KeptFact("Vos rendez-vous", "Aide aux démarches", "mardi 8 septembre à 9 h, prévu", InventedTown.Start)]);
        until.ShouldBe(Counter.Tuesday9 + Duration.FromMinutes(30) + Duration.FromDays(730));
        (await counter.ReadAsync<string>("select prescriber_reference from appointment")).ShouldStartWith("erased ");
    }

    [Fact]
    public async Task Every_table_that_points_to_a_resident_has_a_room_that_answers_for_it()
    {
        await using var counter = await Counter.OpenAsync(cluster);
        var tables = (await counter.ReadAsync<string>("""
            select string_agg(table_name, ' ' order by table_name) from information_schema.columns
            where table_schema = 'public' and column_name = 'resident_id' and table_name not in ('outbox', 'message_receipt', 'resident_key')
            """)).Split(' ');
        IReadOnlyList<string> named = [];
        await counter.Town.ActAsync((_, house) =>
        {
            named = [.. house.GetServices<IPrivacy>().SelectMany(room => room.Tables)];
            return Task.CompletedTask;
        });
        tables.Except(named).ShouldBeEmpty();
    }
}
