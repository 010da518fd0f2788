using System.Data;
using System.Net.Mime;
using System.Text;
using Inclusion.Platform.Access;
using Inclusion.Platform.Graph;
using Inclusion.Platform.Jobs;
using Inclusion.Platform.Journal;
using Inclusion.Platform.Storage;
using NodaTime;

namespace Inclusion.Platform.Messaging;

/// <summary>Shows staff a letter to print. It is written as of now, and its opening is journalled as a reading.</summary>
public static class LetterPage
{
    private static readonly Role[] Readers = [Role.Mediator, Role.SocialWorker, Role.Reception];

    public static string PathOf(LetterId id) => $"/letters/{GlobalId.Of(id)}";

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(LetterSheet.StylePath, () => Results.Text(LetterSheet.Style, MediaTypeNames.Text.Css, Encoding.UTF8));
        app.MapGet("/letters/{id}", OpenAsync);
    }

    private static async Task<IResult> OpenAsync(string id, CurrentActor who, HttpContext http, CancellationToken stop)
    {
        if (!who.Value.IsSignedIn) return Results.Unauthorized();
        if (!Readers.Any(who.Value.Is) || GlobalId.Parse(id) is not { Noun: "Letter" } letter) return Results.NotFound();

        http.Response.Headers.CacheControl = "no-store";
        var (services, unit) = (http.RequestServices, http.RequestServices.GetRequiredService<Unit>());
        await unit.BeginAsync(IsolationLevel.ReadCommitted, stop);
        if (await Letters.FindAsync(new LetterId(letter.Value), who.Value, services.GetRequiredService<InclusionDb>(), stop) is not { } found) return Results.NotFound();

        var page = await WriteAsync(found.Order, services, stop);
        var journal = services.GetRequiredService<OperationJournal>();
        if (found is { RecipientNoun: "Resident", RecipientId: { } recipient }) journal.Reads(recipient);
        await journal.WriteReadingAsync("letterPage", stop);
        await unit.CommitAsync(stop);
        return Results.Content(page ?? Gone, MediaTypeNames.Text.Html, Encoding.UTF8);
    }

    /// <summary>Null when it would be no letter any more.</summary>
    private static Task<string?> WriteAsync(MessageOrder order, IServiceProvider services, CancellationToken stop) =>
        services.GetRequiredService<TownWork>().RunAsync(order.Territory, IsolationLevel.RepeatableRead, async town =>
        {
            var kinds = town.GetRequiredService<MessageKinds>();
            if (!kinds.Knows(order.Kind) || await kinds.RenderAsync(order, town, stop) is not RenderedMessage.Letter letter) return null;
            var letterhead = await town.GetRequiredService<ILetterheads>().ReadAsync(stop);
            return LetterSheet.Write(letterhead, letter, town.GetRequiredService<IClock>().GetCurrentInstant());
        }, stop);

    private static readonly string Gone = $$"""
        <!doctype html>
        <html lang="fr"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Rien à imprimer</title><link rel="stylesheet" href="{{LetterSheet.StylePath}}"></head>
        <body><main><h1>Rien à imprimer</h1>
        <p>Cette lettre n’a plus lieu d’être : la personne reçoit désormais ses messages autrement, ou il n’y a plus rien à lui dire. Retirez-la de la liste.</p>
        </main></body></html>
        """;
}
