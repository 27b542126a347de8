using Airbnb.Core.Bookings.Cancelling;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Airbnb.Core.Bookings;

public sealed class BookingsFeature : IFeature
{
    public static void Add(IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<CancellationSeal>();
        builder
            .Services.AddOptions<BookingSchedule>()
            .Configure<IConfiguration>(
                (rules, configuration) => rules.Read(configuration.GetSection(BookingSchedule.Section))
            )
            .Validate(rules => rules.AreSensible(), "Times and numbers of bookings are positive.")
            .Validate(rules => rules.AreInOrder(), "Later rules say from which day on, each after the one before.")
            .ValidateOnStart();
    }
}
