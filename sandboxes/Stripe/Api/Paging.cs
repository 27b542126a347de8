using System.Text.Json.Nodes;
using StripeSandbox.Objects;

namespace StripeSandbox.Api;

/// <summary>Lists by cursor: <c>limit</c>, <c>starting_after</c>, <c>ending_before</c> and <c>created</c>.</summary>
public static class Paging
{
    public static JsonObject Page<T>(Call call, string url, Func<T, bool> filter)
        where T : StripeObject
    {
        var parameters = call.Parameters;
        var limit = Limit(parameters);
        var after = Cursor<T>(call, "starting_after");
        var before = Cursor<T>(call, "ending_before");
        var created = Created(parameters);
        parameters.RefuseRest("expand");
        if (after is not null && before is not null)
        {
            throw ApiError.Invalid("You may only specify one of these parameters: ending_before, starting_after.");
        }

        // Creation order is oldest first, answers are newest first.
        var oldestFirst = call.Change.All<T>().Where(thing => filter(thing) && created(thing.Created));
        List<T> found = before is null
            ?
            [
                .. oldestFirst
                    .Reverse()
                    .Where(thing => after is null || thing.Sequence < after.Sequence)
                    .Take(limit + 1),
            ]
            : [.. oldestFirst.Where(thing => thing.Sequence > before.Sequence).Take(limit + 1)];
        var hasMore = found.Count > limit;
        var page = found.Take(limit);
        return Rendering.List(before is null ? page : page.Reverse(), url, call.Change, hasMore);
    }

    private static int Limit(Parameters parameters)
    {
        var limit = parameters.Integer("limit") ?? 10;
        return limit switch
        {
            < 1 => throw ApiError.Invalid(
                "This value must be greater than or equal to 1.",
                "limit",
                "parameter_invalid_integer"
            ),
            > 100 => throw ApiError.Invalid(
                "This value must be less than or equal to 100.",
                "limit",
                "parameter_invalid_integer"
            ),
            _ => (int)limit,
        };
    }

    private static T? Cursor<T>(Call call, string param)
        where T : StripeObject => call.Named<T>(param);

    private static Func<long, bool> Created(Parameters parameters)
    {
        var tests = new List<Func<long, bool>>();
        if (parameters.IsGroup("created"))
        {
            var range = parameters.Nested("created")!;
            Add(range.Integer("gt"), (value, bound) => value > bound);
            Add(range.Integer("gte"), (value, bound) => value >= bound);
            Add(range.Integer("lt"), (value, bound) => value < bound);
            Add(range.Integer("lte"), (value, bound) => value <= bound);
        }
        else
        {
            Add(parameters.Integer("created"), (value, bound) => value == bound);
        }

        return value => tests.TrueForAll(test => test(value));

        void Add(long? bound, Func<long, long, bool> test)
        {
            if (bound is { } given)
            {
                tests.Add(value => test(value, given));
            }
        }
    }
}
