using Airbnb.Core;
using Airbnb.Core.Accounts;

namespace Airbnb.Tests.Accounts;

public sealed class UserTests
{
    private static readonly DateTimeOffset Now = new(2027, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Somebody_new_is_a_member_who_has_not_proved_their_address()
    {
        var user = Newcomer("Ann");
        Assert.Equal(PlatformRole.Member, user.Role);
        Assert.False(user.EmailConfirmed);
        Assert.NotNull(user.PendingRegistration);
    }

    [Fact]
    public void Until_the_address_is_proved_the_latest_registration_counts()
    {
        var user = Newcomer("A stranger");
        user.PasswordHash = "the stranger's";
        var owner = Newcomer("Ann");
        owner.PasswordHash = "Ann's";
        var (id, first) = (user.Id, user.PendingRegistration);

        user.RegisterAgain(owner);

        Assert.Equal((id, "Ann", "Ann's"), (user.Id, user.Name, user.PasswordHash));
        Assert.Equal(owner.PendingRegistration, user.PendingRegistration);
        Assert.NotEqual(first, user.PendingRegistration);
    }

    [Fact]
    public void A_verified_account_is_never_registered_anew()
    {
        var admin = User.FirstAdmin("ann@example.com", "ann@example.com", Now);
        Assert.Throws<InvalidOperationException>(() => admin.RegisterAgain(Newcomer("A stranger")));
        Assert.Equal("Admin", admin.Name);
    }

    private static User Newcomer(string name) =>
        User.Register("Ann@example.com", "ann@example.com", name, Language.En, Now);
}
