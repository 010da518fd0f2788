using System.Data;
using Inclusion.Platform.Access;
using Inclusion.Platform.Graph;
using Inclusion.Platform.Jobs;
using Inclusion.Platform.Journal;
using Inclusion.Platform.Storage;
using Npgsql;

namespace Inclusion.Portal;

/// <summary>How an act of a page ended.</summary>
/// <param name="Operation">What the journal calls it; null when it changed nothing.</param>
/// <param name="IsKept">False when all of it is to be forgotten.</param>
public sealed record Deed(string? Operation, bool IsKept)
{
    /// <summary>Refused: nothing of it stays.</summary>
    public static readonly Deed Refused = new(null, false);

    /// <summary>Looked at, or done already by the same form.</summary>
    public static readonly Deed Nothing = new(null, true);

    public static Deed Done(string operation) => new(operation, true);
}

/// <summary>A page that does what a resident asks: wholly or not at all, and once however often its form is sent.</summary>
public abstract class ActingPage(TownWork towns, NpgsqlDataSource source) : ResidentPage
{
    /// <summary>The hidden field of each form that acts.</summary>
    public const string OnceField = "once";

    private const int Attempts = 4;

    /// <summary>The key of the form that this page shows.</summary>
    public string Once { get; } = Guid.NewGuid().ToString("N");

    /// <summary>True when the form that was sent is none of ours, or was sent before with something else in it.</summary>
    public bool IsStale { get; protected set; }

    /// <summary>Looks, in a transaction of the town that changes nothing; not at all when there is no such town.</summary>
    protected async Task LookAsync(string key, Func<IServiceProvider, TerritoryId, Task> look, CancellationToken stop)
    {
        if (await source.FindTownAsync(key, stop) is { } town)
            await towns.RunAsync(town, IsolationLevel.RepeatableRead, services => look(services, town), stop);
    }

    /// <summary>Acts, in a transaction of the town; what PostgreSQL makes begin anew begins anew.</summary>
    protected async Task ActAsync(string key, Func<IServiceProvider, TerritoryId, Task<Deed>> act, CancellationToken stop)
    {
        if (await source.FindTownAsync(key, stop) is not { } town) return;
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await TryAsync(town, act, stop);
                return;
            }
            catch (Exception fault) when (attempt < Attempts && MutationResolver.IsRace(fault))
            {
                await Task.Delay(Random.Shared.Next(5, 25) * attempt, stop);
            }
        }
    }

    /// <summary>From now on the operation is the resident's own.</summary>
    protected Actor ActAs(IServiceProvider services, TerritoryId town, Guid resident)
    {
        var actor = Actor.ByLink(town, resident, HttpContext.Connection.RemoteIpAddress?.ToString());
        services.GetRequiredService<CurrentActor>().Value = actor;
        return actor;
    }

    /// <summary>Takes the form that was sent; whoever sends the same again waits for the first.</summary>
    protected async Task<FormClaim> TakeFormAsync(IServiceProvider services, Guid resident, string operation, IId subject, string said, CancellationToken stop)
    {
        var key = Request.HasFormContentType ? Request.Form[OnceField].ToString() : "";
        var form = new FormOnce(key, operation, subject, said);
        var claim = await services.GetRequiredService<Unit>().TakeFormAsync(resident, form, services.GetRequiredService<NodaTime.IClock>().GetCurrentInstant(), stop);
        IsStale = claim is FormClaim.Stale;
        return claim;
    }

    private Task<Deed> TryAsync(TerritoryId town, Func<IServiceProvider, TerritoryId, Task<Deed>> act, CancellationToken stop) =>
        towns.RunAsync(town, IsolationLevel.ReadCommitted, async services =>
        {
            var deed = await act(services, town);
            if (deed.Operation is { } operation) await services.GetRequiredService<OperationJournal>().WriteActAsync(operation, stop);
            return deed;
        }, deed => deed.IsKept, stop);
}
