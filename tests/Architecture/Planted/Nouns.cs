// Violations that NounTests must find, and a neighbour that it must let through.
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;

namespace Inclusion.Tests.Architecture.Planted.Places;

internal class Impure
{
    public string Name { get; set; } = "";
    public static Func<bool> Later(IClock clock) => () => File.Exists($"{clock}");
}

internal sealed class Pure
{
    public string Name { get; private set; } = "";
    public required string Given { get; init; }
    public void Rename(string name) => Name = name;
}

internal sealed class PlantedTable : IEntityTypeConfiguration<Impure>, IEntityTypeConfiguration<Pure>
{
    public void Configure(EntityTypeBuilder<Impure> builder) => builder.ToTable("impure");
    public void Configure(EntityTypeBuilder<Pure> builder) => builder.ToTable("pure");
}
