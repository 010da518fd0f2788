using Inclusion.Planning;
using Inclusion.Platform.Access;
using Inclusion.Platform.Storage;
using NodaTime;

namespace Inclusion.Appointments;

/// <summary>What to propose when a slot has gone.</summary>
internal static class FreshAlternatives
{
    private const int Count = 3;

    public static Task<IReadOnlyList<FreeSlotType>> NearAsync(ReasonId reason, Instant wanted, IServiceProvider services, CancellationToken stop) =>
        FreeSlotQueries.NearestAsync(
            services.GetRequiredService<Unit>(), services.GetRequiredService<Actor>(), reason, wanted, Count,
            services.GetRequiredService<IClock>().GetCurrentInstant(), stop);
}
