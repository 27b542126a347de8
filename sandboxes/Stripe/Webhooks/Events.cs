using StripeSandbox.Api;
using StripeSandbox.Objects;

namespace StripeSandbox.Webhooks;

public static class Events
{
    private const string Path = "/v1/events";

    public static IEnumerable<Operation> Operations =>
        [new("GET", Path, "event", List) { IsList = true }, new("GET", Path + "/{id}", "event", Retrieve)];

    private static object List(Call call)
    {
        var type = call.Parameters.Text("type");
        var types = call.Parameters.List("types");
        var delivered = call.Parameters.Flag("delivery_success");
        return call.Page<Event>(
            Path,
            happened =>
                (type is null || Fits(type, happened.Type))
                && (types is null || types.Exists(wanted => Fits(wanted, happened.Type)))
                && (delivered is null || delivered == (happened.PendingWebhooks == 0))
        );
    }

    private static Event Retrieve(Call call)
    {
        call.Parameters.RefuseRest();
        return call.Subject<Event>();
    }

    // `charge.*` stands for everything below it.
    private static bool Fits(string wanted, string type) =>
        wanted.EndsWith('*') ? type.StartsWith(wanted[..^1], StringComparison.Ordinal) : wanted == type;
}
