using Inclusion.Platform.Access;
using Inclusion.Platform.Messaging;
using Inclusion.Platform.Storage;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Npgsql;

namespace Inclusion.Tests.Examples;

/// <summary>A notice to a mediator that the mail server refuses, and two letters of the CCAS: one to print, one printed.</summary>
internal sealed class MessagingCast : IExampleCast
{
    /// <summary>After the towns, whose professionals are written to.</summary>
    public int Order => 12;

    public async Task EnterAsync(ExampleTown town, IServiceProvider house, CancellationToken stop)
    {
        var (unit, now) = (house.GetRequiredService<Unit>(), house.GetRequiredService<IClock>().GetCurrentInstant());
        var (stuck, waiting, printed) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        var subject = town.Of<ProfessionalId>("professional.mediator2");

        await RunAsync(unit, """
            insert into outbox (id, territory_id, kind, subject_noun, subject_id, template_version, sequence, queued_at, not_before, due_at, attempts, state, last_fault, stuck_at)
            values ($2, $1, 'NOTICE', 'Professional', $3, 1, 0, $4, $4, $4, 1, 'STUCK', 'RECIPIENT_REFUSED', $4)
            """, stop, town.Id.Value, stuck, subject.Value, now - Duration.FromHours(2));
        await ReceiveAsync(unit, town, stuck, subject, "EMAIL", "FAILED", now - Duration.FromHours(2), stop);
        foreach (var (letter, printedAt) in new[] { (waiting, (Instant?)null), (printed, now - Duration.FromHours(1)) })
        {
            await RunAsync(unit, """
                insert into letter (territory_id, id, kind, subject_noun, subject_id, template_version, sequence, structure_id, queued_at, printed_at)
                values ($1, $2, 'NOTICE', 'Professional', $3, 1, 0, $4, $5, $6)
                """, stop, town.Id.Value, letter, subject.Value, town.Of<StructureId>("structure.ccas").Value, now - Duration.FromHours(3), printedAt);
            await ReceiveAsync(unit, town, letter, subject, "LETTER", printedAt is null ? "PROCESSED" : "SENT", now - Duration.FromHours(3), stop);
        }

        town.Add("stuckMessage.notice", new StuckMessageId(stuck));
        town.Add("messageReceipt.notice", new MessageReceiptId(stuck));
        town.Add("letter.notice", new LetterId(waiting));
        town.Add("letter.printed", new LetterId(printed));
    }

    private static Task ReceiveAsync(Unit unit, ExampleTown town, Guid id, ProfessionalId subject, string channel, string state, Instant at, CancellationToken stop) => RunAsync(unit, """
        insert into message_receipt (territory_id, id, kind, subject_noun, subject_id, channel, state, last_fault, processed_at, sent_at, failed_at)
        values ($1, $2, 'NOTICE', 'Professional', $3, $4, $5, case $5 when 'FAILED' then 'RECIPIENT_REFUSED' end, $6, case $5 when 'SENT' then $6 end, case $5 when 'FAILED' then $6 end)
        """, stop, town.Id.Value, id, subject.Value, channel, state, at);

    private static async Task RunAsync(Unit unit, string sql, CancellationToken stop, params object?[] values)
    {
        await using var command = unit.Command(sql);
        foreach (var value in values) command.Parameters.Add(new NpgsqlParameter { Value = value ?? DBNull.Value });
        await command.ExecuteNonQueryAsync(stop);
    }
}
