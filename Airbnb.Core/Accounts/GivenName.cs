namespace Airbnb.Core.Accounts;

/// <summary>What people are called before a stay is confirmed, and in public: the name without that of their family.</summary>
public static class GivenName
{
    public static string Of(string name) =>
        name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).FirstOrDefault() ?? name;
}
