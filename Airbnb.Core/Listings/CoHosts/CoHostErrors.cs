namespace Airbnb.Core.Listings.CoHosts;

public static class CoHostErrors
{
    public static readonly Error Own = new("co_host.own", Kind.Refused, "The host of a home is not its co-host.");
    public static readonly Error ThereAlready = new(
        "co_host.there_already",
        Kind.Conflict,
        "They work on this home already, or have been asked to."
    );
    public static readonly Error TooMany = new(
        "co_host.too_many",
        Kind.Refused,
        $"A home has at most {CoHost.MostOfAHome} co-hosts, those who were asked included."
    );
    public static readonly Error InvitationOver = new(
        "co_host.invitation_over",
        Kind.Refused,
        "This invitation is not open any more. Ask the host for another one."
    );
}
