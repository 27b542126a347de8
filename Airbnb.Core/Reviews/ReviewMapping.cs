using Airbnb.Core.Accounts;
using Airbnb.Core.Bookings;
using Airbnb.Core.Listings;
using Airbnb.Core.Reviews.Moderation;
using Airbnb.Core.Reviews.Ratings;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Airbnb.Core.Reviews;

/// <summary>
/// What is written but not yet published rests in <c>sealed_reviews</c>, which is mapped to nothing: no query made of
/// entities can reach it.
/// </summary>
public sealed class ReviewMapping
    : IEntityTypeConfiguration<WrittenReview>,
        IEntityTypeConfiguration<Review>,
        IEntityTypeConfiguration<ReviewReply>,
        IEntityTypeConfiguration<ReviewReport>,
        IEntityTypeConfiguration<ReviewModeration>,
        IEntityTypeConfiguration<ListingRating>,
        IEntityTypeConfiguration<GuestRating>
{
    public const string OneReply = "pk_review_replies";
    public const string OneReport = "ix_review_reports_review_id_reporter_id";

    public void Configure(EntityTypeBuilder<WrittenReview> builder)
    {
        builder.ToTable("written_reviews");
        builder.HasKey(written => new { written.BookingId, written.By });
        builder.HasOne<Booking>().WithMany().HasForeignKey(written => written.BookingId);
        builder.HasOne<User>().WithMany().HasForeignKey(written => written.AuthorId);
    }

    public void Configure(EntityTypeBuilder<Review> builder)
    {
        builder.ToTable("reviews");
        builder.Property(review => review.Id).ValueGeneratedNever();
        builder.ComplexProperty(review => review.Scores);
        builder.HasOne<Booking>().WithMany().HasForeignKey(review => review.BookingId);
        builder.HasOne<Listing>().WithMany().HasForeignKey(review => review.ListingId);
        builder.HasOne<User>().WithMany().HasForeignKey(review => review.AuthorId);
        builder.HasOne<User>().WithMany().HasForeignKey(review => review.SubjectId);
        builder.HasOne(review => review.Reply).WithOne().HasForeignKey<ReviewReply>(reply => reply.ReviewId);
        builder.HasIndex(review => new { review.BookingId, review.By }).IsUnique();
        builder.HasIndex(review => new { review.ListingId, review.Id });
        builder.HasIndex(review => new
        {
            review.SubjectId,
            review.By,
            review.Id,
        });
    }

    public void Configure(EntityTypeBuilder<ReviewReply> builder)
    {
        builder.ToTable("review_replies");
        builder.HasKey(reply => reply.ReviewId);
        builder.Property(reply => reply.ReviewId).ValueGeneratedNever();
    }

    public void Configure(EntityTypeBuilder<ReviewReport> builder)
    {
        builder.ToTable("review_reports");
        builder.Property(report => report.Id).ValueGeneratedNever();
        builder.HasOne<Review>().WithMany().HasForeignKey(report => report.ReviewId);
        builder.HasOne<User>().WithMany().HasForeignKey(report => report.ReporterId);
        builder.HasIndex(report => new { report.ReviewId, report.ReporterId }).IsUnique();
        builder.HasIndex(report => report.ReviewId, "ix_review_reports_open").HasFilter("those that are open");
    }

    public void Configure(EntityTypeBuilder<ReviewModeration> builder)
    {
        builder.ToTable("review_moderation");
        builder.Property(decision => decision.Id).ValueGeneratedNever();
        builder.HasOne<Review>().WithMany().HasForeignKey(decision => decision.ReviewId);
        builder.HasOne<User>().WithMany().HasForeignKey(decision => decision.By);
    }

    public void Configure(EntityTypeBuilder<ListingRating> builder)
    {
        builder.ToTable("listing_ratings");
        builder.HasKey(rating => rating.ListingId);
        builder.Property(rating => rating.ListingId).ValueGeneratedNever();
        builder.HasOne<Listing>().WithOne().HasForeignKey<ListingRating>(rating => rating.ListingId);
    }

    public void Configure(EntityTypeBuilder<GuestRating> builder)
    {
        builder.ToTable("guest_ratings");
        builder.HasKey(rating => rating.UserId);
        builder.Property(rating => rating.UserId).ValueGeneratedNever();
        builder.HasOne<User>().WithOne().HasForeignKey<GuestRating>(rating => rating.UserId);
    }
}
