namespace Stripe;

/// <summary>A value of one of several types.</summary>
public interface IAnyOf
{
    /// <summary>The value.</summary>
    object Value { get; }

    /// <summary>Which of the types the value has.</summary>
    Type Type { get; }
}

/// <summary>A value of one of several types.</summary>
public abstract class AnyOf : IAnyOf
{
    /// <inheritdoc/>
    public abstract object Value { get; }

    /// <inheritdoc/>
    public abstract Type Type { get; }

    /// <inheritdoc/>
    public override string ToString() => Value is null ? "AnyOf(null)" : Value.ToString();
}

/// <summary>A value of one of two types.</summary>
public class AnyOf<T1, T2> : AnyOf
{
    private readonly T1 first;
    private readonly T2 second;
    private readonly bool isFirst;

    /// <summary>Holds a value of the first type.</summary>
    public AnyOf(T1 value)
    {
        first = value;
        isFirst = true;
    }

    /// <summary>Holds a value of the second type.</summary>
    public AnyOf(T2 value) => second = value;

    /// <inheritdoc/>
    public override object Value => isFirst ? first : second;

    /// <inheritdoc/>
    public override Type Type => isFirst ? typeof(T1) : typeof(T2);

    public static implicit operator AnyOf<T1, T2>(T1 value) => value is null ? null : new(value);

    public static implicit operator AnyOf<T1, T2>(T2 value) => value is null ? null : new(value);

    public static implicit operator T1(AnyOf<T1, T2> anyOf) => anyOf.first;

    public static implicit operator T2(AnyOf<T1, T2> anyOf) => anyOf.second;
}
