using System.Text;
using System.Text.Json;
using MimeKit;
using NodaTime;
using NodaTime.Text;

namespace Inclusion.Platform.Messaging;

/// <summary>What left, as it left: in Development, messages are kept in a folder instead of being sent.</summary>
public sealed class Mailbox(string folder, IClock clock)
{
    private static readonly InstantPattern Stamp = InstantPattern.CreateWithInvariantCulture("uuuuMMdd'T'HHmmssfff");

    public string Folder => folder;

    /// <summary>The names of what is kept, the latest first; at most 200.</summary>
    public IReadOnlyList<string> Names => Directory.Exists(folder)
        ? [.. Directory.EnumerateFiles(folder).Select(Path.GetFileName).OfType<string>().OrderDescending(StringComparer.Ordinal).Take(200)]
        : [];

    /// <param name="ending">What it is: <c>eml</c>, <c>sms.json</c>, <c>letter.html</c>.</param>
    public Task KeepAsync(Guid reference, string ending, string content, CancellationToken stop) =>
        KeepAsync(reference, ending, file => file.WriteAsync(Encoding.UTF8.GetBytes(content), stop).AsTask(), stop);

    public Task KeepAsync(Guid reference, MimeMessage mail, CancellationToken stop) =>
        KeepAsync(reference, "eml", file => mail.WriteToAsync(file, stop), stop);

    /// <summary>The file of that name; null for a name that is none of ours.</summary>
    public string? PathOf(string name) => Names.Contains(name, StringComparer.Ordinal) ? Path.Combine(folder, name) : null;

    /// <summary>Written aside, then renamed: a reader never sees half a message.</summary>
    private async Task KeepAsync(Guid reference, string ending, Func<Stream, Task> write, CancellationToken stop)
    {
        Directory.CreateDirectory(folder);
        var aside = Path.Combine(Directory.CreateDirectory(Path.Combine(folder, ".writing")).FullName, Guid.NewGuid().ToString("N"));
        await using (var file = File.Create(aside))
        {
            await write(file);
            await file.FlushAsync(stop);
        }

        File.Move(aside, Path.Combine(folder, $"{Stamp.Format(clock.GetCurrentInstant())}-{reference:N}.{ending}"), overwrite: true);
    }
}

/// <summary>Keeps e-mails in the mailbox instead of sending them.</summary>
public sealed class MailboxMail(Mailbox mailbox) : IMailSender
{
    public Task SendAsync(MimeMessage mail, CancellationToken stop) =>
        mailbox.KeepAsync(Guid.TryParse((mail.MessageId ?? "").Split('@')[0], out var reference) ? reference : Guid.Empty, mail, stop);
}

/// <summary>Writes text messages to files: for trials without an operator.</summary>
public sealed class FileSms(Mailbox mailbox) : ISmsSender
{
    public Task SendAsync(Guid reference, string to, SmsText text, CancellationToken stop) =>
        mailbox.KeepAsync(reference, "sms.json", JsonSerializer.Serialize(new KeptSms(reference, to, text.Text, text.Segments)), stop);
}

/// <summary>A text message as its file holds it.</summary>
public sealed record KeptSms(Guid Reference, string To, string Text, int Segments);
