using Airbnb.Core.Calendar.Feeds.Importing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Airbnb.Core.Calendar.Feeds;

public sealed class FeedsFeature : IFeature
{
    public static void Add(IHostApplicationBuilder builder)
    {
        var isProduction = builder.Environment.IsProduction();
        builder
            .Services.AddOptions<CalendarOptions>()
            .BindConfiguration("Calendars")
            .Validate(
                options => !isProduction || !options.AllowPrivateAddresses,
                "Calendars:AllowPrivateAddresses is for development and tests."
            )
            .ValidateOnStart();
        builder.Services.AddSingleton<FetchCalendar>();
    }
}
