using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Inclusion.Platform.Storage;

namespace Inclusion.Tests.Platform.Messaging;

/// <summary>A real mail server on a real socket (npm smtp-server), and what it was given (npm mailparser).</summary>
internal sealed class MailServer : IAsyncDisposable
{
    private static readonly string Folder = Path.Combine(RepositoryRoot.Path ?? throw new InvalidOperationException("The tests run from a clone."), "tests");
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private readonly Process _node;
    private readonly Lock _gate = new();
    private readonly List<ReceivedMail> _mails = [];
    private readonly List<string> _recipients = [];
    private readonly Task _reading;
    private bool _isGone;

    private MailServer(Process node, int port)
    {
        (_node, Port) = (node, port);
        _reading = ReadAsync();
    }

    public int Port { get; }

    /// <summary>The mails it took.</summary>
    public IReadOnlyList<ReceivedMail> Mails
    {
        get
        {
            lock (_gate) return [.. _mails];
        }
    }

    /// <summary>Each recipient that it was ever asked about, refused ones included.</summary>
    public IReadOnlyList<string> Recipients
    {
        get
        {
            lock (_gate) return [.. _recipients];
        }
    }

    public static async Task<MailServer> StartAsync(CancellationToken stop, int port = 0, SelfMadeCertificate? certificate = null, string? user = null, string? password = null)
    {
        var asked = JsonSerializer.Serialize(new { port, cert = certificate?.CertificateFile, key = certificate?.KeyFile, user, password });
        var node = Process.Start(new ProcessStartInfo("node", [Path.Combine("node", "smtp-server.mjs"), asked])
        {
            WorkingDirectory = Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            StandardOutputEncoding = Encoding.UTF8,
        }) ?? throw new InvalidOperationException("node did not start.");
        var first = await node.StandardOutput.ReadLineAsync(stop) ?? throw new InvalidOperationException("The mail server ended at once.");
        using var told = JsonDocument.Parse(first);
        return told.RootElement.TryGetProperty("port", out var listening)
            ? new MailServer(node, listening.GetInt32())
            : throw new InvalidOperationException(first);
    }

    public async ValueTask DisposeAsync()
    {
        if (_isGone) return;
        _isGone = true;
        _node.StandardInput.Close();
        await _node.WaitForExitAsync();
        await _reading;
        _node.Dispose();
    }

    private async Task ReadAsync()
    {
        while (await _node.StandardOutput.ReadLineAsync() is { } line) Take(line);
    }

    private void Take(string line)
    {
        using var told = JsonDocument.Parse(line);
        lock (_gate)
        {
            if (told.RootElement.GetProperty("event").GetString() is "recipient") _recipients.Add(told.RootElement.GetProperty("address").GetString() ?? "");
            if (told.RootElement.GetProperty("event").GetString() is "mail" && told.RootElement.Deserialize<ReceivedMail>(Json) is { } mail) _mails.Add(mail);
        }
    }
}

/// <summary>A mail as another program read it.</summary>
internal sealed record ReceivedMail(
    bool Secure, string? User, Envelope Envelope, string MessageId, string From, string To, string Subject,
    string? Text, string? Html, IReadOnlyList<string> Headers, IReadOnlyList<ReceivedPart> Attachments, string Source);

internal sealed record Envelope(string From, IReadOnlyList<string> To);

internal sealed record ReceivedPart(string ContentType, string? Filename, string? Method, string Content);
