using static Airbnb.Core.Access.Relations;

namespace Airbnb.Core.Access;

/// <summary>Who may do what: the one place that says so, for every way into the platform.</summary>
public static class Permissions
{
    /// <summary>Any of these is enough.</summary>
    public static Relations HoldersOf(Permission permission) =>
        permission switch
        {
            Permission.UsePublic => Anybody,
            Permission.UseOwn => Self,
            Permission.OfferHome or Permission.Book or Permission.Enquire or Permission.ReportReview => SignedIn,
            Permission.ReadHome => Anybody | Host | CoHost | Staff,
            Permission.ReadHomeInside => Host | CoHost | Staff,
            Permission.EditHome => Host | FullCoHost,
            Permission.CloseHome => Host,
            Permission.EditCalendar => Host | FullCoHost | MessagingCoHost,
            Permission.LinkCalendars => Host | FullCoHost,
            Permission.ReadEarnings => Host,
            Permission.ReadCoHosts => Host | CoHost | Staff,
            Permission.ChooseCoHosts => Host,
            Permission.ReadCoHost => Host | CoHost | Staff | Self,
            Permission.BecomeCoHost => Self,
            Permission.RemoveCoHost => Host | Self,
            Permission.ReadBooking => Guest | Host | FullCoHost | MessagingCoHost | Staff,
            Permission.ChangeBooking => Guest | Host,
            Permission.WithdrawBooking => Guest,
            Permission.AnswerBooking => Host,
            Permission.ReadThread or Permission.WriteMessage => Guest | Host | FullCoHost | MessagingCoHost,
            Permission.ReadPayment => Guest | Administrator,
            Permission.ReadPayout => Host | Administrator,
            Permission.ReplyToReview => Self,
            Permission.ModerateReviews or Permission.ReadAccounts => Staff,
            Permission.RunPlatform or Permission.GiveRoles => Administrator,
            _ => throw new ArgumentOutOfRangeException(nameof(permission), permission, "Nobody has said who may."),
        };

    public static bool Allows(Caller caller, Permission permission, Resource resource) =>
        (HoldersOf(permission) & Of(caller, resource)) != None;

    /// <summary>
    /// Whether there can be anything that the caller may do it to. Whoever may not is refused before their request is
    /// read; whether this very thing is theirs is asked where it is looked up.
    /// </summary>
    public static bool MayEver(Caller caller, Permission permission) =>
        (HoldersOf(permission) & ((caller.UserId is null ? Anybody : ~Staff) | RoleOf(caller))) != None;

    /// <summary>Whether the caller may because of their role, whatever it is done to.</summary>
    public static bool AllowsEverywhere(Caller caller, Permission permission) =>
        (HoldersOf(permission) & RoleOf(caller)) != None;

    /// <summary>At some levels co-hosts may: it has to be known whose they are.</summary>
    public static bool IsForCoHosts(Permission permission) => (HoldersOf(permission) & CoHost) != None;

    /// <summary>All that the caller is to it.</summary>
    public static Relations Of(Caller caller, Resource resource)
    {
        var relations = RoleOf(caller);
        if (resource.IsOpen)
            relations |= Anybody;
        if (caller.UserId is not { } userId)
            return relations;
        if (resource.IsOpen)
            relations |= SignedIn;
        if (resource.UserId == userId)
            relations |= Self;
        if (resource.GuestId == userId)
            relations |= Guest;
        if (resource.HostId == userId)
            relations |= Host;
        return relations | caller.CoHosting.Where(home => home.ListingId == resource.ListingId).Aggregate(None, Add);

        static Relations Add(Relations sum, CoHosting home) => sum | home.As;
    }

    private static Relations RoleOf(Caller caller) =>
        caller.Role switch
        {
            PlatformRole.Admin => Administrator,
            PlatformRole.Support => Support,
            _ => None,
        };
}
