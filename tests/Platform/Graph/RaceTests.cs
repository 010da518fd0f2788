using Inclusion.Platform.Graph;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Shouldly;

namespace Inclusion.Tests.Platform.Graph;

/// <summary>Which faults of PostgreSQL make a mutation begin anew, however deep EF has wrapped them.</summary>
public sealed class RaceTests
{
    [Theory]
    [InlineData(PostgresErrorCodes.DeadlockDetected, true)]
    [InlineData(PostgresErrorCodes.SerializationFailure, true)]
    [InlineData(PostgresErrorCodes.UniqueViolation, false)]
    public void A_deadlock_is_a_race_said_plainly_by_a_reading_or_by_a_saving(string state, bool isRace)
    {
        var said = new PostgresException("", "ERROR", "ERROR", state);
        var saved = new InvalidOperationException("likely due to a transient failure", new DbUpdateException("", said));
        new Exception[] { said, new InvalidOperationException("", said), new DbUpdateException("", said), saved }.Select(MutationResolver.IsRace).ShouldAllBe(each => each == isRace);
    }
}
