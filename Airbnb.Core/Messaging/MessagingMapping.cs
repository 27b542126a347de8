using Airbnb.Core.Accounts;
using Airbnb.Core.Bookings;
using Airbnb.Core.Listings;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Airbnb.Core.Messaging;

public sealed class MessagingMapping
    : IEntityTypeConfiguration<MessageThread>,
        IEntityTypeConfiguration<ThreadMessage>,
        IEntityTypeConfiguration<ThreadSide>,
        IEntityTypeConfiguration<MessageCounter>,
        IEntityTypeConfiguration<MessageDelivery>,
        IEntityTypeConfiguration<Enquiry>
{
    public void Configure(EntityTypeBuilder<MessageThread> builder)
    {
        builder.ToTable("threads");
        builder.HasKey(thread => thread.Id).HasName("pk_threads");
        builder.Property(thread => thread.Id).ValueGeneratedNever();
        builder.HasOne<Listing>().WithMany().HasForeignKey(thread => thread.ListingId);
        builder.HasOne<User>().WithMany().HasForeignKey(thread => thread.GuestId);
        builder.HasOne<User>().WithMany().HasForeignKey(thread => thread.HostId);
        builder.HasOne<Booking>().WithMany().HasForeignKey(thread => thread.BookingId);
        builder
            .HasIndex(thread => new { thread.ListingId, thread.GuestId }, "threads_one_for_home_and_guest")
            .IsUnique();
        builder.HasIndex(thread => thread.GuestId);
        builder.HasIndex(thread => thread.HostId);
        builder.HasIndex(thread => thread.BookingId);
    }

    public void Configure(EntityTypeBuilder<ThreadMessage> builder)
    {
        builder.ToTable("messages");
        builder.HasKey(message => message.Id).HasName("pk_messages");
        builder.Property(message => message.Id).ValueGeneratedNever();
        builder.HasOne<MessageThread>().WithMany().HasForeignKey(message => message.ThreadId);
        builder.HasOne<User>().WithMany().HasForeignKey(message => message.SenderId);
        builder.HasOne<Booking>().WithMany().HasForeignKey(message => message.BookingId);
        builder.HasIndex(message => new { message.ThreadId, message.Number }).IsUnique();
        builder.HasIndex(message => new { message.SenderId, message.Id });
        builder.HasIndex(message => message.BookingId);
    }

    public void Configure(EntityTypeBuilder<ThreadSide> builder)
    {
        builder.ToTable("thread_sides");
        builder.HasKey(side => new { side.ThreadId, side.UserId }).HasName("pk_thread_sides");
        builder.HasOne<MessageThread>().WithMany().HasForeignKey(side => side.ThreadId);
        builder.HasOne<User>().WithMany().HasForeignKey(side => side.UserId);
        builder.HasIndex(side => new { side.UserId, side.LastMessageId });
        builder
            .HasIndex(side => new { side.UserId, side.LastMessageId }, "thread_sides_unread")
            .HasFilter("unread > 0");
    }

    public void Configure(EntityTypeBuilder<MessageCounter> builder)
    {
        builder.ToTable("message_counters");
        builder.HasKey(counter => counter.UserId).HasName("pk_message_counters");
        builder.Property(counter => counter.UserId).ValueGeneratedNever();
        builder.HasOne<User>().WithOne().HasForeignKey<MessageCounter>(counter => counter.UserId);
    }

    public void Configure(EntityTypeBuilder<MessageDelivery> builder)
    {
        builder.ToTable("message_deliveries");
        builder.HasKey(delivery => new { delivery.UserId, delivery.Number }).HasName("pk_message_deliveries");
        builder.Property(delivery => delivery.Number).ValueGeneratedNever();
        builder.HasOne<User>().WithMany().HasForeignKey(delivery => delivery.UserId);
        builder.HasOne<ThreadMessage>().WithMany().HasForeignKey(delivery => delivery.MessageId);
        builder.HasIndex(delivery => delivery.MessageId);
    }

    public void Configure(EntityTypeBuilder<Enquiry> builder)
    {
        builder.ToTable("enquiries");
        builder.HasKey(enquiry => enquiry.Id).HasName("pk_enquiries");
        builder.Property(enquiry => enquiry.Id).ValueGeneratedNever();
        builder.HasOne<MessageThread>().WithMany().HasForeignKey(enquiry => enquiry.ThreadId);
        builder.HasOne<User>().WithMany().HasForeignKey(enquiry => enquiry.HostId);
        builder.HasOne<Booking>().WithOne().HasForeignKey<Enquiry>(enquiry => enquiry.BookingId);
        builder.HasIndex(enquiry => new { enquiry.ThreadId, enquiry.BookingId }).IsUnique().AreNullsDistinct(false);
        builder.HasIndex(enquiry => enquiry.BookingId).IsUnique();
        builder.HasIndex(enquiry => new { enquiry.HostId, enquiry.AskedAt });
    }
}
