using Inclusion.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Inclusion.Platform.Messaging;

/// <summary>Receipts: a town's own, of ids and instants.</summary>
public sealed class MessageReceiptTable : IEntityTypeConfiguration<MessageReceipt>
{
    public void Configure(EntityTypeBuilder<MessageReceipt> builder)
    {
        builder.ToTable("message_receipt");
        builder.HasKey(receipt => new { receipt.TerritoryId, receipt.Id });
        builder.Property(receipt => receipt.Channel).HasConversion(new ConstantNameConverter<MessageChannel>());
        builder.Property(receipt => receipt.State).HasConversion(new ConstantNameConverter<MessageState>());
        builder.Property(receipt => receipt.LastFault).HasConversion(new ConstantNameConverter<MessageFault>());
        builder.Ignore(receipt => receipt.Subject);
    }
}

/// <summary>The queue's stuck rows. The queue has no town policy: every reading names the town.</summary>
public sealed class StuckMessageTable : IEntityTypeConfiguration<StuckMessage>
{
    public void Configure(EntityTypeBuilder<StuckMessage> builder)
    {
        builder.ToTable("outbox");
        builder.HasKey(message => message.Id);
        builder.Property(message => message.LastFault).HasConversion(new ConstantNameConverter<MessageFault>());
        builder.Ignore(message => message.Subject);
        builder.HasQueryFilter(message => message.StuckAt != null);
    }
}

/// <summary>Letters to print.</summary>
public sealed class LetterTable : IEntityTypeConfiguration<Letter>
{
    public void Configure(EntityTypeBuilder<Letter> builder)
    {
        builder.ToTable("letter");
        builder.HasKey(letter => new { letter.TerritoryId, letter.Id });
        builder.Ignore(letter => letter.Subject).Ignore(letter => letter.Order);
    }
}

/// <summary>Whom a town may not text (<c>sms_stop_once</c>: each number once).</summary>
public sealed class SmsStopTable : IEntityTypeConfiguration<SmsStop>
{
    public void Configure(EntityTypeBuilder<SmsStop> builder)
    {
        builder.ToTable("sms_stop");
        builder.HasKey(stop => new { stop.TerritoryId, stop.Id });
    }
}

/// <summary>The room's sets.</summary>
public static class MessagesTable
{
    extension(InclusionDb db)
    {
        public DbSet<MessageReceipt> MessageReceipts => db.Set<MessageReceipt>();
        public DbSet<StuckMessage> StuckMessages => db.Set<StuckMessage>();
        public DbSet<Letter> Letters => db.Set<Letter>();
        public DbSet<SmsStop> SmsStops => db.Set<SmsStop>();
    }
}
