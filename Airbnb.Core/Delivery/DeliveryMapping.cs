using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Airbnb.Core.Delivery;

public sealed class DeliveryMapping
    : IEntityTypeConfiguration<OutboxMessage>,
        IEntityTypeConfiguration<InboxEntry>,
        IEntityTypeConfiguration<Deadline>,
        IEntityTypeConfiguration<DeadLetter>
{
    public void Configure(EntityTypeBuilder<OutboxMessage> builder)
    {
        builder.ToTable("outbox");
        builder.Property(message => message.Payload).HasColumnType("jsonb");
        builder.Property(message => message.CreatedAt).HasDefaultValueSql("now()");
    }

    public void Configure(EntityTypeBuilder<InboxEntry> builder)
    {
        builder.ToTable("inbox");
        builder.HasKey(entry => new { entry.Handler, entry.MessageId });
        builder.Property(entry => entry.HandledAt).HasDefaultValueSql("now()");
        builder.HasIndex(entry => entry.HandledAt).HasMethod("brin");
    }

    public void Configure(EntityTypeBuilder<Deadline> builder)
    {
        builder.ToTable("deadlines");
        builder.Property(deadline => deadline.Payload).HasColumnType("jsonb");
        builder.HasIndex(deadline => new { deadline.Clock, deadline.DueAt });
        builder.HasIndex(deadline => new { deadline.Subject, deadline.Kind });
    }

    public void Configure(EntityTypeBuilder<DeadLetter> builder)
    {
        builder.ToTable("dead_letters");
        builder.Property(letter => letter.Payload).HasColumnType("jsonb");
        builder.Property(letter => letter.RestingSince).HasDefaultValueSql("now()");
        builder.HasIndex(letter => new { letter.Handler, letter.MessageId }).IsUnique();
        builder.HasIndex(letter => letter.RestingSince);
    }
}
