using System.Data;
using System.Net;
using Inclusion.Platform.Access;
using Inclusion.Platform.Jobs;
using Inclusion.Platform.Messaging;
using Inclusion.Tests.Examples;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;

namespace Inclusion.Tests.Platform.Messaging;

/// <summary>The pages as the whole program serves them, behind its own sign-in.</summary>
public sealed class ServedPagesTests(TestCluster cluster)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_mailbox_is_there_in_Development_and_a_letter_only_for_those_who_print_it()
    {
        await using var program = await RunningProgram.StartAsync(cluster);
        var (town, towns) = (new ExampleTown(), program.Services.GetRequiredService<TownWork>());
        foreach (var cast in new IExampleCast[] { new TerritoriesCast(), new MessagingCast() })
            await towns.RunAsync(town.Id, IsolationLevel.ReadCommitted, house => cast.EnterAsync(town, house, Stop), Stop);
        using var nobody = new HttpClient { BaseAddress = program.Address };
        using var reception = await program.SignIn.SignInAsync(town.Id, town.Of<ProfessionalId>("professional.reception"), Stop);
        using var administrator = await program.SignIn.SignInAsync(town.Id, town.Of<ProfessionalId>("professional.administrator"), Stop);
        var letter = LetterPage.PathOf(town.Of<LetterId>("letter.notice"));

        (await nobody.GetAsync(MailboxPage.Path, Stop)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await nobody.GetAsync(letter, Stop)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await administrator.GetAsync(letter, Stop)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        var opened = await reception.GetAsync(letter, Stop);
        opened.StatusCode.ShouldBe(HttpStatusCode.OK);
        opened.Headers.CacheControl.ShouldNotBeNull().NoStore.ShouldBeTrue();
    }
}
