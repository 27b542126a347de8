using System.Linq.Expressions;
using System.Reflection;
using System.Text.Json.Serialization;

namespace FastEndpoints;

/// <summary>How to make an object of a type and fill its properties, compiled once per type.</summary>
static class RequestShape
{
    /// <summary>Properties that a request, or the container, may fill.</summary>
    internal static IEnumerable<PropertyInfo> BindableProperties(Type type) =>
        type.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.FlattenHierarchy)
            .Where(property =>
                property.GetIndexParameters().Length == 0
                && property.GetGetMethod() is not null
                && property.GetSetMethod() is not null
                && property.GetCustomAttribute<JsonIgnoreAttribute>()?.Condition != JsonIgnoreCondition.Always
                && !property.IsDefined(typeof(DontInjectAttribute))
            );

    /// <summary>Calls the shortest constructor, with the defaults of its parameters.</summary>
    internal static Func<object> Factory(Type type)
    {
        if (type == typeof(EmptyRequest))
            return () => EmptyRequest.Instance;
        return Expression.Lambda<Func<object>>(Expression.Convert(New(type), typeof(object))).Compile();
    }

    /// <summary>Sets the property of an object, boxed when it is a struct; init-only properties too.</summary>
    internal static Action<object, object?> Setter(PropertyInfo property)
    {
        var owner = property.ReflectedType!;
        var target = Expression.Parameter(typeof(object));
        var value = Expression.Parameter(typeof(object));
        var instance = owner.IsValueType ? Expression.Unbox(target, owner) : Expression.Convert(target, owner);
        var assignment = Expression.Assign(
            Expression.Property(instance, property),
            Expression.Convert(value, property.PropertyType)
        );
        return Expression.Lambda<Action<object, object?>>(assignment, target, value).Compile();
    }

    static NewExpression New(Type type)
    {
        if (type.IsValueType)
            return Expression.New(type);
        var constructor =
            type.GetConstructors().MinBy(c => c.GetParameters().Length)
            ?? throw new NotSupportedException($"[{type.FullName}] has no public constructor to make it with.");
        return Expression.New(constructor, constructor.GetParameters().Select(Default));
    }

    static Expression Default(ParameterInfo parameter) =>
        parameter is { HasDefaultValue: true, DefaultValue: not null }
            ? Expression.Constant(parameter.DefaultValue, parameter.ParameterType)
            : Expression.Default(parameter.ParameterType);
}
