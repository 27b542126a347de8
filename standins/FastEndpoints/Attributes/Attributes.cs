namespace FastEndpoints;

/// <summary>The type is not registered although discovery finds it.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class DontRegisterAttribute : Attribute;

/// <summary>The property is neither injected into an endpoint nor bound from a request.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class DontInjectAttribute : Attribute;

/// <summary>The injected service is registered under this key.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class KeyedServiceAttribute(string keyName) : Attribute
{
    public string Key { get; } = keyName;
}

/// <summary>Left out of the OpenAPI document.</summary>
[AttributeUsage(AttributeTargets.All)]
public sealed class HideFromDocsAttribute : Attribute;

/// <summary>An overridable method that a concrete endpoint has not overridden.</summary>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class NotImplementedAttribute : Attribute;

/// <summary>The items of the collection are documented as unique.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class UniqueItemsAttribute : Attribute;
