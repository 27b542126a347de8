using System.Text.Json.Nodes;

namespace StripeSandbox.Api;

/// <summary>What a browser may see of an intent: nothing that is between the shop and Stripe.</summary>
public static class Browsers
{
    private static readonly string[] Hidden =
    [
        "amount_capturable",
        "amount_received",
        "application",
        "application_fee_amount",
        "customer",
        "latest_charge",
        "metadata",
        "on_behalf_of",
        "review",
        "statement_descriptor",
        "statement_descriptor_suffix",
        "transfer_data",
        "transfer_group",
    ];

    public static JsonObject Narrow(JsonObject node)
    {
        if (node["object"]?.GetValue<string>() is "payment_intent" or "setup_intent")
        {
            foreach (var name in Hidden)
            {
                node.Remove(name);
            }
        }

        return node;
    }
}
