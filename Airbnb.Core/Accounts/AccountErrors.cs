namespace Airbnb.Core.Accounts;

public static class AccountErrors
{
    public static readonly Error PasswordTooShort = new(
        "account.password_too_short",
        Kind.Refused,
        $"A password has at least {PasswordRules.Shortest} characters."
    );
    public static readonly Error PasswordTooLong = new(
        "account.password_too_long",
        Kind.Refused,
        $"A password has at most {PasswordRules.Longest} characters."
    );
    public static readonly Error PasswordTooCommon = new(
        "account.password_too_common",
        Kind.Refused,
        "That is one of the first passwords that anybody would try. Choose another."
    );
    public static readonly Error LinkInvalid = new(
        "account.link_invalid",
        Kind.Refused,
        "This link was used, has expired, or was replaced by a newer one."
    );
    public static readonly Error RegistrationSuperseded = new(
        "account.registration_superseded",
        Kind.Conflict,
        "The address was verified or registered again since."
    );
    public static readonly Error WrongCredentials = new(
        "account.wrong_credentials",
        Kind.Unauthenticated,
        "No account has this e-mail address and password."
    );
    public static readonly Error NotVerified = new(
        "account.not_verified",
        Kind.Forbidden,
        "Open the link in the mail we sent you, then sign in."
    );
    public static readonly Error Suspended = new(
        "account.suspended",
        Kind.Forbidden,
        "This account is suspended. Write to us if you think that is wrong."
    );
    public static readonly Error SuspendedBefore = new(
        "account.suspended_before",
        Kind.Conflict,
        "This account is suspended already."
    );
    public static readonly Error NotSuspended = new(
        "account.not_suspended",
        Kind.Conflict,
        "This account is not suspended."
    );
    public static readonly Error OwnAccount = new(
        "account.own",
        Kind.Refused,
        "Nobody suspends themselves: ask another admin."
    );
    public static readonly Error AdminPasswordMissing = new(
        "account.admin_password_missing",
        Kind.Refused,
        "There is no admin yet: configure Admin:Password for the first one."
    );
    public static readonly Error AdminAddressTaken = new(
        "account.admin_address_taken",
        Kind.Conflict,
        "Somebody registered with the first admin's address: configure another Admin:Email."
    );

    public static Error TooManyFailures(TimeSpan wait) =>
        new("account.too_many_failures", Kind.TooMany, "Too many failed tries to sign in. Wait a while.")
        {
            RetryAfter = wait,
        };
}
