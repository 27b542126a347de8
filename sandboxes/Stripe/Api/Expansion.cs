using System.Text.Json.Nodes;
using StripeSandbox.Objects;
using StripeSandbox.Storage;

namespace StripeSandbox.Api;

/// <summary>Replaces ids by the objects they name, where the caller asked for it.</summary>
public static class Expansion
{
    private const string Any = "*";

    private static readonly Dictionary<string, Dictionary<string, string>> Fields = new()
    {
        ["balance_transaction"] = new() { ["source"] = Any },
        ["charge"] = new()
        {
            ["balance_transaction"] = "balance_transaction",
            ["customer"] = "customer",
            ["failure_balance_transaction"] = "balance_transaction",
            ["on_behalf_of"] = "account",
            ["payment_intent"] = "payment_intent",
            ["refunds"] = "refund",
            ["transfer"] = "transfer",
        },
        ["customer"] = [],
        ["dispute"] = new() { ["charge"] = "charge", ["payment_intent"] = "payment_intent" },
        ["payment_intent"] = new()
        {
            ["customer"] = "customer",
            ["latest_charge"] = "charge",
            ["on_behalf_of"] = "account",
            ["payment_method"] = "payment_method",
        },
        ["payment_method"] = new() { ["customer"] = "customer" },
        ["refund"] = new()
        {
            ["balance_transaction"] = "balance_transaction",
            ["charge"] = "charge",
            ["failure_balance_transaction"] = "balance_transaction",
            ["payment_intent"] = "payment_intent",
        },
        ["setup_intent"] = new() { ["customer"] = "customer", ["payment_method"] = "payment_method" },
        ["transfer"] = new()
        {
            ["balance_transaction"] = "balance_transaction",
            ["destination"] = "account",
            ["source_transaction"] = "charge",
        },
        ["transfer_reversal"] = new() { ["balance_transaction"] = "balance_transaction", ["transfer"] = "transfer" },
    };

    /// <summary>Refuses a path that leads nowhere, before anything is done.</summary>
    public static void Check(string kind, bool isList, IEnumerable<string> paths)
    {
        foreach (var path in paths)
        {
            var segments = path.Split('.');
            if (segments.Length > 4)
            {
                throw ApiError.Invalid(
                    $"You cannot expand more than 4 levels of a property. Property: {path}",
                    "expand"
                );
            }

            var rest = isList && segments[0] == "data" ? segments[1..] : segments;
            if (rest.Length == 0 || (isList && segments[0] != "data"))
            {
                throw Cannot(path);
            }

            Check(kind, rest, path);
        }
    }

    public static void Apply(JsonObject node, string path, Change change)
    {
        var segments = path.Split('.');
        if (node["object"]?.GetValue<string>() == "list" && segments[0] == "data")
        {
            foreach (var item in node["data"]!.AsArray())
            {
                Expand(item!.AsObject(), segments[1..], change);
            }
        }
        else
        {
            Expand(node, segments, change);
        }
    }

    private static void Check(string kind, string[] segments, string path)
    {
        foreach (var segment in segments.Where(segment => segment != "data"))
        {
            if (kind == Any)
            {
                return;
            }

            if (!Fields.TryGetValue(kind, out var fields) || !fields.TryGetValue(segment, out kind!))
            {
                throw Cannot(path);
            }
        }
    }

    private static ApiError Cannot(string path) =>
        ApiError.Invalid($"This property cannot be expanded ({path}).", "expand[0]");

    private static void Expand(JsonObject node, string[] segments, Change change)
    {
        var name = segments[0];
        if (name == "refunds" && node["object"]?.GetValue<string>() == "charge" && node["refunds"] is null)
        {
            node["refunds"] = RefundsOf(node["id"]!.GetValue<string>(), change);
        }
        else if (node[name] is JsonValue id && change.FindAny(id.GetValue<string>()) is { } thing)
        {
            node[name] = Rendering.Of(thing, change);
        }

        if (segments.Length > 1 && node[name] is JsonObject inner)
        {
            Apply(inner, string.Join('.', segments[1..]), change);
        }
    }

    private static JsonObject RefundsOf(string charge, Change change) =>
        Rendering.List(
            change.All<Refund>().Where(refund => refund.Charge == charge).Reverse().Take(10),
            $"/v1/charges/{charge}/refunds",
            change
        );
}
