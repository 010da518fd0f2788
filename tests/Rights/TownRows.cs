using Inclusion.Planning;
using Inclusion.Platform.Access;
using Inclusion.Platform.Journal;
using Inclusion.Platform.Messaging;
using Inclusion.Platform.Storage;
using Inclusion.Residents;
using Inclusion.Tests.Examples;
using NodaTime;
using Npgsql;

namespace Inclusion.Tests.Rights;

/// <summary>How rows are added to an invented town: by its nouns, and what no use case writes in a day's work by SQL.</summary>
internal static class TownRows
{
    public static TNoun Keep<TNoun>(this ExampleTown town, InclusionDb db, string name, TNoun noun, Func<TNoun, IId> id) where TNoun : class
    {
        db.Add(noun);
        town.Add(name, id(noun));
        return noun;
    }

    /// <summary>What days of use would have left: an ended opening, a merged record, a program that was used, messages, a journal.</summary>
    public static async Task SettleAsync(Unit unit, ExampleTown town, Instant now, CancellationToken stop)
    {
        var (entry, receipt, number) = (JournalEntryId.At(now), new MessageReceiptId(Guid.CreateVersion7()), new SmsStopId(Guid.CreateVersion7()));
        await RunAsync(unit, "update opening set ended_at = $2 where territory_id = $1 and id = $3", stop, town.Id.Value, now, town.Of<OpeningId>("opening.telephone").Value);
        await RunAsync(unit, "update resident set merged_into_id = $2 where territory_id = $1 and id = $3", stop,
            town.Id.Value, town.Of<ResidentId>("resident.kept").Value, town.Of<ResidentId>("resident.absorbed").Value);
        await RunAsync(unit, "update partner_client set last_used_at = $2 where territory_id = $1 and id = $3", stop, town.Id.Value, now, town.Of<PartnerClientId>("partnerClient.association").Value);
        await RunAsync(unit, """
            insert into message_receipt (territory_id, id, kind, subject_noun, subject_id, channel, state, segments, processed_at, sent_at, delivered_at)
            values ($1, $2, 'NOTICE', 'Professional', $3, 'SMS', 'DELIVERED', 1, $4, $4, $4)
            """, stop, town.Id.Value, receipt.Value, town.Of<ProfessionalId>("professional.mediator").Value, now);
        await RunAsync(unit, """
            insert into outbox (id, territory_id, kind, subject_noun, subject_id, template_version, sequence, queued_at, not_before, due_at, attempts, state, last_fault, stuck_at)
            values ($2, $1, 'NOTICE', 'Professional', $3, 1, 0, $4, $4, $4, 1, 'STUCK', 'RECIPIENT_REFUSED', $4)
            """, stop, town.Id.Value, receipt.Value, town.Of<ProfessionalId>("professional.mediator").Value, now);
        await RunAsync(unit, "insert into sms_stop (territory_id, id, number_hash, stopped_at, lifted_at) values ($1, $2, sha256($3), $4, $4)", stop,
            town.Id.Value, number.Value, town.Id.Value.ToByteArray(), now);
        await RunAsync(unit, """
            insert into journal_act (territory_id, id, happened_at, operation, actor_kind, actor_id, structure_id, origin, subject_ids, subject_nouns)
            values ($1, $2, $3, 'changeResident', 'PROFESSIONAL', $4, $5, '127.0.0.1', array[$6], array['Resident'])
            """, stop, town.Id.Value, entry.Value, now, town.Of<ProfessionalId>("professional.mediator").Value, town.Of<StructureId>("structure.ccas").Value, town.Of<ResidentId>("resident.marie").Value);
        town.Add("messageReceipt.delivered", receipt);
        town.Add("stuckMessage.spare", new StuckMessageId(receipt.Value));
        town.Add("smsStop.lifted", number);
        town.Add("journalEntry.first", entry);
    }

    private static async Task RunAsync(Unit unit, string sql, CancellationToken stop, params object[] values)
    {
        await using var command = unit.Command(sql);
        foreach (var value in values) command.Parameters.Add(new NpgsqlParameter { Value = value });
        if (await command.ExecuteNonQueryAsync(stop) != 1) throw new InvalidOperationException($"Not one row: {sql}");
    }
}
