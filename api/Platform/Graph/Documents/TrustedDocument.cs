using System.Security.Cryptography;
using System.Text;
using GraphQLParser.AST;

namespace Inclusion.Platform.Graph.Documents;

/// <summary>A document that the house itself wrote: the staff application's, known by its hash.</summary>
/// <param name="Id">SHA-256 of the text in UTF-8, lower-case hexadecimal.</param>
/// <param name="Text">As it was hashed.</param>
/// <param name="Syntax">Parsed and measured once; executions only read it.</param>
public sealed record TrustedDocument(string Id, string Text, GraphQLDocument Syntax)
{
    public static string IdOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
