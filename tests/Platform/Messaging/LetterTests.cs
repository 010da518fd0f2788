using System.Collections.Frozen;
using System.Net;
using Inclusion.Platform;
using Inclusion.Platform.Access;
using Inclusion.Platform.Graph;
using Inclusion.Platform.Messaging;
using Inclusion.Platform.Storage;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Shouldly;

namespace Inclusion.Tests.Platform.Messaging;

/// <summary>Letters for those with neither e-mail nor mobile: staff print them.</summary>
public sealed class LetterTests(TestCluster cluster)
{
    private static readonly StructureId Ours = StructureId.New();
    private static readonly RenderedMessage.Letter Paper = new(["Jeanne Lefèvre", "1 <place> de l'Église", "49000 Angers"], "Votre rendez-vous", ["Bonjour,", "Vous êtes attendue mardi."]) { Structure = Ours };

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_letter_waits_in_the_queue_of_its_structure_until_it_is_marked_printed()
    {
        await using var database = await cluster.CreateDatabaseAsync();
        await using var house = await MessagingHouse.OpenAsync(database, Stop);
        var id = await house.OrderAsync(Paper, Stop);
        await house.DeliverAsync(Stop);

        (await house.QueueAsync(id, Stop)).ShouldBeNull();
        (await ListAsync(house, Ours)).ShouldHaveSingleItem().Id.Receipt.ShouldBe(id);
        (await ListAsync(house, StructureId.New())).ShouldBeEmpty();
        (await house.ReceiptAsync(id, Stop)).ShouldNotBeNull().State.ShouldBe(MessageState.Processed);

        (await MarkAsync(house, new(id.Value), StructureId.New())).Refusals.ShouldHaveSingleItem().ShouldBeOfType<UnknownId>();
        house.Clock.Advance(Duration.FromHours(1));
        var marked = await MarkAsync(house, new(id.Value), Ours);
        (marked.Value.State, marked.Value.Channel, marked.Value.SentAt).ShouldBe((MessageState.Sent, MessageChannel.Letter, house.Clock.GetCurrentInstant()));
        (await ListAsync(house, Ours)).ShouldBeEmpty();
        (await ReleaseAsync(house, new(id.Value))).Refusals.ShouldHaveSingleItem().ShouldBeOfType<LetterAlreadyPrinted>();
    }

    [Fact]
    public async Task A_released_letter_leaves_by_the_way_that_is_open_by_now()
    {
        await using var database = await cluster.CreateDatabaseAsync();
        await using var server = await MailServer.StartAsync(Stop);
        await using var house = await MessagingHouse.OpenAsync(database, Stop, MessagingHouse.Mail(server.Port));
        var subject = StructureId.New();
        var id = await house.OrderAsync(subject, null, Paper, Stop);
        await house.DeliverAsync(Stop);

        house.Greetings.Say(subject.Value, new RenderedMessage.Email("jeanne@example.fr", "Votre rendez-vous", "Bonjour."));
        (await ReleaseAsync(house, new(id.Value))).Value.Id.ShouldBe(id);
        (await ListAsync(house, Ours)).ShouldBeEmpty();
        await house.DeliverAsync(Stop);

        server.Mails.ShouldHaveSingleItem().MessageId.ShouldContain(id.Value.ToString("N"));
        (await house.ReceiptAsync(id, Stop)).ShouldNotBeNull().Channel.ShouldBe(MessageChannel.Email);
    }

    [Fact]
    public async Task Its_page_is_for_staff_of_its_structure_is_written_as_of_now_and_journalled()
    {
        await using var database = await cluster.CreateDatabaseAsync();
        await using var house = await MessagingHouse.OpenAsync(database, Stop);
        await using var pages = await PagesHouse.OpenAsync(house, "Production", [], Stop);
        var subject = StructureId.New();
        house.Greetings.Say(subject.Value, Paper);
        var resident = new ResidentId(Guid.CreateVersion7());
        var id = await house.ActAsync(services => services.GetRequiredService<Outbox>().EnqueueAsync<GreetingMessage>(new Posting(subject, resident), Stop), Stop);
        await house.DeliverAsync(Stop);
        var path = LetterPage.PathOf(new(id.Value));

        (await pages.GetAsync(path, null, Ours, Stop)).Status.ShouldBe((int)HttpStatusCode.Unauthorized);
        (await pages.GetAsync(path, "ADMINISTRATOR", Ours, Stop)).Status.ShouldBe((int)HttpStatusCode.NotFound);
        (await pages.GetAsync(path, "RECEPTION", StructureId.New(), Stop)).Status.ShouldBe((int)HttpStatusCode.NotFound);
        (await database.AskAsync<long>("select count(*) from journal_reading", Stop)).ShouldBe(0);

        var (status, page) = await pages.GetAsync(path, "RECEPTION", Ours, Stop);
        status.ShouldBe((int)HttpStatusCode.OK);
        WebUtility.HtmlDecode(page).ShouldContain("<span>1 <place> de l'Église</span>");
        page.ShouldNotContain("<place>");
        WebUtility.HtmlDecode(page).ShouldContain("7 septembre 2026");
        WebUtility.HtmlDecode(page).ShouldContain("Téléphone : 02 41 00 00 00");
        page.ShouldNotContain("<script");
        page.ShouldNotContain("<style");
        (await database.AskAsync<Guid[]>("select subject_ids from journal_reading where operation = 'letterPage'", Stop)).ShouldBe([resident.Value]);
        (await pages.GetAsync(LetterSheet.StylePath, null, Ours, Stop)).Body.ShouldContain("@page");

        house.Greetings.Say(subject.Value, (RenderedMessage?)null);
        (await pages.GetAsync(path, "RECEPTION", Ours, Stop)).Body.ShouldContain("Rien à imprimer");
    }

    private static Task<IReadOnlyList<LetterType>> ListAsync(MessagingHouse house, StructureId structure) => ActAsync(house, structure, async services =>
    {
        var page = await MessageQueries.LettersToPrintAsync(new Page(20, null), services.GetRequiredService<Actor>(), services.GetRequiredService<InclusionDb>(), Stop);
        return (IReadOnlyList<LetterType>)[.. page.Edges.Select(edge => edge.Node)];
    });

    private static Task<Outcome<MessageReceiptType>> MarkAsync(MessagingHouse house, LetterId id, StructureId structure) => ActAsync(house, structure, services =>
        MarkLetterPrintedMutation.MarkLetterPrintedAsync(new(id), services.GetRequiredService<Actor>(), services.GetRequiredService<InclusionDb>(), services.GetRequiredService<IClock>(), Stop));

    private static Task<Outcome<MessageReceiptType>> ReleaseAsync(MessagingHouse house, LetterId id) => ActAsync(house, Ours, services =>
        ReleaseLetterMutation.ReleaseLetterAsync(new(id), services.GetRequiredService<Actor>(), services.GetRequiredService<InclusionDb>(), services.GetRequiredService<Outbox>(), Stop));

    private static Task<T> ActAsync<T>(MessagingHouse house, StructureId structure, Func<IServiceProvider, Task<T>> act)
    {
        var reception = new Actor(ActorKind.Professional, house.Town, Guid.NewGuid(), structure, new[] { Role.Reception }.ToFrozenSet(), FrozenSet<string>.Empty);
        return house.ActAsync(act, Stop, reception);
    }

    /// <summary>An id of the noun whose readings are journalled.</summary>
    private readonly record struct ResidentId(Guid Value) : IId<ResidentId>
    {
        public static ResidentId From(Guid value) => new(value);
    }
}
