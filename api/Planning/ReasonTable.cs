using Inclusion.Platform.Storage;
using Inclusion.Territories;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Inclusion.Planning;

/// <summary>Reasons; a live name is unique in its town, whatever its accents and case (<c>reason_name_once</c>).</summary>
public sealed class ReasonTable : IEntityTypeConfiguration<Reason>
{
    public void Configure(EntityTypeBuilder<Reason> builder)
    {
        builder.ToTable("reason");
        builder.HasKey(reason => new { reason.TerritoryId, reason.Id });
        builder.ComplexProperty(reason => reason.Terms, terms =>
        {
            terms.Property(each => each.Name).HasColumnName("name");
            terms.Property(each => each.Theme).HasColumnName("theme").HasConversion(new ConstantNameConverter<Theme>());
            terms.Property(each => each.Colour).HasColumnName("colour");
            terms.Property(each => each.Mode).HasColumnName("mode").HasConversion(new ConstantNameConverter<AppointmentMode>());
            terms.Property(each => each.DurationMinutes).HasColumnName("duration_minutes");
            terms.Property(each => each.StepMinutes).HasColumnName("step_minutes");
            terms.Property(each => each.BufferAfterMinutes).HasColumnName("buffer_after_minutes");
            terms.Property(each => each.NoticeMinMinutes).HasColumnName("notice_min_minutes");
            terms.Property(each => each.NoticeMaxDays).HasColumnName("notice_max_days");
            terms.Property(each => each.WhoBooks).HasColumnName("who_books").HasConversion(new ConstantNameConverter<WhoBooks>());
            terms.Property(each => each.IsGroup).HasColumnName("is_group");
            terms.Property(each => each.MediatorsNeeded).HasColumnName("mediators_needed");
            terms.Property(each => each.NeedsMandate).HasColumnName("needs_mandate");
            terms.Property(each => each.AcceptsVoucher).HasColumnName("accepts_voucher");
            terms.Property(each => each.TextBefore).HasColumnName("text_before");
            terms.Property(each => each.TextAfter).HasColumnName("text_after");
            terms.Property(each => each.IsDiscreet).HasColumnName("is_discreet");
            terms.Property(each => each.CancelNoticeMinutes).HasColumnName("cancel_notice_minutes");
            terms.Property(each => each.MoveNoticeMinutes).HasColumnName("move_notice_minutes");
            terms.Property(each => each.ReminderHours).HasColumnName("reminder_hours");
        });
    }
}
