using Inclusion.Platform.Jobs;
using Inclusion.Platform.Messaging;
using MimeKit;

namespace Inclusion.Platform.Journal;

/// <summary>
/// Sends the chain's head by mail each morning to somebody who holds neither the database nor its anchor file:
/// <c>verify-journal --head</c> compares the journal with it. Does nothing unless both addresses are set.
/// </summary>
[RunsAt("0 40 6 * * ?")]
public sealed class MailJournalHeadJob(JournalSealer sealer, JournalSettings settings, IMailSender mail) : IHouseJob
{
    public async Task RunAsync(CancellationToken stop)
    {
        if (settings is not { MailTo: { } to, MailFrom: { } from } || await sealer.HeadAsync(stop) is not { } head) return;
        using var message = new MimeMessage();
        message.From.Add(MailboxAddress.Parse(from));
        message.To.Add(MailboxAddress.Parse(to));
        message.Subject = $"Journal d'Inclusion : bloc {head.Number}";
        message.Body = new TextPart("plain") { Text = $"""
            Le journal est scellé jusqu'au bloc {head.Number}. Gardez ce message : il prouve ce que le journal contenait à cette heure.

            {AnchorFile.Line(head)}

            Pour vérifier le journal contre ce message : verify-journal --head {head.Number}:{Convert.ToHexStringLower(head.Hash)}
            """ };
        await mail.SendAsync(message, stop);
    }
}
