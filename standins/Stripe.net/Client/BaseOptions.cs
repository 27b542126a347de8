using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;

namespace Stripe;

/// <summary>Marks parameters that can stand inside other parameters.</summary>
public interface INestedOptions { }

/// <summary>Knows which of its properties were assigned, so that an assigned null can clear a field.</summary>
internal interface ITracksAssignments
{
    Assignments Assigned { get; }
}

/// <summary>The names of the properties that were assigned.</summary>
internal sealed class Assignments
{
    private HashSet<string> names;

    public T Note<T>(T value, [CallerMemberName] string name = null)
    {
        (names ??= new HashSet<string>(StringComparer.Ordinal)).Add(name);
        return value;
    }

    public bool Contains(string name) => names?.Contains(name) == true;
}

/// <summary>The parameters of a request.</summary>
public class BaseOptions : INestedOptions, ITracksAssignments
{
    /// <summary>The fields of the answer to expand from an id to the object.</summary>
    public List<string> Expand { get; set; }

    /// <summary>Parameters that have no property.</summary>
    [JsonExtensionData]
    public IDictionary<string, object> ExtraParams { get; set; } =
        new Dictionary<string, object>(StringComparer.Ordinal);

    Assignments ITracksAssignments.Assigned { get; } = new();

    /// <summary>Asks to expand a field; in lists the name starts with <c>data.</c>.</summary>
    public void AddExpand(string value) => (Expand ??= []).Add(value);

    /// <summary>Asks to expand several fields.</summary>
    public void AddRangeExpand(IEnumerable<string> values) => (Expand ??= []).AddRange(values);

    /// <summary>Adds a parameter that has no property.</summary>
    public void AddExtraParam(string key, object value) => ExtraParams.Add(key, value);

    internal BaseOptions Clone() => (BaseOptions)MemberwiseClone();

    private protected T Note<T>(T value, [CallerMemberName] string name = null) =>
        ((ITracksAssignments)this).Assigned.Note(value, name);
}

/// <summary>The parameters of a list.</summary>
public class ListOptions : BaseOptions
{
    /// <summary>How many objects to return, from 1 to 100.</summary>
    public long? Limit { get; set; }

    /// <summary>The id of the object after which the page starts.</summary>
    public string StartingAfter { get; set; }

    /// <summary>The id of the object before which the page ends.</summary>
    public string EndingBefore { get; set; }
}

/// <summary>A span of time; every bound is optional.</summary>
public class DateRangeOptions : INestedOptions
{
    /// <summary>Exclusive lower bound.</summary>
    [JsonPropertyName("gt")]
    public DateTime? GreaterThan { get; set; }

    /// <summary>Inclusive lower bound.</summary>
    [JsonPropertyName("gte")]
    public DateTime? GreaterThanOrEqual { get; set; }

    /// <summary>Exclusive upper bound.</summary>
    [JsonPropertyName("lt")]
    public DateTime? LessThan { get; set; }

    /// <summary>Inclusive upper bound.</summary>
    [JsonPropertyName("lte")]
    public DateTime? LessThanOrEqual { get; set; }
}

/// <summary>A postal address in a request.</summary>
public class AddressOptions : INestedOptions
{
    public string City { get; set; }
    public string Country { get; set; }
    public string Line1 { get; set; }
    public string Line2 { get; set; }
    public string PostalCode { get; set; }
    public string State { get; set; }
}
