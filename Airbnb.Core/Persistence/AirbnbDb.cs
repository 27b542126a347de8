using Airbnb.Core.Accounts;
using Airbnb.Core.Accounts.Emails;
using Airbnb.Core.Accounts.Mailed;
using Airbnb.Core.Accounts.Passwords;
using Airbnb.Core.Accounts.Sessions;
using Airbnb.Core.Accounts.TwoFactor;
using Airbnb.Core.Admin.Auditing;
using Airbnb.Core.Bookings;
using Airbnb.Core.Bookings.Alterations;
using Airbnb.Core.Calendar;
using Airbnb.Core.Calendar.Feeds;
using Airbnb.Core.Calendar.Feeds.Importing;
using Airbnb.Core.Delivery;
using Airbnb.Core.Idempotency;
using Airbnb.Core.Listings;
using Airbnb.Core.Listings.Amenities;
using Airbnb.Core.Listings.CoHosts;
using Airbnb.Core.Listings.Photos;
using Airbnb.Core.Listings.Search;
using Airbnb.Core.Listings.Statistics;
using Airbnb.Core.Messaging;
using Airbnb.Core.Notifications;
using Airbnb.Core.Payments;
using Airbnb.Core.Payments.Payouts;
using Airbnb.Core.Payments.Reconciling;
using Airbnb.Core.Pricing;
using Airbnb.Core.Pricing.Exchange;
using Airbnb.Core.Pricing.Policies;
using Airbnb.Core.Privacy;
using Airbnb.Core.Privacy.Erasing;
using Airbnb.Core.Privacy.Exports;
using Airbnb.Core.Reviews;
using Airbnb.Core.Reviews.Moderation;
using Airbnb.Core.Reviews.Ratings;
using Airbnb.Core.Standings;
using Airbnb.Core.Time;
using Airbnb.Core.Wishlists;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Core.Persistence;

/// <summary>The one database. Entities are mapped beside their features; names follow <see cref="SnakeCase"/>.</summary>
public sealed class AirbnbDb(DbContextOptions<AirbnbDb> options) : IdentityUserContext<User, Guid>(options)
{
    public DbSet<Session> Sessions => Set<Session>();
    public DbSet<FailedTries> FailedTries => Set<FailedTries>();
    public DbSet<MailedCode> MailedCodes => Set<MailedCode>();
    public DbSet<ForgottenPassword> ForgottenPasswords => Set<ForgottenPassword>();
    public DbSet<EmailChange> EmailChanges => Set<EmailChange>();
    public DbSet<Authenticator> Authenticators => Set<Authenticator>();
    public DbSet<RecoveryCode> RecoveryCodes => Set<RecoveryCode>();
    public DbSet<Listing> Listings => Set<Listing>();
    public DbSet<CalendarFeed> CalendarFeeds => Set<CalendarFeed>();
    public DbSet<CalendarSource> CalendarSources => Set<CalendarSource>();
    public DbSet<ImportedEvent> ImportedEvents => Set<ImportedEvent>();
    public DbSet<ListingPhoto> ListingPhotos => Set<ListingPhoto>();
    public DbSet<CoHost> CoHosts => Set<CoHost>();
    public DbSet<ListingText> ListingTexts => Set<ListingText>();
    public DbSet<Amenity> Amenities => Set<Amenity>();
    public DbSet<ViewsOfDay> ListingViews => Set<ViewsOfDay>();
    public DbSet<SearchWord> SearchWords => Set<SearchWord>();
    public DbSet<NightPrice> NightPrices => Set<NightPrice>();
    public DbSet<StayRule> StayRules => Set<StayRule>();
    public DbSet<CurrencyRate> CurrencyRates => Set<CurrencyRate>();
    public DbSet<CancellationPolicy> CancellationPolicies => Set<CancellationPolicy>();
    public DbSet<Occupied> Occupied => Set<Occupied>();
    public DbSet<Booking> Bookings => Set<Booking>();
    public DbSet<Cancellation> Cancellations => Set<Cancellation>();
    public DbSet<TimelineEntry> BookingTimeline => Set<TimelineEntry>();
    public DbSet<Alteration> Alterations => Set<Alteration>();
    public DbSet<Payment> Payments => Set<Payment>();
    public DbSet<Charge> Charges => Set<Charge>();
    public DbSet<Refund> Refunds => Set<Refund>();
    public DbSet<Dispute> Disputes => Set<Dispute>();
    public DbSet<KeptMovement> GatewayMovements => Set<KeptMovement>();
    public DbSet<Reconciliation> Reconciliations => Set<Reconciliation>();
    public DbSet<GatewayEvent> GatewayEvents => Set<GatewayEvent>();
    public DbSet<HostAccount> HostAccounts => Set<HostAccount>();
    public DbSet<Payout> Payouts => Set<Payout>();
    public DbSet<PayoutReversal> PayoutReversals => Set<PayoutReversal>();
    public DbSet<HostPenalty> HostPenalties => Set<HostPenalty>();
    public DbSet<JournalEntry> JournalEntries => Set<JournalEntry>();
    public DbSet<WrittenReview> WrittenReviews => Set<WrittenReview>();
    public DbSet<Review> Reviews => Set<Review>();
    public DbSet<ReviewReply> ReviewReplies => Set<ReviewReply>();
    public DbSet<ReviewReport> ReviewReports => Set<ReviewReport>();
    public DbSet<ReviewModeration> ReviewModeration => Set<ReviewModeration>();
    public DbSet<ListingRating> ListingRatings => Set<ListingRating>();
    public DbSet<GuestRating> GuestRatings => Set<GuestRating>();
    public DbSet<Standing> Standings => Set<Standing>();
    public DbSet<ResponseRate> ResponseRates => Set<ResponseRate>();
    public DbSet<Notification> Notifications => Set<Notification>();
    public DbSet<NotificationPreferences> NotificationPreferences => Set<NotificationPreferences>();
    public DbSet<MessageThread> Threads => Set<MessageThread>();
    public DbSet<ThreadMessage> Messages => Set<ThreadMessage>();
    public DbSet<ThreadSide> ThreadSides => Set<ThreadSide>();
    public DbSet<MessageCounter> MessageCounters => Set<MessageCounter>();
    public DbSet<MessageDelivery> MessageDeliveries => Set<MessageDelivery>();
    public DbSet<Enquiry> Enquiries => Set<Enquiry>();
    public DbSet<Wishlist> Wishlists => Set<Wishlist>();
    public DbSet<WishlistHome> WishlistHomes => Set<WishlistHome>();
    public DbSet<Consent> Consents => Set<Consent>();
    public DbSet<DataExport> Exports => Set<DataExport>();
    public DbSet<Erasure> Erasures => Set<Erasure>();
    public DbSet<OutboxMessage> Outbox => Set<OutboxMessage>();
    public DbSet<InboxEntry> Inbox => Set<InboxEntry>();
    public DbSet<Deadline> Deadlines => Set<Deadline>();
    public DbSet<DeadLetter> DeadLetters => Set<DeadLetter>();
    public DbSet<AuditEntry> AuditEntries => Set<AuditEntry>();
    public DbSet<IdempotencyKey> IdempotencyKeys => Set<IdempotencyKey>();
    public DbSet<ClockSetting> ClockSettings => Set<ClockSetting>();
    public DbSet<ClockFollowing> ClockFollowings => Set<ClockFollowing>();
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(AirbnbDb).Assembly);
        SnakeCase.Apply(builder);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configuration)
    {
        foreach (var type in typeof(AirbnbDb).Assembly.GetTypes().Where(type => type.IsEnum))
            configuration.Properties(type).HaveConversion(typeof(EnumAsSnakeCase<>).MakeGenericType(type));
    }
}
