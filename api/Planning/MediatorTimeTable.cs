using Inclusion.Platform.Access;
using Inclusion.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;
using Npgsql;

namespace Inclusion.Planning;

/// <summary>What takes mediators' time; overlap is refused by <c>mediator_time_no_overlap</c>.</summary>
public sealed class MediatorTimeTable : IEntityTypeConfiguration<MediatorTime>
{
    /// <summary>The constraint that decides who had a slot first.</summary>
    public const string NoOverlap = "mediator_time_no_overlap";

    public void Configure(EntityTypeBuilder<MediatorTime> builder)
    {
        builder.ToTable("mediator_time");
        builder.HasKey(each => new { each.TerritoryId, each.Id });
        builder.Property(each => each.Kind).HasConversion(new ConstantNameConverter<TimeKind>());
    }
}

/// <summary>How a mediator's time is taken and given back.</summary>
public static class MediatorTimesTable
{
    extension(InclusionDb db)
    {
        public DbSet<MediatorTime> MediatorTimes => db.Set<MediatorTime>();

        /// <summary>Gives back the time that a hold, an appointment or a session took.</summary>
        public Task FreeTimeAsync(TerritoryId town, Guid subject, CancellationToken stop) =>
            db.MediatorTimes.Where(each => each.TerritoryId == town && each.SubjectId == subject).ExecuteDeleteAsync(stop);
    }

    /// <summary>
    /// Lines up behind whoever writes the time of these mediators (an advisory lock each, in the order of their ids, so
    /// that two writers cannot wait for one another), and clears the holds that have ended.
    /// </summary>
    public static async Task QueueForMediatorsAsync(this Unit unit, TerritoryId town, IReadOnlyList<ProfessionalId> mediators, Instant now, CancellationToken stop)
    {
        var ids = mediators.Select(each => each.Value).Distinct().Order().ToArray();
        await using var batch = new NpgsqlBatch(unit.Connection, unit.Transaction);
        foreach (var id in ids)
        {
            var queue = new NpgsqlBatchCommand("select pg_advisory_xact_lock(hashtextextended($1, 0))");
            queue.Parameters.Add(new NpgsqlParameter<string> { TypedValue = $"mediator {town.Value} {id}" });
            batch.BatchCommands.Add(queue);
        }

        var clear = new NpgsqlBatchCommand("delete from mediator_time where territory_id = $1 and mediator_id = any($2) and expires_at <= $3");
        clear.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = town.Value });
        clear.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = ids });
        clear.Parameters.Add(new NpgsqlParameter<Instant> { TypedValue = now });
        batch.BatchCommands.Add(clear);
        await batch.ExecuteNonQueryAsync(stop);
    }

    /// <summary>True when each of these mediators is open for the reason, at the place, for the whole of that time, and not absent.</summary>
    public static async Task<bool> AreOpenAsync(
        this Unit unit, TerritoryId town, IReadOnlyList<ProfessionalId> mediators, ReasonId reason, Guid? place, Interval during, CancellationToken stop)
    {
        await using var ask = unit.Command("""
            select count(*) = cardinality($2) from unnest($2) asked(mediator_id)
            where exists (
                select 1 from opening_occurrence o join opening_reason r on r.territory_id = o.territory_id and r.opening_id = o.opening_id
                where o.territory_id = $1 and o.mediator_id = asked.mediator_id and r.reason_id = $3 and o.place_id is not distinct from $4
                  and o.starts_at <= $5 and o.starts_at >= $5 - interval '25 hours' and o.ends_at >= $6)
              and not exists (
                select 1 from absence_occurrence a
                where a.territory_id = $1 and a.mediator_id = asked.mediator_id and a.starts_at < $6 and a.ends_at > $5)
            """);
        ask.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = town.Value });
        ask.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = [.. mediators.Select(each => each.Value).Distinct()] });
        ask.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = reason.Value });
        ask.Parameters.Add(new NpgsqlParameter { Value = (object?)place ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Uuid });
        ask.Parameters.Add(new NpgsqlParameter<Instant> { TypedValue = during.Start });
        ask.Parameters.Add(new NpgsqlParameter<Instant> { TypedValue = during.End });
        return await ask.ExecuteScalarAsync(stop) is true;
    }
}
