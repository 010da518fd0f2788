using GraphQL;
using GraphQL.Execution;
using GraphQLParser.AST;
using Inclusion.Platform.Graph.Guard;
using Inclusion.Platform.Graph.Http;

namespace Inclusion.Platform.Graph.Documents;

/// <summary>Finds which document a request means: its text, or a trusted one by id.</summary>
internal sealed class DocumentChoice(RecentDocuments recent, TrustedDocuments trusted, GraphSettings settings)
{
    /// <param name="wire">What was sent.</param>
    /// <param name="isSession">True for a person's session: these may be held to trusted documents.</param>
    /// <exception cref="GraphRefusal">No document, an unknown id, an id that is not the text's, or a text that is not trusted.</exception>
    public (string Text, GraphQLDocument Syntax, string? Id) Of(WireRequest wire, bool isSession)
    {
        var id = IdIn(wire);
        if (wire.Query is null) return Known(id ?? throw Missing());

        var known = trusted.Find(TrustedDocument.IdOf(wire.Query));
        if (id is not null && trusted.Find(id) is { } named && named != known) throw OtherText();
        if (known is not null) return (known.Text, known.Syntax, known.Id);
        if (isSession && settings.OnlyTrustedDocuments) throw Untrusted();
        return (wire.Query, recent.Of(wire.Query), null);
    }

    private (string, GraphQLDocument, string?) Known(string id)
    {
        var document = trusted.Find(id) ?? throw NotFound();
        return (document.Text, document.Syntax, document.Id);
    }

    private static string? IdIn(WireRequest wire)
    {
        if (wire.DocumentId is not null) return wire.DocumentId;
        if (wire.Extensions?.TryGetValue("persistedQuery", out var persisted) != true) return null;
        return persisted is IDictionary<string, object?> named && named.TryGetValue("sha256Hash", out var hash) ? hash as string : null;
    }

    private static GraphRefusal Missing() => new(
        GraphCodes.QueryMissing, "La requête n'a ni « query » ni « documentId ».", StatusCodes.Status400BadRequest);

    private static GraphRefusal NotFound() => new(
        GraphCodes.PersistedDocumentNotFound, "Ce document n'est pas connu : rechargez l'application.", StatusCodes.Status404NotFound);

    private static GraphRefusal OtherText() => new(
        GraphCodes.InvalidParameter, "« documentId » et « query » désignent deux documents différents.", StatusCodes.Status400BadRequest);

    private static GraphRefusal Untrusted() => new(
        GraphCodes.PersistedDocumentRequired,
        "Cette session n'accepte que les documents de l'application.",
        StatusCodes.Status403Forbidden);
}
