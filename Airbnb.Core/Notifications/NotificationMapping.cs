using System.Text.Json;
using System.Text.Json.Serialization;
using Airbnb.Core.Accounts;
using Airbnb.Core.Bookings;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Airbnb.Core.Notifications;

public sealed class NotificationMapping
    : IEntityTypeConfiguration<Notification>,
        IEntityTypeConfiguration<NotificationPreferences>
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    public void Configure(EntityTypeBuilder<Notification> builder)
    {
        builder.ToTable("notifications");
        builder.Property(notification => notification.Id).ValueGeneratedNever();
        builder
            .Property(notification => notification.Facts)
            .HasColumnType("jsonb")
            .HasConversion(
                facts => JsonSerializer.Serialize(facts, Json),
                json => JsonSerializer.Deserialize<NoticeFacts>(json, Json)!
            );
        builder
            .HasOne<User>()
            .WithMany()
            .HasForeignKey(notification => notification.UserId)
            .OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Booking>().WithMany().HasForeignKey(notification => notification.BookingId);
        builder.HasIndex(notification => new { notification.UserId, notification.Id });
        builder
            .HasIndex(notification => new { notification.UserId, notification.Id }, "ix_notifications_unread")
            .HasFilter("read_at IS NULL");
        builder.HasIndex(notification => notification.BookingId);
        builder.HasIndex(notification => notification.CreatedAt);
    }

    public void Configure(EntityTypeBuilder<NotificationPreferences> builder)
    {
        builder.ToTable("notification_preferences");
        builder.HasKey(preferences => preferences.UserId);
        builder.Property(preferences => preferences.UserId).ValueGeneratedNever();
        builder.Property(preferences => preferences.Version).IsConcurrencyToken();
        builder
            .HasOne<User>()
            .WithOne()
            .HasForeignKey<NotificationPreferences>(preferences => preferences.UserId)
            .OnDelete(DeleteBehavior.Cascade);
    }
}
