using Airbnb.Core.Bookings.Cancelling;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Airbnb.Core.Bookings;

public sealed class BookingsFeature : IFeature
{
    public static void Add(IHostApplicationBuilder builder) => builder.Services.AddSingleton<CancellationSeal>();
}
