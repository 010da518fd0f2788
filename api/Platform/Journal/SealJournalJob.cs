using Inclusion.Platform.Jobs;

namespace Inclusion.Platform.Journal;

/// <summary>Seals the journal's entries that are surely finished. What an entry may wait is what nothing proves yet.</summary>
[RunsEvery(Minutes = 5)]
public sealed class SealJournalJob(JournalSealer sealer) : IHouseJob
{
    public Task RunAsync(CancellationToken stop) => sealer.SealAsync(stop);
}
