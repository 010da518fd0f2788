using Inclusion.Platform.Access;
using Inclusion.Platform.Outgoing;
using Inclusion.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Inclusion.Grc;

/// <summary>A town has one connection (<c>grc_link_once</c>), one kind of a code, and one request for a procedure; states go forward (<c>grc_request_goes_forward</c>).</summary>
public sealed class GrcRequestTable : IEntityTypeConfiguration<GrcRequest>, IEntityTypeConfiguration<GrcRequestKind>, IEntityTypeConfiguration<GrcLink>
{
    public void Configure(EntityTypeBuilder<GrcRequest> builder)
    {
        builder.ToTable("grc_request");
        builder.HasKey(each => new { each.TerritoryId, each.Id });
        builder.Property(each => each.State).HasConversion(new ConstantNameConverter<GrcState>());
        builder.Property(each => each.SilenceMeans).HasConversion(new ConstantNameConverter<SilenceEffect>());
        builder.Property(each => each.LastFault).HasConversion(new ConstantNameConverter<OutgoingFault>());
    }

    public void Configure(EntityTypeBuilder<GrcRequestKind> builder)
    {
        builder.ToTable("grc_request_kind");
        builder.HasKey(each => new { each.TerritoryId, each.Id });
        builder.Property(each => each.SilenceMeans).HasConversion(new ConstantNameConverter<SilenceEffect>());
    }

    public void Configure(EntityTypeBuilder<GrcLink> builder)
    {
        builder.ToTable("grc_link");
        builder.HasKey(each => new { each.TerritoryId, each.Id });
    }
}

/// <summary>The room's sets, and whose requests are whose.</summary>
public static class GrcTable
{
    extension(InclusionDb db)
    {
        public DbSet<GrcRequest> GrcRequests => db.Set<GrcRequest>();
        public DbSet<GrcRequestKind> GrcRequestKinds => db.Set<GrcRequestKind>();
        public DbSet<GrcLink> GrcLinks => db.Set<GrcLink>();
    }

    /// <summary>What a caller may know of: their structure's requests and those of the residents it follows; a coordinator all.</summary>
    public static IQueryable<GrcRequest> GrcRequestsFor(this InclusionDb db, Actor actor)
    {
        var rows = db.GrcRequests.Where(each => each.TerritoryId == actor.Territory);
        if (actor.Kind is ActorKind.System || actor.Is(Role.Coordinator)) return rows;
        if (actor.Professional is null || actor.Structure is not { } own || !(actor.Is(Role.Mediator) || actor.Is(Role.SocialWorker))) return rows.Where(each => false);
        return rows.Where(each => each.StructureId == own
            || db.Set<Residents.ResidentStructure>().Any(link => link.TerritoryId == actor.Territory && link.ResidentId == each.ResidentId && link.StructureId == own));
    }

    /// <summary>A request, kept from any other change until the operation ends.</summary>
    public static Task<GrcRequest?> HoldGrcRequestAsync(this InclusionDb db, TerritoryId town, GrcRequestId id, CancellationToken stop) =>
        db.GrcRequests.FromSql($"select * from grc_request where territory_id = {town.Value} and id = {id.Value} for update").SingleOrDefaultAsync(stop);

    /// <summary>Lets one change of the town's connection pass at a time.</summary>
    public static async Task<GrcLink?> HoldGrcLinkAsync(this InclusionDb db, TerritoryId town, CancellationToken stop)
    {
        await db.Database.ExecuteSqlAsync($"select from territory where territory_id = {town.Value} for update", stop);
        return await db.GrcLinks.SingleOrDefaultAsync(each => each.TerritoryId == town, stop);
    }
}
