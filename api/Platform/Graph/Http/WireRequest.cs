using GraphQL;

namespace Inclusion.Platform.Graph.Http;

/// <summary>The parameters of a request, each of the right kind, none looked at yet.</summary>
internal sealed record WireRequest(
    string? Query, string? OperationName, Inputs? Variables, Inputs? Extensions, string? DocumentId);
