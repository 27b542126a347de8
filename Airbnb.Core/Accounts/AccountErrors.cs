using Airbnb.Core.Accounts.Passwords;

namespace Airbnb.Core.Accounts;

public static class AccountErrors
{
    public static readonly Error PasswordUnreadable = new(
        "account.password_unreadable",
        Kind.Refused,
        "The password holds something that is no character."
    );
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
    public static readonly Error PasswordNamesYou = new(
        "account.password_names_you",
        Kind.Refused,
        "That is little more than your name, your address or ours. Choose another, or say more."
    );
    public static readonly Error PasswordBreached = new(
        "account.password_breached",
        Kind.Refused,
        "This password is in lists that were stolen elsewhere. Choose another, and change it wherever you use it."
    );
    public static readonly Error PasswordWrong = new(
        "account.password_wrong",
        Kind.Refused,
        "That is not your password."
    );
    public static readonly Error AddressUnknown = new(
        "account.address_unknown",
        Kind.Refused,
        "Nobody has an account with this address."
    );
    public static readonly Error ResetMailedBefore = new(
        "account.reset_mailed_before",
        Kind.TooMany,
        "Enough such mails were sent to this address within the hour."
    );
    public static readonly Error EmailUnchanged = new(
        "account.email_unchanged",
        Kind.Refused,
        "That is your address already."
    );
    public static readonly Error EmailChangeSuperseded = new(
        "account.email_change_superseded",
        Kind.Conflict,
        "The address was changed, or the change taken back, since."
    );
    public static readonly Error SecondFactorRequired = new(
        "session.second_factor_required",
        Kind.Unauthenticated,
        "Send the challenge with a code of your authenticator app, or a recovery code."
    );
    public static readonly Error ChallengeInvalid = new(
        "session.challenge_invalid",
        Kind.Unauthenticated,
        "Too much time has passed, or something has changed: sign in with your password again."
    );
    public static readonly Error CodeWrong = new(
        "account.code_wrong",
        Kind.Refused,
        "That is not the code that the app shows now, or it was used before."
    );
    public static readonly Error SecondFactorWrong = new(
        "session.second_factor_wrong",
        Kind.Unauthenticated,
        "That is not the code that the app shows now, nor an unused recovery code."
    );
    public static readonly Error TwoFactorOn = new(
        "account.two_factor_on",
        Kind.Conflict,
        "Two-factor sign-in is on already: switch it off to use another app."
    );
    public static readonly Error TwoFactorOff = new(
        "account.two_factor_off",
        Kind.Conflict,
        "Two-factor sign-in is off."
    );
    public static readonly Error TermsOutdated = new(
        "account.terms_outdated",
        Kind.Refused,
        "There are newer terms: read them, and name their version."
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
        new("account.too_many_failures", Kind.TooMany, "Too many failed tries. Wait a while.") { RetryAfter = wait };
}
