using System.Collections;
using System.Reflection;

namespace FastEndpoints;

/// <summary>
/// The object of a <see cref="FromQueryAttribute" /> property: <c>a=1&amp;b.c=2&amp;d[0].e=3</c>, by property names.
/// </summary>
sealed class NestedQuery
{
    readonly Node root;
    readonly Action<object, object?> set;

    internal NestedQuery(PropertyInfo property, Action<object, object?> set)
    {
        var type = property.PropertyType;
        if (type.IsAssignableTo(typeof(IEnumerable)) || !type.IsClass)
            throw new InvalidOperationException(
                $"The property [{property.ReflectedType!.FullName}.{property.Name}] has to be a complex type in order to "
                    + "work with the [FromQuery] attribute."
            );
        root = Node.Of(type, []);
        this.set = set;
    }

    internal void Bind(object request, IQueryCollection query, List<ValidationFailure> failures)
    {
        var value = root.Create();
        root.Fill(value, string.Empty, new QueryValues(query, failures));
        set(request, value);
    }

    /// <summary>The query while it is being bound.</summary>
    sealed record QueryValues(IQueryCollection Query, List<ValidationFailure> Failures)
    {
        internal bool HasBelow(string key) =>
            Query.Keys.Any(candidate =>
                candidate.Length > key.Length
                && candidate[key.Length] is '.' or '['
                && candidate.StartsWith(key, StringComparison.OrdinalIgnoreCase)
            );

        internal bool TryParse(
            string key,
            StringValues values,
            Type type,
            Func<StringValues, ParseResult> parse,
            out object? value
        )
        {
            var result = parse(values);
            if (!result.IsSuccess)
                Failures.Add(new(key, Cfg.BndOpts.FailureMessage(type, key, values)));
            value = result.Value;
            return result.IsSuccess;
        }
    }

    /// <summary>A type inside the object graph; types that contain themselves share one node.</summary>
    sealed class Node
    {
        readonly List<(string Name, Func<object, string, QueryValues, bool> Bind)> members = [];

        Node(Type type) => Create = RequestShape.Factory(type);

        internal Func<object> Create { get; }

        internal static Node Of(Type type, Dictionary<Type, Node> known)
        {
            if (known.TryGetValue(type, out var node))
                return node;
            known[type] = node = new Node(type);
            foreach (var property in RequestShape.BindableProperties(type))
                node.members.Add((FieldNames.OfParameter(property), Member(property, known)));
            return node;
        }

        internal bool Fill(object target, string prefix, QueryValues query)
        {
            var bound = false;
            foreach (var (name, bind) in members)
                bound |= bind(target, prefix.Length == 0 ? name : $"{prefix}.{name}", query);
            return bound;
        }

        static Func<object, string, QueryValues, bool> Member(PropertyInfo property, Dictionary<Type, Node> known)
        {
            var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
            var set = RequestShape.Setter(property);
            if (type != typeof(string) && type.IsAssignableTo(typeof(IEnumerable)))
                return List(property, type, set, known);
            return IsSimple(type) ? Simple(type, set) : Complex(Of(type, known), set);
        }

        static Func<object, string, QueryValues, bool> Simple(Type type, Action<object, object?> set)
        {
            var parse = Cfg.BndOpts.Parsers.For(type);
            return (target, key, query) =>
            {
                if (!query.Query.TryGetValue(key, out var values))
                    return false;
                if (!query.TryParse(key, values, type, parse, out var value))
                    return false;
                set(target, value);
                return true;
            };
        }

        static Func<object, string, QueryValues, bool> Complex(Node node, Action<object, object?> set) =>
            (target, key, query) =>
            {
                if (!query.HasBelow(key))
                    return false;
                var value = node.Create();
                var bound = node.Fill(value, key, query);
                set(target, value);
                return bound;
            };

        static Func<object, string, QueryValues, bool> List(
            PropertyInfo property,
            Type type,
            Action<object, object?> set,
            Dictionary<Type, Node> known
        )
        {
            var item = type.IsGenericType ? type.GetGenericArguments()[0] : type.GetElementType();
            var list = item is null ? null : typeof(List<>).MakeGenericType(item);
            if (list?.IsAssignableTo(type) is not true)
                throw new NotSupportedException(
                    $"'{type.Name}' type properties are not supported for complex query param binding! Offender: "
                        + $"[{property.ReflectedType!.FullName}.{property.Name}]"
                );
            var create = RequestShape.Factory(list);
            var fill = IsSimple(item!) ? SimpleItems(item!) : ComplexItems(Of(item!, known));
            return (target, key, query) =>
            {
                var items = (IList)create();
                var bound = fill(items, key, query);
                set(target, items);
                return bound;
            };
        }

        /// <summary><c>ids=1&amp;ids=2</c> and <c>ids[0]=1&amp;ids[1]=2</c>.</summary>
        static Func<IList, string, QueryValues, bool> SimpleItems(Type item)
        {
            var parse = Cfg.BndOpts.Parsers.For(item);
            return (items, key, query) =>
            {
                var indexed = key;
                for (var index = 0; query.Query.TryGetValue(indexed, out var values) || index == 0; index++)
                {
                    foreach (var text in values)
                    {
                        if (query.TryParse(indexed, text, item, parse, out var value))
                            items.Add(value);
                    }

                    indexed = $"{key}[{index}]";
                }

                return items.Count > 0;
            };
        }

        static Func<IList, string, QueryValues, bool> ComplexItems(Node node) =>
            (items, key, query) =>
            {
                for (var index = 0; query.HasBelow($"{key}[{index}]"); index++)
                {
                    var item = node.Create();
                    if (!node.Fill(item, $"{key}[{index}]", query))
                        break;
                    items.Add(item);
                }

                return items.Count > 0;
            };

        static bool IsSimple(Type type) =>
            type.IsPrimitive
            || type.IsEnum
            || Array.Exists(
                type.GetMethods(BindingFlags.Public | BindingFlags.Static),
                method => method.Name is "TryParse"
            )
            || type == typeof(string)
            || type == typeof(Uri);
    }
}
