using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Inclusion.Tests.Platform.Graph;
using Microsoft.Playwright;
using Shouldly;
using static Microsoft.Playwright.Assertions;

namespace Inclusion.Tests.Journeys;

/// <summary>What an administrator sets up for the thread, and the partner's program, which has no screen.</summary>
internal static class SettingSteps
{
    /// <param name="administrator">Who may.</param>
    extension(Visitor administrator)
    {
        /// <summary>Links the town to its GRC, which takes one kind of request; answers the secret, shown once.</summary>
        public async Task<string> LinkGrcAsync(string address, string kind, string code)
        {
            await administrator.GoAsync("/app/settings/grc");
            await administrator.Keyboard.FillAsync(administrator.Field("Adresse où la GRC reçoit les demandes"), address);
            await administrator.PressAsync("Enregistrer");
            await Expect(administrator.Dialog).ToContainTextAsync("La GRC est reliée");
            var secret = await administrator.Dialog.Locator("code").InnerTextAsync();
            await administrator.PressAsync("Fermer");
            await administrator.PressAsync("Ajouter un genre");
            await administrator.Keyboard.FillAsync(administrator.Dialog.GetByLabel("Nom", new() { Exact = true }), kind);
            await administrator.Keyboard.FillAsync(administrator.Dialog.GetByLabel("Code dans la GRC"), code);
            await administrator.JudgeAsync("fil-6-grc");
            await administrator.Keyboard.EnterAsync(administrator.Dialog.GetByText("Enregistrer", new() { Exact = true }));
            await Expect(administrator.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = kind })).ToContainTextAsync(code);
            return secret;
        }

        /// <summary>Admits the program of a partner, which may read who consented; answers what it asks with.</summary>
        public async Task<PartnerProgram> AdmitAsync(string structure, Uri product)
        {
            await administrator.GoAsync("/app/settings/clients");
            await administrator.PressAsync("Ajouter un logiciel");
            await administrator.Keyboard.FillAsync(administrator.Dialog.GetByLabel("Nom", new() { Exact = true }), $"Suivi de {structure}");
            await administrator.Keyboard.SelectAsync(administrator.Dialog.GetByLabel("Structure"), structure);
            await administrator.Keyboard.ChooseAsync(administrator.Dialog.Locator("input[value='residents:read']"));
            await administrator.PressAsync("Créer ses identifiants");
            await administrator.ShouldSayAsync("Notez-le maintenant : il ne sera plus jamais affiché.");
            await administrator.JudgeAsync("fil-4-logiciel");
            var shown = await administrator.Dialog.Locator("code").AllInnerTextsAsync();
            shown.Count.ShouldBe(2);
            return new PartnerProgram(product, shown[0], shown[1]);
        }
    }
}

/// <summary>A partner's program: it asks by the contract alone.</summary>
internal sealed record PartnerProgram(Uri Product, string ClientId, string Secret)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>What it sees of a resident: the name and the contact points, or null with the reason.</summary>
    public async Task<JsonElement> ReadAsync(string resident)
    {
        using var http = new HttpClient { BaseAddress = Product };
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["grant_type"] = "client_credentials", ["client_id"] = ClientId, ["client_secret"] = Secret });
        using var let = await http.PostAsync(new Uri("/connect/token", UriKind.Relative), form, Stop);
        var token = (await let.Content.ReadFromJsonAsync<JsonElement>(Stop)).Text("access_token");
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        var query = "query($id: ID!) { resident(id: $id) { identity { givenName } contactPoints { value } identityWithheldBecause } }";
        using var response = await http.PostAsJsonAsync(new Uri("/graphql", UriKind.Relative), new { query, variables = new { id = resident } }, Stop);
        return (await response.Content.ReadFromJsonAsync<JsonElement>(Stop)).GetProperty("data").GetProperty("resident").Clone();
    }
}
