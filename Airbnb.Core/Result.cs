namespace Airbnb.Core;

/// <summary>What sort of refusal an <see cref="Error"/> is; the API gives each kind one status code.</summary>
public enum Kind
{
    /// <summary>400: the request cannot be understood.</summary>
    Invalid,

    /// <summary>401: nobody is signed in, or not as they claim.</summary>
    Unauthenticated,

    /// <summary>403: visible, but not theirs to do.</summary>
    Forbidden,

    /// <summary>404: not there, or not for this caller to know of.</summary>
    NotFound,

    /// <summary>409: true a moment ago, or for somebody else.</summary>
    Conflict,

    /// <summary>412: the row changed since the caller read it.</summary>
    Stale,

    /// <summary>428: an edit must say which version it edits.</summary>
    PreconditionMissing,

    /// <summary>422: understood, and refused by a rule.</summary>
    Refused,

    /// <summary>429: too often.</summary>
    TooMany,

    /// <summary>503: an outside service is away; trying again may help.</summary>
    Unavailable,
}

/// <summary>A refusal by a rule: a value, not an exception.</summary>
/// <param name="Code">Stable and machine-readable, <c>feature.reason</c>.</param>
/// <param name="Message">For people, in English.</param>
public sealed record Error(string Code, Kind Kind, string Message)
{
    /// <summary>Every rule that fails, where one answer names several.</summary>
    public IReadOnlyList<Error> Reasons { get; init; } = [];

    /// <summary>After how long trying again may help, where that is known.</summary>
    public TimeSpan? RetryAfter { get; init; }

    public static readonly Error NotFound = new("not_found", Kind.NotFound, "There is no such thing here.");
    public static readonly Error Stale = new("stale", Kind.Stale, "It changed since you read it. Read it again.");
}

/// <summary>Done, or refused.</summary>
public readonly struct Result
{
    private Result(Error? error) => Error = error;

    public Error? Error { get; }
    public bool Succeeded => Error is null;

    public static readonly Result Done;

    public static implicit operator Result(Error error) => new(error);

    public Result<T> As<T>(T value) => Error is null ? value : Error;
}

/// <summary>A value, or the refusal that stands in its place.</summary>
public readonly struct Result<T>
{
    private readonly T? value;

    private Result(T? value, Error? error) => (this.value, Error) = (value, error);

    public Error? Error { get; }
    public bool Succeeded => Error is null;
    public T Value => Error is null ? value! : throw new InvalidOperationException($"Refused: {Error.Code}.");

    public static implicit operator Result<T>(T value) => new(value, null);

    public static implicit operator Result<T>(Error error) => new(default, error);

    public Result<TOther> Map<TOther>(Func<T, TOther> map) => Error is null ? map(value!) : Error;
}
