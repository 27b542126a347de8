using System.Text.Json.Nodes;
using StripeSandbox.Objects;
using StripeSandbox.Storage;

namespace StripeSandbox;

/// <summary>Objects as answers and events show them.</summary>
public static class Rendering
{
    public static JsonObject Of(StripeObject thing, Change change)
    {
        if (thing is Customer { IsDeleted: true } or Account { IsDeleted: true } or WebhookEndpoint { IsDeleted: true })
        {
            return new JsonObject
            {
                ["id"] = thing.Id,
                ["object"] = thing.Object,
                ["deleted"] = true,
            };
        }

        var node = Json.Render(thing);
        switch (thing)
        {
            case AccountLink:
                node.Remove("id");
                break;
            case Dispute dispute:
                node["balance_transactions"] = new JsonArray([
                    .. dispute.BalanceTransactionIds.Select(id => Of(change.Get<BalanceTransaction>(id), change)),
                ]);
                break;
            case Transfer transfer:
                var reversals = change.All<TransferReversal>().Where(reversal => reversal.Transfer == transfer.Id);
                node["reversals"] = List([.. reversals], $"/v1/transfers/{transfer.Id}/reversals", change);
                break;
        }

        return node;
    }

    public static JsonObject List(IEnumerable<StripeObject> things, string url, Change change, bool hasMore = false) =>
        new()
        {
            ["object"] = "list",
            ["data"] = new JsonArray([.. things.Select(thing => Of(thing, change))]),
            ["has_more"] = hasMore,
            ["url"] = url,
        };
}
