using StripeSandbox.Api;

namespace StripeSandbox.Controls;

public enum FaultKind
{
    Error,
    Hang,
    Drop,
}

public enum FaultTime
{
    Before,
    After,
}

/// <summary>Trouble for the next calls that match, before or after they take effect.</summary>
public sealed record Fault
{
    public int Count { get; set; } = 1;
    public FaultKind Kind { get; init; } = FaultKind.Error;
    public FaultTime When { get; init; } = FaultTime.Before;
    public int Status { get; init; } = 500;

    /// <summary>How long a hanging call hangs before its connection is cut.</summary>
    public double Seconds { get; init; } = 120;
    public string? Method { get; init; }

    /// <summary>How the path begins.</summary>
    public string Path { get; init; } = "/v1/";

    public bool Matches(string method, string path) =>
        Count > 0
        && (Method is null || string.Equals(Method, method, StringComparison.OrdinalIgnoreCase))
        && path.StartsWith(Path, StringComparison.Ordinal);

    public async Task Strike(HttpContext context)
    {
        if (Kind == FaultKind.Error)
        {
            throw new ApiError(
                Status,
                Status == 429 ? "invalid_request_error" : "api_error",
                "An unknown error occurred (asked for by /sandbox/faults)."
            )
            {
                Code = Status == 429 ? "rate_limit" : null,
            };
        }

        if (Kind == FaultKind.Hang)
        {
            await Task.Delay(TimeSpan.FromSeconds(Seconds), context.RequestAborted);
        }

        context.Abort();
        throw new OperationCanceledException("The connection was cut (asked for by /sandbox/faults).");
    }
}

/// <summary>The faults that are asked for and not yet used up.</summary>
public sealed class Faults
{
    private readonly List<Fault> waiting = [];

    public IReadOnlyList<Fault> Waiting
    {
        get
        {
            lock (waiting)
            {
                return [.. waiting];
            }
        }
    }

    public void Add(Fault fault)
    {
        lock (waiting)
        {
            waiting.Add(fault);
        }
    }

    public void Clear()
    {
        lock (waiting)
        {
            waiting.Clear();
        }
    }

    public Fault? Next(string method, string path)
    {
        lock (waiting)
        {
            var fault = waiting.Find(fault => fault.Matches(method, path));
            if (fault is not null && --fault.Count == 0)
            {
                waiting.Remove(fault);
            }

            return fault;
        }
    }
}
