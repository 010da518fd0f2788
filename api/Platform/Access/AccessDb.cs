using Inclusion.Platform.Access.Accounts;
using Inclusion.Platform.Access.Partners;
using Inclusion.Platform.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Inclusion.Platform.Access;

/// <summary>The tables of sign-in: no town's row security covers them, so they hold no right and nothing about a resident.</summary>
public sealed class AccessDb(DbContextOptions<AccessDb> options) : IdentityUserContext<Account, Guid>(options)
{
    public DbSet<AccountSession> Sessions => Set<AccountSession>();

    public DbSet<AccountLink> Links => Set<AccountLink>();

    public DbSet<AccountRecoveryCode> RecoveryCodes => Set<AccountRecoveryCode>();

    public DbSet<PartnerApplication> PartnerApplications => Set<PartnerApplication>();

    /// <summary>The same settings whether the context opens its own connection or joins an operation's.</summary>
    public static void Configure(DbContextOptionsBuilder options) => options
        .UseSnakeCaseNamingConvention()
        // Identity maps more than this house keeps.
        .ConfigureWarnings(warnings => warnings.Ignore(CoreEventId.MappedEntityTypeIgnoredWarning, CoreEventId.MappedPropertyIgnoredWarning))
        .UseOpenIddict<PartnerApplication, PartnerAuthorization, PartnerScope, PartnerToken, Guid>();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<TerritoryId>().HaveConversion<IdConverter<TerritoryId>>();
        configurationBuilder.Properties<ProfessionalId>().HaveConversion<IdConverter<ProfessionalId>>();
        configurationBuilder.Properties<StructureId>().HaveConversion<IdConverter<StructureId>>();
        configurationBuilder.Properties<PartnerClientId>().HaveConversion<IdConverter<PartnerClientId>>();
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.Ignore<IdentityUserClaim<Guid>>();
        builder.Ignore<IdentityUserToken<Guid>>();
        ShapeAccounts(builder);
        ShapePartners(builder);
        // Lengths are the scripts' affair: every text is text.
        foreach (var property in builder.Model.GetEntityTypes().SelectMany(entity => entity.GetProperties())) property.SetMaxLength(null);
    }

    private static void ShapeAccounts(ModelBuilder builder)
    {
        builder.Entity<Account>(account =>
        {
            account.ToTable("account");
            account.Property(a => a.UserName).HasColumnName("email").IsRequired();
            account.Property(a => a.NormalizedUserName).HasColumnName("normalized_email").IsRequired();
            account.Property(a => a.SecurityStamp).IsRequired();
            account.Ignore(a => a.Email).Ignore(a => a.NormalizedEmail).Ignore(a => a.EmailConfirmed)
                .Ignore(a => a.PhoneNumber).Ignore(a => a.PhoneNumberConfirmed).Ignore(a => a.TwoFactorEnabled)
                .Ignore(a => a.LockoutEnabled).Ignore(a => a.LockoutEnd).Ignore(a => a.AccessFailedCount).Ignore(a => a.ConcurrencyStamp);
        });
        builder.Entity<IdentityUserLogin<Guid>>().ToTable("account_login");
        builder.Entity<AccountSession>().ToTable("account_session");
        builder.Entity<AccountLink>(link =>
        {
            link.ToTable("account_link");
            link.Property(l => l.Purpose).HasConversion<string>();
        });
        builder.Entity<AccountRecoveryCode>(code =>
        {
            code.ToTable("account_recovery_code");
            code.HasKey(c => new { c.AccountId, c.CodeHash });
        });
    }

    private static void ShapePartners(ModelBuilder builder)
    {
        builder.Entity<PartnerApplication>().ToTable("partner_application").Property(application => application.ClientId).IsRequired();
        builder.Entity<PartnerAuthorization>().ToTable("partner_authorization");
        builder.Entity<PartnerScope>().ToTable("partner_scope").Property(scope => scope.Name).IsRequired();
        builder.Entity<PartnerToken>().ToTable("partner_token");
    }
}
