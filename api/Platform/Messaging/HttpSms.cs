using System.Net;
using System.Net.Mime;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Inclusion.Platform.Messaging;

/// <summary>Hands a text message to the outside.</summary>
public interface ISmsSender
{
    /// <param name="reference">The same at every attempt, so that an operator that knows it sends once.</param>
    /// <param name="to">E.164.</param>
    /// <exception cref="SendFaultException">It was not taken.</exception>
    Task SendAsync(Guid reference, string to, SmsText text, CancellationToken stop);
}

/// <summary>Posts text messages to the one address of the settings, in the form that the operator asks for.</summary>
public sealed partial class HttpSms(HttpClient http, SmsSettings settings) : ISmsSender
{
    /// <summary>How long an operator may take to answer.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public async Task SendAsync(Guid reference, string to, SmsText text, CancellationToken stop)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, settings.Url)
        {
            Content = new StringContent(Body(reference, to, text.Text), Encoding.UTF8, settings.ContentType),
        };
        if (settings.Secret is { } secret) request.Headers.TryAddWithoutValidation(settings.SecretHeader, secret);
        try
        {
            using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, stop);
            if (Read(answer.StatusCode) is { } fault) throw fault;
        }
        catch (HttpRequestException)
        {
            throw new SendFaultException(MessageFault.ServerUnreachable, isFinal: false);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            throw new SendFaultException(MessageFault.TimedOut, isFinal: false);
        }
    }

    /// <summary>Without redirects, cookies or proxies of its own: what is configured is where it goes.</summary>
    public static HttpMessageHandler Handler() => new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        ConnectTimeout = Patience,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
    };

    private static SendFaultException? Read(HttpStatusCode status) => (int)status switch
    {
        >= 200 and < 300 => null,
        401 or 403 => new SendFaultException(MessageFault.SignInRefused, isFinal: false),
        408 or 429 => new SendFaultException(MessageFault.ServerBusy, isFinal: false),
        >= 400 and < 500 => new SendFaultException(MessageFault.MessageRefused, isFinal: true),
        _ => new SendFaultException(MessageFault.ServerUnreachable, isFinal: false),
    };

    /// <summary>Filled in one pass, so that a placeholder inside a text stays text.</summary>
    private string Body(Guid reference, string to, string text) => Placeholder().Replace(settings.Template, found => Encode(found.Groups[1].Value switch
    {
        "to" => to,
        "text" => text,
        "sender" => settings.Sender,
        _ => reference.ToString(),
    }));

    private string Encode(string value) => settings.ContentType == MediaTypeNames.Application.Json
        ? JsonEncodedText.Encode(value).ToString()
        : Uri.EscapeDataString(value);

    [GeneratedRegex(@"\{\{(to|text|sender|reference)\}\}")]
    private static partial Regex Placeholder();
}
