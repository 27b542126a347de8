using Airbnb.Core;
using Airbnb.Core.Bookings;
using Airbnb.Core.Bookings.Alterations;
using Airbnb.Core.Calendar.Feeds.Importing;
using Airbnb.Core.Listings.Photos;
using Airbnb.Core.Listings.Photos.Files;
using Airbnb.Core.Notifications;
using Airbnb.Core.Payments.Payouts;
using Airbnb.Core.Reviews.Ratings;
using Airbnb.Tests.Listings.Photos;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Tests.Http;

/// <summary>What the good requests are about.</summary>
public sealed record World
{
    public required Client Guest { get; init; }
    public required Client Host { get; init; }
    public required Client Admin { get; init; }

    /// <summary>Whom staff may do anything to: nobody needs them for something else.</summary>
    public required Client Member { get; init; }

    /// <summary>Who has booked the other home, and whose it is.</summary>
    public required Client OtherGuest { get; init; }
    public required Client OtherHost { get; init; }
    public required Guid Home { get; init; }
    public required Guid Draft { get; init; }
    public required Guid OthersHome { get; init; }
    public required Guid OthersDraft { get; init; }

    /// <summary>Of the guest, to co-host the home.</summary>
    public required Guid Invitation { get; init; }

    public required Guid Booking { get; init; }
    public required Guid OthersBooking { get; init; }
    public required Guid Thread { get; init; }
    public required Guid OthersThread { get; init; }
    public required Guid Payment { get; init; }
    public required Guid OthersPayment { get; init; }
    public required Guid Payout { get; init; }
    public required Guid OthersPayout { get; init; }
    public required Guid Alteration { get; init; }

    /// <summary>Of the host.</summary>
    public required Guid Penalty { get; init; }

    /// <summary>One to be tried again, and one to be dropped.</summary>
    public required Guid DeadLetter { get; init; }
    public required Guid HopelessLetter { get; init; }
    public required Guid Photo { get; init; }
    public required Guid Source { get; init; }

    /// <summary>Of the guest, about the home.</summary>
    public required Guid Review { get; init; }
    public required Guid Notification { get; init; }
    public required Guid OthersNotification { get; init; }
    public required Guid Session { get; init; }
    public required Guid OthersSession { get; init; }
    public required Guid Wishlist { get; init; }
    public required Guid OthersWishlist { get; init; }
    public required Nights Nights { get; init; }
    public required string Quote { get; init; }

    public static async Task<World> In(AirbnbApp app)
    {
        var given = new Given(app);
        var (guest, stranger) = (await app.AsGuest(), await app.AsGuest());
        var home = await given.Home();
        var others = await given.Home();
        var nights = await given.Nights(60, 3);
        var booking = await given.Held(home, nights, guest);
        var othersBooking = await given.Held(others, nights, stranger);
        var later = new Nights(nights.CheckOut, nights.CheckOut.AddDays(2));
        return new World
        {
            Guest = guest,
            Host = home.Host,
            Admin = await app.AsAdmin(),
            Member = await app.AsGuest(),
            OtherGuest = stranger,
            OtherHost = others.Host,
            Home = home.Id,
            Draft = await NewDraft(home.Host),
            OthersHome = others.Id,
            OthersDraft = await NewDraft(others.Host),
            Invitation = await NewInvitation(home, guest),
            Booking = booking.Id,
            OthersBooking = othersBooking.Id,
            Thread = await NewThread(app, guest, home.Id),
            OthersThread = await NewThread(app, stranger, others.Id),
            Payment = await PaymentOf(app, booking),
            OthersPayment = await PaymentOf(app, othersBooking),
            Payout = await NewPayout(app, booking),
            OthersPayout = await NewPayout(app, othersBooking),
            Alteration = await NewAlteration(app, booking),
            Penalty = await NewPenalty(app, booking),
            DeadLetter = await NewDeadLetter(app),
            HopelessLetter = await NewDeadLetter(app),
            Photo = await NewPhoto(app, home),
            Source = await NewSource(app, home),
            Review = await NewReview(app, booking),
            Notification = await NewNotification(app, guest),
            OthersNotification = await NewNotification(app, stranger),
            Session = await SessionOf(app, guest),
            OthersSession = await SessionOf(app, stranger),
            Wishlist = await NewWishlist(guest),
            OthersWishlist = await NewWishlist(stranger),
            Nights = later,
            Quote = await given.Quote(guest, home, later),
        };
    }

    private static async Task<Guid> NewThread(AirbnbApp app, Client guest, Guid home)
    {
        var asked = await guest.Post($"listings/{home}/enquiries", new { text = "Is there a garden?" });
        var thread = asked.Is(201).Id("threadId");
        // Its mail would be due while something else is tried.
        await app.Execute("DELETE FROM deadlines WHERE subject = $1", thread);
        return thread;
    }

    private static async Task<Guid> NewDraft(Client host) =>
        (await host.Post("listings", new { title = "Nothing but a title" })).Is(201).Id();

    private static async Task<Guid> NewInvitation(Home home, Client guest)
    {
        var asked = await home.Host.Post($"listings/{home.Id}/co-hosts", new { email = guest.Email, level = "full" });
        return asked.Is(201).Id();
    }

    private static Task<Guid> PaymentOf(AirbnbApp app, Held booking) =>
        app.Scalar<Guid>("SELECT id FROM payments WHERE booking_id = $1", booking.Id);

    private static async Task<Guid> NewPayout(AirbnbApp app, Held booking)
    {
        var payout = new Payout
        {
            HostId = booking.Home.Host.UserId,
            BookingId = booking.Id,
            Gateway = "stripe",
            Currency = "EUR",
            CreatedAt = await app.Now(),
        };
        payout.Wait(new Money(1, "EUR"), tries: 0);
        await using var db = app.OpenDb();
        db.Payouts.Add(payout);
        await db.SaveChangesAsync();
        return payout.Id;
    }

    private static async Task<Guid> NewAlteration(AirbnbApp app, Held held)
    {
        await using var db = app.OpenDb();
        var booking = await db.Bookings.SingleAsync(booking => booking.Id == held.Id);
        var (stay, now) = (AgreedStay.Of(booking), await app.Now());
        var alteration = Core.Bookings.Alterations.Alteration.Propose(
            booking,
            stay,
            booking.Price,
            BookingSide.Guest,
            now
        );
        db.Alterations.Add(alteration);
        await db.SaveChangesAsync();
        return alteration.Id;
    }

    /// <summary>Imposed, and booked.</summary>
    private static async Task<Guid> NewPenalty(AirbnbApp app, Held held)
    {
        await using var db = app.OpenDb();
        var booking = await db.Bookings.SingleAsync(booking => booking.Id == held.Id);
        var penalty = db.Impose(booking, new Money(5_000, "EUR"), "Of a test", await app.Now());
        await db.SaveChangesAsync();
        return penalty.Id;
    }

    /// <summary>About a notice that there is not.</summary>
    private static async Task<Guid> NewDeadLetter(AirbnbApp app)
    {
        var letter = Guid.CreateVersion7();
        await app.Execute(
            """
            INSERT INTO dead_letters (id, message_id, handler, type, payload, fault)
            VALUES ($1, $1, 'mail_notice', 'notice_given', jsonb_build_object('notificationId', $1), 'It was late.')
            """,
            letter
        );
        return letter;
    }

    private static async Task<Guid> NewPhoto(AirbnbApp app, Home home)
    {
        var photo = ListingPhoto.Of(home.Id, ImageFile.Clean(Pictures.Png()).Value, await app.Now());
        await using var db = app.OpenDb();
        db.ListingPhotos.Add(photo);
        await db.SaveChangesAsync();
        return photo.Id;
    }

    /// <summary>That nothing asks for.</summary>
    private static async Task<Guid> NewSource(AirbnbApp app, Home home)
    {
        var source = new CalendarSource
        {
            ListingId = home.Id,
            Name = "Elsewhere",
            Url = "https://calendars.example/0.ics",
            CreatedAt = await app.Now(),
        };
        await using var db = app.OpenDb();
        db.CalendarSources.Add(source);
        await db.SaveChangesAsync();
        return source.Id;
    }

    /// <summary>Published, and counted.</summary>
    private static async Task<Guid> NewReview(AirbnbApp app, Held held)
    {
        var review = Guid.CreateVersion7();
        await using var db = app.OpenDb();
        await using var transaction = await db.Database.BeginTransactionAsync();
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO reviews (id, booking_id, listing_id, by, author_id, subject_id, scores_overall,
                scores_cleanliness, scores_accuracy, scores_check_in, scores_communication, scores_location,
                scores_value, text, language, written_at, published_at)
            SELECT {review}, id, listing_id, 'guest', guest_id, host_id, 5, 5, 5, 5, 5, 5, 5, 'Light', 'en',
                created_at, created_at
            FROM bookings WHERE id = {held.Id}
            """
        );
        await new RefreshRatings(db).Of(held.Guest.UserId, held.Home.Id, CancellationToken.None);
        await transaction.CommitAsync();
        return review;
    }

    private static async Task<Guid> NewNotification(AirbnbApp app, Client reader)
    {
        var notification = Core.Notifications.Notification.Of(
            NoticeKind.MessageReceived,
            NoticeCategory.Messages,
            reader.UserId,
            BookingSide.Guest,
            new NoticeFacts
            {
                Other = "Hugo",
                Home = "Blue door by the canal",
                Messages = 1,
            },
            await app.Now()
        );
        await using var db = app.OpenDb();
        db.Notifications.Add(notification);
        await db.SaveChangesAsync();
        return notification.Id;
    }

    private static async Task<Guid> NewWishlist(Client owner) =>
        (await owner.Post("wishlists", new { name = "By the sea" })).Is(201).Id();

    private static Task<Guid> SessionOf(AirbnbApp app, Client person) =>
        app.Scalar<Guid>("SELECT id FROM sessions WHERE user_id = $1", person.UserId);
}
