namespace Airbnb.Core.Accounts;

public static class AccountQueries
{
    /// <summary>Whose address was verified: nobody else is somebody here.</summary>
    public static IQueryable<User> Known(this IQueryable<User> users) => users.Where(user => user.EmailConfirmed);
}
