namespace Airbnb.Core.Access;

/// <summary>Something that people do here. Who may is in <see cref="Permissions"/>.</summary>
public enum Permission
{
    /// <summary>What everybody may read, and what whoever holds a link or a secret may do with it.</summary>
    UsePublic,

    /// <summary>One's own account and all that hangs on it: sessions, notifications, wishlists, money.</summary>
    UseOwn,

    OfferHome,
    Book,
    Enquire,

    /// <summary>A published home is for all to read; others only for those who work on it.</summary>
    ReadHome,

    /// <summary>The home's address, its drafts, and who has which night.</summary>
    ReadHomeInside,

    EditHome,

    /// <summary>Archives a home for good.</summary>
    CloseHome,

    /// <summary>Nights, their prices, and the rules of stays on them.</summary>
    EditCalendar,

    /// <summary>Addresses under which other platforms read the calendar, and other calendars that are read.</summary>
    LinkCalendars,

    ReadEarnings,
    ReadCoHosts,
    ChooseCoHosts,

    /// <summary>One of them, or an invitation of one's own.</summary>
    ReadCoHost,

    /// <summary>Says yes to an invitation.</summary>
    BecomeCoHost,

    /// <summary>Ends what somebody does as a co-host, or was asked to.</summary>
    RemoveCoHost,

    ReadBooking,

    /// <summary>What guest and host each do: cancel, alter, review.</summary>
    ChangeBooking,

    /// <summary>What only its guest does.</summary>
    WithdrawBooking,

    /// <summary>What only its host does: accept, decline, say that nobody came.</summary>
    AnswerBooking,

    ReadThread,
    WriteMessage,

    /// <summary>What a guest has paid.</summary>
    ReadPayment,

    /// <summary>What a host was paid.</summary>
    ReadPayout,

    ReplyToReview,
    ReportReview,
    ModerateReviews,

    /// <summary>Other people's accounts, with their addresses.</summary>
    ReadAccounts,

    /// <summary>All else that keeps the platform going: its clock, its letters, its books, its prices, and who is kept away.</summary>
    RunPlatform,

    /// <summary>Makes others support or admin, or nobody special again.</summary>
    GiveRoles,
}
