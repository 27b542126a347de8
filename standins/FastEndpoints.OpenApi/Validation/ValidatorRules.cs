using System.Linq.Expressions;
using System.Reflection;
using System.Text.Json;
using FastEndpoints.OpenApi.Schemas;
using FluentValidation;
using FluentValidation.Validators;
using Microsoft.Extensions.DependencyInjection;

namespace FastEndpoints.OpenApi.Validation;

/// <summary>A demand that a validator makes of a property.</summary>
sealed record PropertyRule(IPropertyValidator Validator, bool IsConditional);

/// <summary>The demands of a validator and of the validators that it uses, by the path of the property.</summary>
/// <remarks>Paths are names as in C#; the items of a collection are a step named <c>[]</c>.</remarks>
sealed class ValidatorRules
{
    const string Item = "[]";

    readonly List<(string[] Path, PropertyRule Rule)> rules = [];
    readonly JsonSerializerOptions json;

    ValidatorRules(JsonSerializerOptions json) => this.json = json;

    internal static ValidatorRules Of(
        EndpointDefinition endpoint,
        IServiceProvider services,
        JsonSerializerOptions json
    )
    {
        var found = new ValidatorRules(json);
        if (endpoint.ValidatorType is not null)
        {
            var validator = services.GetRequiredService<IServiceResolver>().CreateSingleton(endpoint.ValidatorType);
            found.Collect((IValidator)validator, [], []);
        }

        return found;
    }

    /// <summary>The rules of one property.</summary>
    internal IReadOnlyList<PropertyRule> For(string[] path) =>
        rules
            .Where(rule => rule.Path.SequenceEqual(path, StringComparer.OrdinalIgnoreCase))
            .Select(r => r.Rule)
            .ToList();

    /// <summary>The rules of a property's own properties.</summary>
    internal ValidatorRules Below(string? property)
    {
        if (property is null)
            return this;
        var below = new ValidatorRules(json);
        below.rules.AddRange(
            rules
                .Where(rule => rule.Path.Length > 1 && string.Equals(rule.Path[0], property, StringComparison.Ordinal))
                .Select(rule => (rule.Path[1..], rule.Rule))
        );
        return below;
    }

    /// <summary>The rules of the items of a collection.</summary>
    internal ValidatorRules BelowItem() => Below(Item);

    internal IEnumerable<IGrouping<string, PropertyRule>> Direct() =>
        rules
            .Where(rule => rule.Path is [not Item])
            .GroupBy(rule => JsonNames.Of(rule.Path[0], json), rule => rule.Rule, StringComparer.Ordinal);

    /// <summary>Properties that have properties with rules, by their names in JSON.</summary>
    internal IEnumerable<(string Name, ValidatorRules Rules)> Nested() =>
        rules
            .Where(rule => rule.Path.Length > 1 && !string.Equals(rule.Path[0], Item, StringComparison.Ordinal))
            .Select(rule => rule.Path[0])
            .Distinct(StringComparer.Ordinal)
            .Select(name => (JsonNames.Of(name, json), Below(name)));

    internal IReadOnlyList<PropertyRule> OfItem() => For([Item]);

    void Collect(IValidator validator, string[] path, HashSet<Type> active)
    {
        // A validator that uses itself, for a tree, is read once.
        if (!active.Add(validator.GetType()))
            return;
        foreach (var rule in validator.CreateDescriptor().Rules)
        {
            string[] own = [.. path, .. PathOf(rule)];
            foreach (var component in rule.Components)
            {
                var isConditional =
                    rule.HasCondition
                    || rule.HasAsyncCondition
                    || component.HasCondition
                    || component.HasAsyncCondition;
                if (ChildOf(component.Validator) is { } child)
                    Collect(child, own, active);
                else
                    rules.Add((own, new(component.Validator, isConditional)));
            }
        }

        active.Remove(validator.GetType());
    }

    static IEnumerable<string> PathOf(IValidationRule rule)
    {
        var names = new Stack<string>();
        var expression = (rule.Expression as LambdaExpression)?.Body;
        while (true)
        {
            switch (expression)
            {
                case UnaryExpression conversion:
                    expression = conversion.Operand;
                    break;
                case MemberExpression member:
                    names.Push(member.Member.Name);
                    expression = member.Expression;
                    break;
                default:
                    return IsForItems(rule) ? names.Append(Item) : names;
            }
        }
    }

    static bool IsForItems(IValidationRule rule) =>
        Array.Exists(
            rule.GetType().GetInterfaces(),
            i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(ICollectionRule<,>)
        );

    /// <summary>The validator of a nested object, where it does not depend on the object.</summary>
    static IValidator? ChildOf(IPropertyValidator validator)
    {
        if (validator is not IChildValidatorAdaptor)
            return null;
        for (var type = validator.GetType(); type is not null; type = type.BaseType)
        {
            var field = Array.Find(
                type.GetFields(BindingFlags.NonPublic | BindingFlags.Instance),
                f => f.FieldType.IsAssignableTo(typeof(IValidator))
            );
            if (field is not null)
                return field.GetValue(validator) as IValidator;
        }

        return null;
    }
}
