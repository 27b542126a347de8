using Airbnb.Core.Accounts.Passwords;
using Airbnb.Core.Accounts.TwoFactor;
using Airbnb.Core.Persistence;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace Airbnb.Core.Accounts;

/// <summary>ASP.NET Core Identity's stores and hasher, for API and Worker alike.</summary>
public sealed class AccountsFeature : IFeature
{
    /// <summary>PBKDF2 with HMAC-SHA512, as often as ASVS 5.0 (appendix C) asks; older hashes are renewed at sign-in.</summary>
    public const int HashIterations = 210_000;

    public static void Add(IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        services
            .AddIdentityCore<User>(options =>
            {
                options.User.RequireUniqueEmail = true;
                options.User.AllowedUserNameCharacters = ""; // a user name is an address: EmailAddresses has its form
                options.Password = new PasswordOptions
                {
                    RequiredLength = PasswordRules.Shortest,
                    RequireDigit = false,
                    RequireLowercase = false,
                    RequireUppercase = false,
                    RequireNonAlphanumeric = false,
                };
            })
            .AddEntityFrameworkStores<AirbnbDb>();
        services.Replace(ServiceDescriptor.Singleton<ILookupNormalizer, LowerCase>());
        services.Replace(ServiceDescriptor.Singleton<IPasswordHasher<User>, HashPasswords>());
        services.AddSingleton<VerificationLinks>();
        services.AddSingleton<NobodysPassword>();
        services.AddSingleton<SealedSecrets>();
        services.AddSingleton<Challenges>();
        services.AddScoped<CheckPassword>();
        services.AddSingleton<BreachedPasswords>();
        services.AddHttpClient(BreachedPasswords.HttpClientName);
        services.AddOptions<BreachCheckOptions>().BindConfiguration("Accounts:BreachCheck");
        services.Configure<PasswordHasherOptions>(options => options.IterationCount = HashIterations);
        services.AddOptions<PasswordHasherOptions>().BindConfiguration("Accounts:PasswordHasher");
        services.AddOptions<AdminOptions>().BindConfiguration("Admin");
    }
}
