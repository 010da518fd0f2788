using System.Text.Json;
using Inclusion.Platform.Access;
using Inclusion.Tests.Platform.Graph;

namespace Inclusion.Tests.Territories;

/// <summary>What the tests of the town's people ask for, again and again.</summary>
internal sealed class TownPeople(RoomHost host, RoomTown town)
{
    public const string Why = "errors { __typename ... on UserError { message path } }";

    public Actor Administrator { get; } = town.As(Role.Administrator);

    /// <summary>Somebody new, with these roles, in the CCAS; answers the id of the contract.</summary>
    public async Task<string> InviteAsync(params string[] roles) =>
        (await AskAsync(roles)).Text("inviteProfessional.professional.id") ?? throw new InvalidOperationException("Refused.");

    public Task<JsonElement> AskAsync(string[] roles, string? email = null) => host.AskAsync(Administrator,
        $$"""mutation($input: InviteProfessionalInput!) { inviteProfessional(input: $input) { professional { id } {{Why}} } }""",
        new { input = new { givenName = "Anne", familyName = "Petit", email = email ?? $"{Guid.NewGuid():N}@essai.example", roles, structureIds = new[] { town.Ccas.Shown() } } });

    public Task<JsonElement> EndAsync(string leaving, string successor) => host.AskAsync(Administrator,
        $$"""mutation($input: EndProfessionalInput!) { endProfessional(input: $input) { professional { id departedAt } {{Why}} } }""",
        new { input = new { professionalId = leaving, successorId = successor } });

    public Task<JsonElement> ChangeAsync(string person, string[] roles, params string[] structures) => host.AskAsync(Administrator,
        $$"""mutation($input: ChangeProfessionalInput!) { changeProfessional(input: $input) { professional { roles structures { name } } {{Why}} } }""",
        new { input = new { professionalId = person, givenName = "Anne", familyName = "Petit", roles, structureIds = structures } });
}
