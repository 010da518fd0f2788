using System.Text;
using Inclusion.Platform.Access.Accounts;

namespace Inclusion.Platform.Access.Partners;

/// <summary>Slows down whoever guesses a partner's secret: counted per client_id and per address, before the secret is looked at.</summary>
public sealed class TokenBrake(RequestDelegate next, SignInBrake brake)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (!HttpMethods.IsPost(context.Request.Method) || context.Request.Path != TokenEndpoint.Path)
        {
            await next(context);
            return;
        }

        BrakeSubject[] subjects = [BrakeSubject.Client(await ClientIdAsync(context)), BrakeSubject.Address("token " + NetworkAddress.Of(context))];
        if (await brake.TryAsync(subjects, context.RequestAborted) is { } pause)
        {
            context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
            context.Response.Headers.RetryAfter = ((int)Math.Ceiling(pause.TotalSeconds)).ToString(System.Globalization.CultureInfo.InvariantCulture);
            return;
        }

        await next(context);
        if (context.Response.StatusCode != StatusCodes.Status401Unauthorized) await brake.ForgiveAsync(subjects, CancellationToken.None);
    }

    private static async Task<string> ClientIdAsync(HttpContext context)
    {
        var header = context.Request.Headers.Authorization.ToString();
        if (header.StartsWith("Basic ", StringComparison.OrdinalIgnoreCase)) return NameInBasic(header[6..]);
        if (!context.Request.HasFormContentType) return "";
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        return form["client_id"].ToString();
    }

    private static string NameInBasic(string encoded)
    {
        var bytes = new byte[encoded.Length];
        return Convert.TryFromBase64String(encoded.Trim(), bytes, out var length) ? Encoding.UTF8.GetString(bytes, 0, length).Split(':')[0] : "";
    }
}
