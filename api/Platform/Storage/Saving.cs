using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Inclusion.Platform.Storage;

/// <summary>Which refusal each constraint of the database becomes, by the constraint's name.</summary>
public sealed class Conflicts : Dictionary<string, Func<Refusal>>;

/// <summary>How a use case ends: its changes and facts are written, and the database has the last word.</summary>
public static class Saving
{
    /// <summary>States what happened, for the rooms on the right. Told when the use case saves.</summary>
    public static void State(this InclusionDb db, IFact fact) => db.Facts.State(fact);

    /// <summary>
    /// Writes what changed and tells the facts, in the operation's transaction. A constraint named in
    /// <paramref name="conflicts"/> that objects becomes its refusal; any other objection is a bug and is thrown.
    /// </summary>
    public static async Task<Outcome<T>> SaveAsync<T>(this InclusionDb db, T value, Conflicts conflicts, CancellationToken stop) where T : notnull
    {
        try
        {
            await db.SaveChangesAsync(stop);
            while (db.Facts.HasUntold)
            {
                await db.Facts.TellNextAsync(stop);
                await db.SaveChangesAsync(stop);
            }

            return value;
        }
        catch (Exception fault) when (Find(fault, conflicts) is { } refusal)
        {
            return refusal();
        }
    }

    /// <inheritdoc cref="SaveAsync{T}(InclusionDb, T, Conflicts, CancellationToken)"/>
    public static Task<Outcome<T>> SaveAsync<T>(this InclusionDb db, T value, CancellationToken stop) where T : notnull =>
        db.SaveAsync(value, [], stop);

    private static Func<Refusal>? Find(Exception fault, Conflicts conflicts)
    {
        var postgres = fault as PostgresException ?? fault.InnerException as PostgresException;
        return postgres?.ConstraintName is { } name ? conflicts.GetValueOrDefault(name) : null;
    }
}
