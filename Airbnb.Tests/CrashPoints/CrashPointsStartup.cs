using Airbnb.Core.Persistence;
using Airbnb.CrashPoints;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http;

[assembly: HostingStartup(typeof(CrashPointsStartup))]

namespace Airbnb.CrashPoints;

/// <summary>Puts a crash point around every commit, every write of its own and every call to the gateway.</summary>
public sealed class CrashPointsStartup : IHostingStartup
{
    public void Configure(IWebHostBuilder builder) =>
        builder.ConfigureServices(services =>
        {
            services.AddSingleton<CrashPoint>();
            services.AddSingleton<DatabaseCrashPoints>();
            services.AddSingleton<IHttpMessageHandlerBuilderFilter, GatewayCrashPoints>();
            services.AddTransient<IStartupFilter, WatchRequests>();
            services.ConfigureDbContext<AirbnbDb>(
                (provider, options) => options.AddInterceptors(provider.GetRequiredService<DatabaseCrashPoints>())
            );
        });

    /// <summary>Remembers which request is at work, of those that move money.</summary>
    private sealed class WatchRequests(CrashPoint point) : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) =>
            app =>
            {
                app.Use(Watch);
                next(app);
            };

        private async Task Watch(HttpContext context, RequestDelegate next)
        {
            if (MovesMoney(context.Request))
                point.During = $"{context.Request.Method} {Kind(context.Request.Path)}";
            await next(context);
        }

        private static bool MovesMoney(HttpRequest request) =>
            request.Headers.ContainsKey("Idempotency-Key")
            || request.Path.StartsWithSegments("/webhooks", StringComparison.Ordinal);

        /// <summary>The path without its ids: <c>/api/v1/bookings/*/cancellation</c>.</summary>
        private static string Kind(PathString path) =>
            string.Join('/', path.Value!.Split('/').Select(part => Guid.TryParse(part, out _) ? "*" : part));
    }
}
