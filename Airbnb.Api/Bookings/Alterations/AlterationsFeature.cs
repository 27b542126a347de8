using Airbnb.Core;

namespace Airbnb.Api.Bookings.Alterations;

public sealed class AlterationsFeature : IFeature
{
    public static void Add(IHostApplicationBuilder builder) => builder.Services.AddScoped<ReadAlteration>();
}
