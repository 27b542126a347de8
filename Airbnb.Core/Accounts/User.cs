using Airbnb.Core.Accounts.Profiles;
using Microsoft.AspNetCore.Identity;

namespace Airbnb.Core.Accounts;

/// <summary>A person: guest, host, or one who looks after the platform. They sign in with their e-mail address.</summary>
public sealed class User : IdentityUser<Guid>
{
    public const int LongestName = 100;

    /// <summary>What others read in place of the name of somebody who is forgotten.</summary>
    public const string ErasedName = "Anonymous";

    /// <summary>No mail is ever sent there, and nobody can register an address with one label for a domain.</summary>
    public const string ErasedHost = "erased";

    public User() => Id = Guid.CreateVersion7();

    public required string Name { get; set; }
    public PlatformRole Role { get; private set; }

    /// <summary>What we write to them in.</summary>
    public Language Language { get; private set; }

    /// <summary>As the last look at their standing said; their homes show it too.</summary>
    public bool IsSuperhost { get; private set; }

    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>Since when they may not sign in, nor be found; null while they are welcome.</summary>
    public DateTimeOffset? SuspendedAt { get; private set; }

    /// <summary>What they say of themselves, for everybody to read.</summary>
    public string? Bio { get; private set; }

    /// <summary>ISO 639-1.</summary>
    public string[] SpokenLanguages { get; private set; } = [];

    /// <summary>The name of its file in the photo store.</summary>
    public string? Picture { get; private set; }

    /// <summary>Grows with each edit of the profile; clients see it as the ETag.</summary>
    public int Version { get; private set; }

    /// <summary>When they agreed to the terms of hosting; null for those who only travel.</summary>
    public DateTimeOffset? HostSince { get; private set; }

    /// <summary>The registration whose mail may still verify the address; null once it is verified.</summary>
    public Guid? PendingRegistration { get; private set; }

    /// <param name="lookupEmail">The address as Identity normalises it, by which it is unique.</param>
    public static User Register(string email, string lookupEmail, string name, Language language, DateTimeOffset now)
    {
        var user = new User
        {
            Name = name,
            Language = language,
            CreatedAt = now,
        };
        user.SetEmail(email, lookupEmail);
        user.Restamp();
        user.PendingRegistration = Guid.CreateVersion7();
        return user;
    }

    /// <summary>The one who looks after the platform from its first day; nobody has to open a mail for that.</summary>
    public static User FirstAdmin(string email, string lookupEmail, DateTimeOffset now)
    {
        var admin = new User
        {
            Name = "Admin",
            Role = PlatformRole.Admin,
            CreatedAt = now,
            EmailConfirmed = true,
        };
        admin.SetEmail(email, lookupEmail);
        admin.Restamp();
        return admin;
    }

    /// <summary>
    /// Before anybody has proved that the address is theirs, the latest registration counts: its password and name, and
    /// only its mail. Otherwise one could register a stranger's address and wait for the stranger to verify it.
    /// </summary>
    public void RegisterAgain(User latest)
    {
        if (EmailConfirmed)
            throw new InvalidOperationException("A verified account is not registered again.");
        (Name, PasswordHash, SecurityStamp) = (latest.Name, latest.PasswordHash, latest.SecurityStamp);
        Language = latest.Language;
        SetEmail(latest.Email!, latest.NormalizedEmail!);
        PendingRegistration = latest.PendingRegistration;
    }

    public Result Suspend(DateTimeOffset now)
    {
        if (SuspendedAt is not null)
            return AccountErrors.SuspendedBefore;
        SuspendedAt = now;
        return Result.Done;
    }

    public Result Reinstate()
    {
        if (SuspendedAt is null)
            return AccountErrors.NotSuspended;
        SuspendedAt = null;
        return Result.Done;
    }

    /// <summary>What they may do on the platform from now on.</summary>
    public void Become(PlatformRole role) => Role = role;

    public void Speak(Language language) => Language = language;

    /// <summary>Leaves nobody but an id: what others have with this account, books above all, refers to it.</summary>
    public void Erase()
    {
        SetPassword(hash: null);
        var nobody = $"{Id:N}@{ErasedHost}";
        SetEmail(nobody, nobody);
        (Name, Language, IsSuperhost) = (ErasedName, default, false);
        (PhoneNumber, PhoneNumberConfirmed, TwoFactorEnabled, EmailConfirmed) = (null, false, false, false);
        (Bio, SpokenLanguages, Picture) = (null, [], null);
        PendingRegistration = null;
    }

    public void Edit(Profile profile)
    {
        (Name, Bio, PhoneNumber) = (profile.Name, profile.Bio, profile.Phone);
        SpokenLanguages = [.. profile.Languages];
        Version++;
    }

    /// <param name="file">Null for none.</param>
    /// <returns>The file that they showed before.</returns>
    public string? Show(string? file)
    {
        var before = Picture;
        Picture = file;
        Version++;
        return before;
    }

    public void Host(DateTimeOffset now) => HostSince ??= now;

    /// <summary>What was signed with the old stamp, such as a sign-in that is half done, is worth nothing from now on.</summary>
    /// <param name="hash">Null for none: then only a reset leads back in.</param>
    public void SetPassword(string? hash)
    {
        PasswordHash = hash;
        Restamp();
    }

    public void SecondFactor(bool enabled)
    {
        TwoFactorEnabled = enabled;
        Restamp();
    }

    /// <summary>Its owner has proved that the address is theirs.</summary>
    public void Move(string email, string lookupEmail)
    {
        SetEmail(email, lookupEmail);
        Restamp();
    }

    private void Restamp() => SecurityStamp = Guid.NewGuid().ToString("N");

    private void SetEmail(string email, string lookupEmail)
    {
        (Email, UserName) = (email, email);
        (NormalizedEmail, NormalizedUserName) = (lookupEmail, lookupEmail);
    }
}
