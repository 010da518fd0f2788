using Inclusion.Platform.Access;
using Microsoft.Playwright;
using Shouldly;
using static Microsoft.Playwright.Assertions;

namespace Inclusion.Tests.Journeys;

/// <summary>What a mediator does on the page of a session without network, by the keyboard alone.</summary>
internal static class DeviceSteps
{
    /// <summary>How many packs to read and how many records to send the browser keeps.</summary>
    private const string Kept = """
        () => new Promise((resolve, reject) => {
          const asked = indexedDB.open('inclusion');
          asked.onerror = () => reject(asked.error);
          asked.onsuccess = () => {
            const read = asked.result.transaction(['packs', 'records']);
            const counts = ['packs', 'records'].map(each => read.objectStore(each).count());
            read.oncomplete = () => { asked.result.close(); resolve(counts.map(each => each.result)); };
          };
        })
        """;

    public static string PathOf(string session) => $"/app/sessions/{session}";

    /// <param name="mediator">Who holds the tablet.</param>
    extension(Visitor mediator)
    {
        public async Task OpenAsync(string session)
        {
            await mediator.GoAsync(PathOf(session));
            await Expect(mediator.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("Premiers pas sous la halle");
            await Expect(mediator.Page.GetByText("Sans réseau : la séance telle que lue le")).ToBeVisibleAsync();
        }

        /// <summary>Without network, somebody who had given the seat back comes all the same.</summary>
        public async Task RegisterAsync(string name)
        {
            var act = mediator.Button($"Inscrire {name}");
            if (!await act.IsVisibleAsync()) await mediator.Keyboard.EnterAsync(mediator.Fold("Inscrire quelqu’un"));
            await mediator.Keyboard.EnterAsync(act);
            await Expect(mediator.Page.GetByText($"{name} : inscription notée.")).ToBeVisibleAsync();
            await Expect(mediator.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = name })).ToContainTextAsync("Inscription à envoyer");
        }

        public async Task TallyAsync(string theme, string age, string minutes)
        {
            foreach (var (group, word) in new[] { ("theme", theme), ("ageBand", age), ("minutes", minutes) })
                await mediator.Keyboard.ChooseAsync(mediator.Page.Locator($"fieldset#{group}").GetByLabel(word, new() { Exact = true }));
            await mediator.Keyboard.EnterAsync(mediator.Button("Compter"));
            await Expect(mediator.Page.GetByText($"Compté : {theme}, {age}, {minutes} min.")).ToBeVisibleAsync();
        }

        /// <summary>The report of the group is begun with what the device knows: two people came.</summary>
        public async Task ReportAsync()
        {
            await mediator.Keyboard.EnterAsync(mediator.Link("Écrire le compte rendu"));
            await Expect(mediator.Page.GetByLabel("Combien de personnes")).ToHaveValueAsync("2");
            await mediator.Keyboard.ChooseAsync(mediator.Page.Locator("fieldset#length").GetByLabel("120", new() { Exact = true }));
            await mediator.JudgeAsync("compte-rendu-sans-reseau");
            await mediator.Keyboard.EnterAsync(mediator.Button("Enregistrer le compte rendu"));
            await Expect(mediator.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("Premiers pas sous la halle");
        }

        public async Task ShouldWaitAsync(int records)
        {
            await Expect(mediator.Page.GetByRole(AriaRole.Banner).GetByRole(AriaRole.Link, new() { Name = $"{records} à envoyer", Exact = true })).ToBeVisibleAsync();
            await Expect(mediator.Page.Locator(".unsent li")).ToHaveCountAsync(records);
        }

        public async Task ShouldShowConflictAsync()
        {
            await Expect(mediator.Page.GetByRole(AriaRole.Banner).GetByRole(AriaRole.Link, new() { Name = "1 à envoyer, à revoir" })).ToBeVisibleAsync();
            await Expect(mediator.Page.Locator(".unsent li")).ToHaveCountAsync(1);
            await Expect(mediator.Page.Locator(".unsent li")).ToContainTextAsync("Refusé");
            await Expect(mediator.Page.Locator(".unsent li")).ToContainTextAsync("Omar Trouvé");
            await Expect(mediator.Page.Locator(".unsent li")).ToContainTextAsync("déjà inscrite à cette séance");
        }

        /// <summary>What was to be read goes with the sign-out; what was not sent stays.</summary>
        public async Task SignOutAsync()
        {
            (await mediator.Page.EvaluateAsync<int[]>(Kept)).ShouldBe([1, 1]);
            await mediator.Keyboard.EnterAsync(mediator.Page.Locator("details.account summary"));
            await mediator.Keyboard.EnterAsync(mediator.Link("Se déconnecter"));
            await mediator.Keyboard.EnterAsync(mediator.Page.Locator("main").GetByRole(AriaRole.Button, new() { Name = "Se déconnecter" }));
            await Expect(mediator.Page.GetByText("Vous êtes déconnecté.")).ToBeVisibleAsync();
            (await mediator.Page.EvaluateAsync<int[]>(Kept)).ShouldBe([0, 1]);
        }

        public async Task DiscardAsync()
        {
            await mediator.Keyboard.EnterAsync(mediator.Link("1 à envoyer, à revoir"));
            await mediator.Keyboard.EnterAsync(mediator.Button("Abandonner"));
            await mediator.Keyboard.EnterAsync(mediator.Button("Abandonner l’enregistrement"));
            await Expect(mediator.Page.GetByText("Tout est envoyé")).ToBeVisibleAsync();
            (await mediator.Page.EvaluateAsync<int[]>(Kept))[1].ShouldBe(0);
        }

        public async Task TypeSignInAsync()
        {
            await mediator.Keyboard.FillAsync(mediator.Page.GetByLabel("Adresse e-mail"), "samia@val-sur-brume.example");
            await mediator.Keyboard.FillAsync(mediator.Page.GetByLabel("Mot de passe"), DemoAccounts.Password);
            await mediator.Keyboard.PressAsync("Enter");
        }
    }
}
