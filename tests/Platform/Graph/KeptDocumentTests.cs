using Shouldly;

namespace Inclusion.Tests.Platform.Graph;

/// <summary>A document that was sound once is not held against the language's rules again; everything that may differ between two requests is.</summary>
public sealed class KeptDocumentTests : IAsyncLifetime
{
    private const string Paged = "query($n: Int) { pages(first: $n) { size } }";
    private const string Dear = "query($n: Int) { pages(first: $n) { nodes { pages(first: 100) { nodes { pages(first: 2) { nodes { leaf } } } } } } }";

    private TinyHost? _host;

    private TinyHost Host => _host ?? throw new InvalidOperationException("Not started.");

    public async ValueTask InitializeAsync() => _host = await TinyHost.StartAsync();

    public async ValueTask DisposeAsync() => await Host.DisposeAsync();

    [Fact]
    public async Task Its_variables_its_page_sizes_and_its_cost_are_judged_each_time()
    {
        for (var round = 0; round < 3; round++)
        {
            (await Host.AskAsync(Paged, new { n = 2 })).Body.ShouldBe("""{"data":{"pages":{"size":"2"}}}""");
            (await Host.AskAsync(Paged, new { n = 101 })).Code.ShouldBe("FIRST_OUT_OF_RANGE");
            (await Host.AskAsync(Paged, new { n = "deux" })).HasData.ShouldBeFalse();
            (await Host.AskAsync(Dear, new { n = 1 })).HasData.ShouldBeTrue();
            (await Host.AskAsync(Dear, new { n = 100 })).Code.ShouldBe("COST_TOO_HIGH");
        }
    }

    [Theory]
    [InlineData("{ hello nothing }")]
    [InlineData("query($n: String) { pages(first: $n) { size } }")]
    [InlineData("{ hello hello: weigh }")]
    public async Task One_that_is_not_sound_is_refused_each_time(string document)
    {
        for (var round = 0; round < 3; round++)
        {
            var answer = await Host.AskAsync(document);
            answer.HasData.ShouldBeFalse();
            answer.Code.ShouldNotBeNull();
        }
    }

    [Fact]
    public async Task More_documents_than_are_kept_are_answered_all_the_same()
    {
        for (var at = 0; at < 300; at++)
            (await Host.AskAsync($"{{ hello(name: \"{at}\") }}")).Body.ShouldBe($$$"""{"data":{"hello":"Bonjour {{{at}}}"}}""");
        (await Host.AskAsync("{ hello(name: \"0\") }")).Body.ShouldBe("""{"data":{"hello":"Bonjour 0"}}""");
    }
}
