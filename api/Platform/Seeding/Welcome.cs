using Inclusion.Platform.Access;
using Inclusion.Platform.Messaging;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Inclusion.Platform.Seeding;

/// <summary>Says to a newcomer, once the program serves in Development, where to look and who can sign in.</summary>
public static class Welcome
{
    public static IServiceCollection AddInventedTowns(this IServiceCollection services, IConfiguration configuration, IHostEnvironment environment)
    {
        if (!SeedSettings.IsOn(configuration, environment)) return services;
        services.AddSingleton(house => ActivatorUtilities.CreateInstance<InventedTowns>(house, InventedTowns.CommittedFolder));
        foreach (var room in ProductTypes.Implementing(typeof(IRoomSeed)))
            services.AddScoped(typeof(IRoomSeed), room);
        return services;
    }

    /// <summary>Loads the invented towns if need be, before the program serves.</summary>
    /// <returns>Their folders; null where there are to be none.</returns>
    public static async Task<IReadOnlyList<string>?> LoadTownsAsync(this WebApplication app, CancellationToken stop) =>
        app.Services.GetService<InventedTowns>() is { } towns ? await towns.LoadAsync(stop) : null;

    /// <summary>Says it, once the program serves.</summary>
    /// <param name="app">The program, which serves.</param>
    /// <param name="towns">Folders of the invented towns; null where there are to be none.</param>
    /// <param name="stop">Gives up.</param>
    public static async Task WelcomeAsync(this WebApplication app, IReadOnlyList<string>? towns, CancellationToken stop)
    {
        if (towns is null) return;
        var signIns = new List<DemoSignIns>();
        foreach (var town in towns) signIns.Add(await DemoSignIns.OfAsync(town, stop));
        Console.WriteLine(Words(AddressOf(app), signIns));
    }

    private static string AddressOf(WebApplication app) =>
        app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? "";

    private static string Words(string address, IReadOnlyList<DemoSignIns> towns) => string.Join(Environment.NewLine,
    [
        "",
        "Inclusion est prêt.",
        $"  Travailler          {address}/app/",
        $"  Essayer le contrat  {address}/graphiql",
        $"  Courrier parti      {address}{MailboxPage.Path}",
        $"  Contrat             {address}/graphql/schema.graphql",
        "",
        .. towns.Take(1).Select(_ => $"Connexions de démonstration (mot de passe {DemoAccounts.Password}) :"),
        .. towns.SelectMany(town => town.People, (town, person) => $"  {person.Email,-36} {person.Does} ({town.Town})"),
        "",
    ]);
}
