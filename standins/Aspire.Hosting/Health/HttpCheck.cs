using System.Globalization;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Aspire.Hosting.Health;

internal sealed class HttpCheck(IHttpClientFactory clients, Func<Uri> address, int wantedStatus) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context,
        CancellationToken cancellationToken = default
    )
    {
        var url = address();
        try
        {
            using var client = clients.CreateClient();
            using var response = await client.GetAsync(
                url,
                HttpCompletionOption.ResponseHeadersRead,
                cancellationToken
            );
            var status = (int)response.StatusCode;
            return status == wantedStatus
                ? HealthCheckResult.Healthy()
                : HealthCheckResult.Unhealthy(
                    string.Create(CultureInfo.InvariantCulture, $"{url} answered {status} instead of {wantedStatus}.")
                );
        }
        catch (HttpRequestException trouble)
        {
            return HealthCheckResult.Unhealthy($"{url} does not answer: {trouble.Message}", trouble);
        }
    }
}
