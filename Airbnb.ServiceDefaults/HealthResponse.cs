using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Microsoft.Extensions.Hosting;

/// <summary>What a probe is answered: one word, and in Development the state of every check.</summary>
internal static class HealthResponse
{
    public static HealthCheckOptions Options(bool detailed, Func<HealthCheckRegistration, bool> predicate)
    {
        var options = new HealthCheckOptions { Predicate = predicate };
        if (detailed)
        {
            options.ResponseWriter = WriteDetails;
        }

        return options;
    }

    private static Task WriteDetails(HttpContext context, HealthReport report) =>
        context.Response.WriteAsJsonAsync(
            new
            {
                Status = report.Status.ToString(),
                Checks = report.Entries.ToDictionary(
                    entry => entry.Key,
                    entry => new
                    {
                        Status = entry.Value.Status.ToString(),
                        Detail = entry.Value.Description ?? entry.Value.Exception?.Message,
                        Milliseconds = Math.Round(entry.Value.Duration.TotalMilliseconds, 1),
                    },
                    StringComparer.Ordinal
                ),
            },
            context.RequestAborted
        );
}
