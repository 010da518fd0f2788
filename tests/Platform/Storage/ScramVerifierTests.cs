using Inclusion.Platform.Storage;
using Shouldly;

namespace Inclusion.Tests.Platform.Storage;

public sealed class ScramVerifierTests(TestCluster cluster)
{
    [Theory]
    [InlineData("correct horse battery staple")]
    [InlineData("it's a \"mot de passe\" : été")]
    public async Task The_verifier_is_the_one_that_the_server_would_have_made(string password)
    {
        var stop = TestContext.Current.CancellationToken;
        await using var database = await cluster.CreateDatabaseAsync();
        var quoted = await database.AskAsync<string>("select quote_literal($1)", stop, password);
        var kept = await database.AskAsync<string>($"""
            create role {database.Name}_scram password {quoted};
            create table verifier as select rolpassword from pg_authid where rolname = '{database.Name}_scram';
            drop role {database.Name}_scram;
            select rolpassword from verifier
            """, stop);

        var parts = kept.Split('$', ':');
        ScramVerifier.Of(password, Convert.FromBase64String(parts[2]), int.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture)).ShouldBe(kept);
        ScramVerifier.Of(password).ShouldNotBe(ScramVerifier.Of(password));
    }
}
