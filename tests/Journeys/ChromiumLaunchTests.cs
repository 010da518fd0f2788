using Microsoft.Playwright;
using Shouldly;

namespace Inclusion.Tests.Journeys;

/// <summary>One browser that breaks at its launch must not fail every journey; one that never starts must.</summary>
public sealed class ChromiumLaunchTests
{
    [Theory]
    [InlineData(ChromiumLaunch.Launches - 1, true)]
    [InlineData(ChromiumLaunch.Launches, false)]
    public async Task A_browser_that_ends_while_it_is_launched_is_launched_again_a_few_times(int endings, bool starts)
    {
        var launches = 0;
        Task<int> LaunchAsync() => ++launches > endings ? Task.FromResult(launches) : Task.FromException<int>(new PlaywrightException("it ended"));

        if (starts) (await ChromiumLaunch.LaunchedAsync(LaunchAsync)).ShouldBe(ChromiumLaunch.Launches);
        else await Should.ThrowAsync<PlaywrightException>(() => ChromiumLaunch.LaunchedAsync(LaunchAsync));
        launches.ShouldBe(ChromiumLaunch.Launches);
    }
}
