using Inclusion.Platform.Access;
using Inclusion.Platform.Sealing;
using Inclusion.Platform.Storage;
using Inclusion.Residents;
using Inclusion.Territories;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;
using Npgsql;

namespace Inclusion.Mandates;

/// <summary>Mandates and their themes. What was signed stays as it was (<c>mandate_stays_as_signed</c>) and is renewed once (<c>mandate_renewed_once</c>).</summary>
public sealed class MandateTable : IEntityTypeConfiguration<Mandate>
{
    public void Configure(EntityTypeBuilder<Mandate> builder)
    {
        builder.ToTable("mandate");
        builder.HasKey(each => new { each.TerritoryId, each.Id });
        builder.Property(each => each.Protection).HasConversion(new ConstantNameConverter<LegalProtection>());
        builder.Property(each => each.Evidence).HasConversion(new ConstantNameConverter<MandateEvidence>());
        builder.Property(each => each.WithdrawnBecause).HasConversion(new ConstantNameConverter<MandateEnding>());
        builder.OwnsMany(each => each.Themes, themes =>
        {
            themes.ToTable("mandate_theme");
            themes.WithOwner().HasForeignKey(each => new { each.TerritoryId, each.MandateId });
            themes.HasKey(each => new { each.TerritoryId, each.MandateId, each.Theme });
            themes.Property(each => each.Theme).HasConversion(new ConstantNameConverter<Theme>()).ValueGeneratedNever();
        });
    }
}

/// <summary>What was done under mandates: each act once (<c>mandate_use_of_procedure_once</c>).</summary>
public sealed class MandateUseTable : IEntityTypeConfiguration<MandateUse>
{
    public void Configure(EntityTypeBuilder<MandateUse> builder)
    {
        builder.ToTable("mandate_use");
        builder.HasKey(each => new { each.TerritoryId, each.Id });
        builder.Property(each => each.Theme).HasConversion(new ConstantNameConverter<Theme>());
    }
}

/// <summary>The room's sets, who sees them, and what it seals.</summary>
public static class MandatesTable
{
    /// <summary>The constraint that becomes a refusal.</summary>
    public const string RenewedOnce = "mandate_renewed_once";

    extension(InclusionDb db)
    {
        public DbSet<Mandate> Mandates => db.Set<Mandate>();
        public DbSet<MandateUse> MandateUses => db.Set<MandateUse>();
    }

    /// <summary>A mandate's content is its structure's alone, and of those who act under it or explain it.</summary>
    public static IQueryable<Mandate> MandatesFor(this InclusionDb db, Actor actor)
    {
        var own = actor.Professional is not null && (actor.Is(Role.Mediator) || actor.Is(Role.SocialWorker)) ? actor.Structure ?? default : default;
        return db.Mandates.Where(each => each.TerritoryId == actor.Territory && each.StructureId == own);
    }

    /// <summary>The mandate, kept from any other change until the operation ends; null when the town has none such.</summary>
    /// <remarks>Locked first and read afterwards: its themes then are what they are after whoever was waited for.</remarks>
    public static async Task<Mandate?> HoldMandateAsync(this InclusionDb db, TerritoryId town, MandateId id, CancellationToken stop)
    {
        await db.Database.ExecuteSqlAsync($"select from mandate where territory_id = {town.Value} and id = {id.Value} for update", stop);
        return await db.Mandates.SingleOrDefaultAsync(each => each.TerritoryId == town && each.Id == id, stop);
    }

    /// <summary>Adds a draft to the caller's structure, its recap sealed for the resident.</summary>
    /// <param name="renews">The mandate that it goes on from; null for a new one.</param>
    public static async Task<Mandate> DraftAsync(
        this InclusionDb db, ResidentSeal seal, Actor actor, Resident resident, MandateTerms terms, MandateId? renews, Instant now, CancellationToken stop)
    {
        var structure = await db.Structures.AsNoTracking().SingleAsync(each => each.TerritoryId == actor.Territory && each.Id == actor.OwnStructure, stop);
        var town = await db.Territories.AsNoTracking().SingleAsync(each => each.TerritoryId == actor.Territory, stop);
        var text = MandateText.Write(resident.Person, structure, town.Name, terms);
        var by = actor.Professional ?? throw new InvalidOperationException("A professional prepares a mandate.");
        var mandate = Mandate.Draft(actor.Territory, structure.Id, resident.Id, terms, text, by, now, renews);
        await seal.KeepAsync(mandate, new MandateWords(text.Words, terms.Guardian, null), stop);
        db.Add(mandate);
        return mandate;
    }

    /// <summary>The mandate to the structure that was live at that instant and covers the theme; null when there is none.</summary>
    public static async Task<MandateId?> CoveringMandateAsync(this Unit unit, ResidentId resident, StructureId structure, Theme theme, Instant at, CancellationToken stop)
    {
        await using var ask = unit.Command("select mandate_covers($1, $2, $3, $4)");
        foreach (var value in new object[] { resident.Value, structure.Value, ConstantNameConverter<Theme>.NameOf(theme), at }) ask.Parameters.Add(new NpgsqlParameter { Value = value });
        return await ask.ExecuteScalarAsync(stop) is Guid mandate ? new MandateId(mandate) : null;
    }

    public static SealPurpose TextOf(Mandate mandate) => new("mandate-text", mandate.Id.Value);
    public static SealPurpose GuardianOf(Mandate mandate) => new("mandate-guardian", mandate.Id.Value);
    public static SealPurpose SignatureOf(Mandate mandate) => new("mandate-signature", mandate.Id.Value);

    /// <summary>Seals the mandate's words for its resident and keeps them in its row.</summary>
    public static async Task KeepAsync(this ResidentSeal seal, Mandate mandate, MandateWords words, CancellationToken stop)
    {
        var resident = mandate.ResidentId.Value;
        mandate.Keep(
            await seal.SealTextAsync(resident, TextOf(mandate), words.Text, stop),
            words.Guardian is null ? null : await seal.SealTextAsync(resident, GuardianOf(mandate), words.Guardian, stop),
            words.Signature is null ? null : await seal.SealTextAsync(resident, SignatureOf(mandate), words.Signature, stop));
    }

    /// <summary>What was sealed for the mandate; null once the resident's data are erased.</summary>
    public static async Task<MandateWords?> OpenAsync(this ResidentSeal seal, Mandate mandate, CancellationToken stop)
    {
        var resident = mandate.ResidentId.Value;
        return await seal.OpenTextAsync(resident, TextOf(mandate), mandate.SealedText, stop) is not { } text ? null : new MandateWords(text,
            mandate.SealedGuardian is { } guardian ? await seal.OpenTextAsync(resident, GuardianOf(mandate), guardian, stop) : null,
            mandate.SealedSignature is { } signature ? await seal.OpenTextAsync(resident, SignatureOf(mandate), signature, stop) : null);
    }
}
