using Inclusion.Platform.Jobs;

namespace Inclusion.Platform.Journal;

/// <summary>Prepares the journal's coming months each night, and drops those whose time is over.</summary>
[RunsAt("0 20 2 * * ?")]
public sealed class KeepJournalMonthsJob(JournalSealer sealer, JournalSettings settings) : IHouseJob
{
    public Task RunAsync(CancellationToken stop) => sealer.KeepMonthsAsync(settings.ActMonths, settings.ReadingMonths, stop);
}
