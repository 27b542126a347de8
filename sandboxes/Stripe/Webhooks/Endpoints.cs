using System.Text.Json.Nodes;
using StripeSandbox.Api;
using StripeSandbox.Objects;
using StripeSandbox.Payments;
using StripeSandbox.Storage;

namespace StripeSandbox.Webhooks;

/// <summary>Webhook endpoints: made through the API, and one by configuration.</summary>
public static class Endpoints
{
    private const string Path = "/v1/webhook_endpoints";
    private const string Configured = "we_configured";

    public static IEnumerable<Operation> Operations =>
        [
            new("POST", Path, "webhook_endpoint", Create),
            new("GET", Path, "webhook_endpoint", List) { IsList = true },
            new("GET", Path + "/{id}", "webhook_endpoint", Retrieve),
            new("POST", Path + "/{id}", "webhook_endpoint", Update),
            new("DELETE", Path + "/{id}", "webhook_endpoint", Delete),
        ];

    /// <summary>Brings the endpoint of the configuration in line with it; its old deliveries go to the new URL.</summary>
    public static void Configure(Change change, SandboxOptions options)
    {
        var endpoint = change.Find<WebhookEndpoint>(Configured);
        if (endpoint is null)
        {
            if (options.WebhookUrl is null)
            {
                return;
            }

            endpoint = change.Add(new WebhookEndpoint { Id = Configured, Description = "From the configuration" });
        }

        endpoint.Url = options.WebhookUrl ?? "";
        endpoint.Secret = options.WebhookSecret;
        endpoint.IsDeleted = options.WebhookUrl is null;
        change.Touch(endpoint);
    }

    private static JsonObject Create(Call call)
    {
        var endpoint = new WebhookEndpoint
        {
            ApiVersion = call.Parameters.Text("api_version"),
            Connect = call.Parameters.Flag("connect") ?? false,
            Secret = Ids.New("whsec_", 32),
            Url = Url(call.Parameters) ?? throw call.Parameters.Lacks("url"),
            EnabledEvents = call.Parameters.List("enabled_events") ?? throw call.Parameters.Lacks("enabled_events"),
            Description = call.Parameters.Text("description"),
        };
        call.Parameters.ApplyMetadata(endpoint);
        call.Parameters.RefuseRest();
        call.Change.Add(endpoint);
        var answer = Rendering.Of(endpoint, call.Change);
        // Only this answer shows the secret.
        answer["secret"] = endpoint.Secret;
        return answer;
    }

    private static WebhookEndpoint Update(Call call)
    {
        var endpoint = Change.Draft(Living(call));
        endpoint.Url = Url(call.Parameters) ?? endpoint.Url;
        endpoint.EnabledEvents = call.Parameters.List("enabled_events") ?? endpoint.EnabledEvents;
        endpoint.Status = call.Parameters.Flag("disabled") switch
        {
            true => "disabled",
            false => "enabled",
            null => endpoint.Status,
        };
        call.Parameters.IfGiven("description", text => endpoint.Description = text);
        call.Parameters.ApplyMetadata(endpoint);
        call.Parameters.RefuseRest();
        return call.Change.Replace(endpoint);
    }

    private static WebhookEndpoint Retrieve(Call call)
    {
        call.Parameters.RefuseRest();
        return Living(call);
    }

    private static object List(Call call) => call.Page<WebhookEndpoint>(Path, endpoint => !endpoint.IsDeleted);

    private static WebhookEndpoint Delete(Call call)
    {
        var endpoint = Living(call);
        endpoint.IsDeleted = true;
        call.Change.Touch(endpoint);
        return endpoint;
    }

    private static WebhookEndpoint Living(Call call)
    {
        var endpoint = call.Subject<WebhookEndpoint>();
        return endpoint.IsDeleted ? throw ApiError.Missing("webhook_endpoint", endpoint.Id) : endpoint;
    }

    private static string? Url(Parameters parameters)
    {
        var url = parameters.Text("url");
        return
            url is null
            || (
                Uri.TryCreate(url, UriKind.Absolute, out var uri)
                && uri.Scheme.StartsWith("http", StringComparison.Ordinal)
            )
            ? url
            : throw ApiError.Invalid("Not a valid URL", "url", "url_invalid");
    }
}
