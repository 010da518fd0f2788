using System.Data;
using Inclusion.Platform.Jobs;
using Inclusion.Platform.Storage;
using NodaTime;
using Npgsql;

namespace Inclusion.Platform.Messaging;

/// <summary>
/// Delivers one order: renders it in its town, writes that it is under way, sends it outside any transaction, and writes
/// what became of it. A process killed between the last two sends again, under the same Message-ID.
/// </summary>
public sealed class MessageDelivery(
    TownWork towns, MessageKinds kinds, IMailSender mail, ISmsSender sms, IClock clock, ILogger<MessageDelivery> log, Mailbox? mailbox = null)
{
    private delegate Task Sending(CancellationToken stop);

    public async Task DeliverAsync(LeasedOrder leased, CancellationToken stop)
    {
        try
        {
            if (leased.Attempt > RetryPlan.Attempts) throw new SendFaultException(MessageFault.Interrupted, isFinal: true);
            if (await PrepareAsync(leased.Order, stop) is not { } send) return;
            await send(stop);
        }
        catch (SendFaultException fault)
        {
            await FailAsync(leased, fault, stop);
            return;
        }

        await InTownAsync(leased.Order, ledger => ledger.SentAsync(leased.Order, stop), stop);
    }

    /// <summary>Null when nothing has to be sent from here: nothing is left to say, or it became a letter.</summary>
    private async Task<Sending?> PrepareAsync(MessageOrder order, CancellationToken stop)
    {
        var (rendered, letterhead) = await RenderAsync(order, stop);
        switch (rendered)
        {
            case RenderedMessage.Email email:
                var letter = MailComposer.Compose(order, email, letterhead, clock.GetCurrentInstant());
                await InTownAsync(order, ledger => ledger.ProcessAsync(order, MessageChannel.Email, 0, stop), stop);
                return ending => mail.SendAsync(letter, ending);
            case RenderedMessage.Sms text:
                var admitted = await AdmitAsync(order, text, stop);
                return ending => sms.SendAsync(order.Id.Value, text.To, admitted, ending);
            case RenderedMessage.Letter paper:
                await PrintLaterAsync(order, paper, letterhead, stop);
                return null;
            default:
                await InTownAsync(order, ledger => ledger.DropAsync(order, stop), stop);
                return null;
        }
    }

    private async Task<(RenderedMessage? Message, Letterhead Letterhead)> RenderAsync(MessageOrder order, CancellationToken stop)
    {
        try
        {
            return await towns.RunAsync(order.Territory, IsolationLevel.RepeatableRead, async services =>
                (await kinds.RenderAsync(order, services, stop), await services.GetRequiredService<ILetterheads>().ReadAsync(stop)), stop);
        }
        catch (Exception bug) when (bug is not (SendFaultException or OperationCanceledException or NpgsqlException { IsTransient: true }))
        {
            // The stack only: what an exception says may quote the person it was about.
            log.LogError("A message of kind {Kind} could not be rendered ({Fault}, message {Id}).\n{Stack}", order.Kind, bug.GetType().Name, order.Id.Value, bug.StackTrace);
            throw new SendFaultException(MessageFault.NotRendered, isFinal: false);
        }
    }

    private Task<SmsText> AdmitAsync(MessageOrder order, RenderedMessage.Sms text, CancellationToken stop) =>
        towns.RunAsync(order.Territory, IsolationLevel.ReadCommitted, async services =>
        {
            var admitted = await services.GetRequiredService<SmsAllowance>().AdmitAsync(order, text, stop);
            await services.GetRequiredService<MessageLedger>().ProcessAsync(order, MessageChannel.Sms, admitted.Segments, stop);
            return admitted;
        }, stop);

    private async Task PrintLaterAsync(MessageOrder order, RenderedMessage.Letter paper, Letterhead letterhead, CancellationToken stop)
    {
        await InTownAsync(order, async ledger =>
        {
            await ledger.ProcessAsync(order, MessageChannel.Letter, 0, stop);
            await ledger.QueueLetterAsync(order, paper.Structure?.Value, stop);
        }, stop);
        if (mailbox is not null) await mailbox.KeepAsync(order.Id.Value, "letter.html", LetterSheet.Write(letterhead, paper, clock.GetCurrentInstant()), stop);
    }

    private async Task FailAsync(LeasedOrder leased, SendFaultException fault, CancellationToken stop)
    {
        var isStuck = fault.IsFinal || leased.Attempt >= RetryPlan.Attempts;
        log.LogWarning("A message of kind {Kind} did not leave at attempt {Attempt}: {Fault} (message {Id}, stuck: {IsStuck}).",
            leased.Order.Kind, leased.Attempt, fault.Fault, leased.Order.Id.Value, isStuck);
        var dueAt = clock.GetCurrentInstant() + RetryPlan.Pause(leased.Attempt, Random.Shared.NextDouble());
        await InTownAsync(leased.Order, ledger => isStuck
            ? ledger.StickAsync(leased, fault.Fault, stop)
            : ledger.PostponeAsync(leased, dueAt, fault.Fault, stop), stop);
    }

    private Task InTownAsync(MessageOrder order, Func<MessageLedger, Task> write, CancellationToken stop) =>
        towns.RunAsync(order.Territory, IsolationLevel.ReadCommitted, services => write(services.GetRequiredService<MessageLedger>()), stop);
}
