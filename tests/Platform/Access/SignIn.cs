using System.Data;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Inclusion.Platform.Access;
using Inclusion.Platform.Access.Accounts;
using Inclusion.Platform.Jobs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Shouldly;

namespace Inclusion.Tests.Platform.Access;

/// <summary>Signs people and programs in, as they do: by the sign-in page, and at the token endpoint.</summary>
/// <param name="services">The services of the running program.</param>
/// <param name="address">Where it listens.</param>
public sealed class SignIn(IServiceProvider services, Uri address)
{
    public const string Password = "Giboulée-de-mars-74";

    /// <summary>A client that holds the session of this professional. Their account is opened when they have none.</summary>
    public async Task<HttpClient> SignInAsync(TerritoryId town, ProfessionalId professional, CancellationToken stop) =>
        (await BrowseAsync(town, professional, stop)).Http;

    /// <summary>A client that sends a token of this partner client. Its credentials are made when it has none.</summary>
    public async Task<HttpClient> ConnectAsync(TerritoryId town, PartnerClientId client, CancellationToken stop, params string[] scopes)
    {
        var token = await TokenAsync(town, client, stop, scopes);
        return new HttpClient { BaseAddress = address, DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", token) } };
    }

    /// <summary>A bearer token of this partner client, with these scopes or all it was granted.</summary>
    public async Task<string> TokenAsync(TerritoryId town, PartnerClientId client, CancellationToken stop, params string[] scopes)
    {
        var secret = await CredentialsAsync(town, client, stop);
        var answer = await AskTokenAsync(secret, stop, scopes);
        answer.Status.ShouldBe(HttpStatusCode.OK);
        return answer.Body.GetProperty("access_token").GetString().ShouldNotBeNull();
    }

    public async Task<Browser> BrowseAsync(TerritoryId town, ProfessionalId professional, CancellationToken stop)
    {
        var email = await OpenAccountAsync(town, professional, stop);
        var browser = new Browser(address);
        var answer = await browser.FillAsync("/account/sign-in", stop, ("Email", email), ("Password", Password));
        answer.Status.ShouldBe(HttpStatusCode.Redirect, answer.Text);
        return browser;
    }

    /// <summary>An active account with <see cref="Password"/>; answers its address.</summary>
    public Task<string> OpenAccountAsync(TerritoryId town, ProfessionalId professional, CancellationToken stop) =>
        services.GetRequiredService<TownWork>().RunAsync(town, IsolationLevel.ReadCommitted, async scope =>
        {
            var db = scope.GetRequiredService<OperationAccess>().Db;
            if (await db.Users.SingleOrDefaultAsync(each => each.TerritoryId == town && each.ProfessionalId == professional, stop) is { } known) return known.UserName ?? "";

            var now = scope.GetRequiredService<IClock>().GetCurrentInstant();
            var account = Account.Invite(town, professional, $"p{professional.Value:N}@essai.example", now);
            account.Activate(now);
            account.TakePassword(scope.GetRequiredService<AccountPasswords>().Hash(account, Password));
            db.Add(account);
            await db.SaveChangesAsync(stop);
            return account.UserName ?? "";
        }, stop);

    /// <summary>New credentials of a partner client that has none yet; else another secret of those it has.</summary>
    public Task<PartnerSecret> CredentialsAsync(TerritoryId town, PartnerClientId client, CancellationToken stop) =>
        services.GetRequiredService<TownWork>().RunAsync(town, IsolationLevel.ReadCommitted, async scope =>
        {
            var credentials = scope.GetRequiredService<IPartnerCredentials>();
            return await credentials.RotateAsync(client, Duration.FromDays(1), stop) ?? await credentials.CreateAsync(client, PartnerClientIds.New(), stop);
        }, stop);

    public async Task<(HttpStatusCode Status, JsonElement Body)> AskTokenAsync(PartnerSecret secret, CancellationToken stop, params string[] scopes)
    {
        using var http = new HttpClient { BaseAddress = address };
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials",
            ["client_id"] = secret.ClientId,
            ["client_secret"] = secret.Secret,
            ["scope"] = string.Join(' ', scopes),
        });
        using var answer = await http.PostAsync(new Uri("/connect/token", UriKind.Relative), form, stop);
        var text = await answer.Content.ReadAsStringAsync(stop);
        return (answer.StatusCode, text.Length == 0 ? default : JsonDocument.Parse(text).RootElement);
    }
}
