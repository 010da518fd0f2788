using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace Inclusion.Platform.Messaging;

/// <summary>Hands an e-mail to the outside.</summary>
public interface IMailSender
{
    /// <exception cref="SendFaultException">It was not taken.</exception>
    Task SendAsync(MimeMessage mail, CancellationToken stop);
}

/// <summary>Hands e-mails to the town's mail server.</summary>
public sealed class SmtpMail(MailSettings settings, ILogger<SmtpMail> log) : IMailSender
{
    private readonly Lazy<X509Certificate2Collection?> _authorities = new(() => Load(settings.TrustedCertificates));

    public async Task SendAsync(MimeMessage mail, CancellationToken stop)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(settings.Timeout);
        try
        {
            using var client = Client();
            await ConnectAsync(client, limit.Token);
            await client.SendAsync(mail, limit.Token);
            await LeaveAsync(client, limit.Token);
        }
        catch (Exception fault) when (!stop.IsCancellationRequested && SmtpFaults.Read(fault) is { } read)
        {
            throw read;
        }
    }

    private SmtpClient Client()
    {
        var client = new SmtpClient { Timeout = (int)settings.Timeout.TotalMilliseconds };
        if (_authorities.Value is not { } authorities) return client;
        client.CheckCertificateRevocation = false;
        client.ServerCertificateValidationCallback = (_, certificate, _, errors) => IsTrusted(certificate, errors, authorities);
        return client;
    }

    private async Task ConnectAsync(SmtpClient client, CancellationToken stop)
    {
        var security = settings.Security switch
        {
            MailSecurity.StartTls => SecureSocketOptions.StartTls,
            MailSecurity.StartTlsWhenOffered => SecureSocketOptions.StartTlsWhenAvailable,
            MailSecurity.Tls => SecureSocketOptions.SslOnConnect,
            _ => SecureSocketOptions.None,
        };
        try
        {
            await client.ConnectAsync(settings.Host ?? throw new SendFaultException(MessageFault.ChannelNotConfigured, isFinal: false), settings.Port, security, stop);
        }
        catch (NotSupportedException)
        {
            // What MailKit says of a server without STARTTLS.
            throw new SendFaultException(MessageFault.ConnectionNotSecure, isFinal: false);
        }

        if (settings.User is { } user) await client.AuthenticateAsync(user, settings.Password ?? "", stop);
    }

    /// <summary>The mail was taken: a server that hangs up rudely now must not have it sent again.</summary>
    private async Task LeaveAsync(SmtpClient client, CancellationToken stop)
    {
        try
        {
            await client.DisconnectAsync(quit: true, stop);
        }
        catch (Exception rude) when (SmtpFaults.Read(rude) is not null)
        {
            log.LogDebug("The mail server hung up after it had taken a mail ({Fault}).", rude.GetType().Name);
        }
    }

    private static bool IsTrusted(X509Certificate? certificate, SslPolicyErrors errors, X509Certificate2Collection authorities)
    {
        if (errors is SslPolicyErrors.None) return true;
        if (errors is not SslPolicyErrors.RemoteCertificateChainErrors || certificate is not X509Certificate2 shown) return false;
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(authorities);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        return chain.Build(shown);
    }

    private static X509Certificate2Collection? Load(string? file)
    {
        if (file is null) return null;
        var authorities = new X509Certificate2Collection();
        authorities.ImportFromPemFile(file);
        return authorities;
    }
}

/// <summary>What a mail server's answer means for a message. Its words stay out: they quote addresses.</summary>
internal static class SmtpFaults
{
    /// <summary>Null for what is no fault of a mail server: a bug.</summary>
    public static SendFaultException? Read(Exception fault) => fault switch
    {
        SendFaultException already => already,
        SmtpCommandException refused => Read(refused),
        AuthenticationException or ServiceNotAuthenticatedException => Passing(MessageFault.SignInRefused),
        SslHandshakeException => Passing(MessageFault.ConnectionNotSecure),
        OperationCanceledException or TimeoutException => Passing(MessageFault.TimedOut),
        // What MailKit says of an address in another script and a server without SMTPUTF8.
        NotSupportedException => new SendFaultException(MessageFault.RecipientRefused, isFinal: true),
        IOException or SocketException or ProtocolException or ServiceNotConnectedException => Passing(MessageFault.ServerUnreachable),
        _ => null,
    };

    private static SendFaultException Read(SmtpCommandException refused)
    {
        if ((int)refused.StatusCode < 500) return Passing(MessageFault.ServerBusy);
        return refused.ErrorCode switch
        {
            SmtpErrorCode.RecipientNotAccepted => new SendFaultException(MessageFault.RecipientRefused, isFinal: true),
            SmtpErrorCode.MessageNotAccepted => new SendFaultException(MessageFault.MessageRefused, isFinal: true),
            SmtpErrorCode.SenderNotAccepted => Passing(MessageFault.SignInRefused),
            _ => Passing(MessageFault.ServerUnreachable),
        };
    }

    private static SendFaultException Passing(MessageFault fault) => new(fault, isFinal: false);
}
