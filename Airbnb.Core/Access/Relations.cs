namespace Airbnb.Core.Access;

/// <summary>How a caller stands to what they ask for.</summary>
[Flags]
public enum Relations
{
    None = 0,

    /// <summary>It is open to everybody.</summary>
    Anybody = 1,

    /// <summary>It is open to everybody who has signed in.</summary>
    SignedIn = 1 << 1,

    /// <summary>It is part of their own account, or about them.</summary>
    Self = 1 << 2,

    Guest = 1 << 3,
    Host = 1 << 4,
    CalendarCoHost = 1 << 5,
    MessagingCoHost = 1 << 6,
    FullCoHost = 1 << 7,
    Support = 1 << 8,
    Administrator = 1 << 9,

    /// <summary>Who works on a home in its host's name.</summary>
    CoHost = CalendarCoHost | MessagingCoHost | FullCoHost,

    /// <summary>Who has it because of the role that they have on the platform.</summary>
    Staff = Support | Administrator,
}
