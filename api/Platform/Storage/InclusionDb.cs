using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Inclusion.Platform.Storage;

/// <summary>The database of the product. It names no room: each <c>…Table</c> adds its own mapping, and its set by an extension property.</summary>
public sealed class InclusionDb(DbContextOptions<InclusionDb> options, FactBoard facts) : DbContext(options)
{
    /// <summary>What has happened in this operation; told to the listeners when the operation saves.</summary>
    internal FactBoard Facts { get; } = facts;

    protected override void OnModelCreating(ModelBuilder modelBuilder) =>
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(InclusionDb).Assembly);

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        foreach (var id in ProductTypes.Implementing(typeof(IId)))
            configurationBuilder.Properties(id).HaveConversion(typeof(IdConverter<>).MakeGenericType(id));
    }
}

/// <summary>Keeps a typed id as a plain uuid.</summary>
public sealed class IdConverter<TId>() : ValueConverter<TId, Guid>(id => id.Value, value => FromGuid(value))
    where TId : struct, IId<TId>
{
    private static TId FromGuid(Guid value) => TId.From(value);
}
