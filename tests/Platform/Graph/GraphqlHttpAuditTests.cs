using Shouldly;

namespace Inclusion.Tests.Platform.Graph;

/// <summary>The judge of GraphQL over HTTP that the working group wrote.</summary>
public sealed class GraphqlHttpAuditTests
{
    [Fact]
    public async Task Every_audit_of_graphql_http_passes()
    {
        await using var host = await TinyHost.StartAsync();

        var output = await NodeProgram.RunAsync("graphql-http.mjs", TestContext.Current.CancellationToken, $"{host.Address}graphql", "Bearer partner-1");

        output.TrimEnd().ShouldEndWith("61 of 61 audits passed");
    }
}
